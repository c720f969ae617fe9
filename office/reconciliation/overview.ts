import type { Pool } from 'pg';
import { daysBetween, type CivilDate } from '../../domain/kernel/civil-date';
import { endOf, periodFrom, type Period } from '../../reconciliation/period';
import { schedulesOf, type Recipe } from '../../reconciliation/recipe';
import type { RunState } from '../../workflows/reconciliation-port';
import { creditorOfRuns } from './creditor-of-runs';
import { wantedSources } from './await-sources';
import { scheduledRows } from './begin-due-runs';
import { unsigned } from './calendar-of-runs';
import { dueDayOf, duePeriods } from './due-days';
import { openItems, type Item } from './items';
import { currentLoads } from './loads';
import { recipeOfRun } from './recipe-of-run';
import { findRecipe } from './recipe-shelf';
import { isEnded, isSigned, type RecordedRunEvent } from './run-events';
import { eventsOf, latest, type RunRow } from './run-record';
import { sourceNamed } from './source-of-run';

/** A run at a glance. */
export interface RunAtAGlance {
  readonly creditor: string;
  readonly recipe: string;
  readonly period: string;
  /** `to begin` is one that the calendar has, and that is not begun. */
  readonly state: RunState | 'to begin';
  /** What nothing explains, as the latest result has it; absent while there is none. */
  readonly remaining?: string;
  readonly currency: string;
  /** Differences that are open, those of earlier periods among them. */
  readonly open: number;
  /** Who must act now: the role that owes a source, prepares, signs or acknowledges, and whoever looks into a difference. */
  readonly owner: string;
  readonly dueOn: CivilDate;
  /** Since it was begun, or since the oldest open difference was found. */
  readonly ageDays: number;
  readonly overdue: boolean;
  /** Why nobody can go on with it, such as that its recipe is not there any more. */
  readonly problem?: string;
  /** To whom it went last when it had passed its day, and when. */
  readonly escalated?: { readonly to: string; readonly on: CivilDate };
}

export interface OverviewQuestion {
  readonly creditorId: string;
  /**
   * Runs of this period, and of the shorter and longer ones that end with it; without it everything that is not ended, and
   * what a series signed last where it left differences open.
   */
  readonly period?: Period;
  readonly today: CivilDate;
}

/** A creditor's runs that somebody has to do something about, or those of a period, by the end of their periods. */
export async function overviewOfRuns(
  pool: Pool,
  { creditorId, period, today }: OverviewQuestion,
): Promise<RunAtAGlance[]> {
  const endsOn = period === undefined ? null : endOf(periodFrom(period));
  const { rows } = await pool.query<RunRow>(
    `SELECT run_id AS "runId", creditor_id AS "creditorId", recipe, period, period_rule AS "periodRule", ends_on AS "endsOn",
       opened_on AS "openedOn", due_on AS "dueOn", state, event_number AS "eventNumber", last_hash AS "lastHash"
     FROM fordring.reconciliation_run AS run
     WHERE creditor_id = $1
       AND CASE WHEN $2::date IS NOT NULL THEN ends_on = $2 ELSE state NOT IN ('closed', 'passed-over') OR (
         state = 'closed' AND NOT EXISTS (SELECT FROM fordring.reconciliation_run AS later
           WHERE later.creditor_id = run.creditor_id AND later.recipe = run.recipe AND later.ends_on > run.ends_on)
         AND EXISTS (SELECT FROM fordring.reconciliation_item_now AS item
           WHERE item.creditor_id = run.creditor_id AND item.recipe = run.recipe AND standing IN ('found', 'carried'))) END
     ORDER BY ends_on, recipe`,
    [creditorId, endsOn],
  );
  const runs: RunAtAGlance[] = [];
  for (const run of rows) runs.push(await atAGlance(pool, run, today));
  const begun = new Set(runs.map(({ creditor, recipe, period: of }) => `${creditor} ${recipe} ${of}`));
  const toBegin = (await scheduledRuns(pool, creditorId, endsOn, today)).filter(
    ({ creditor, recipe, period: of }) => !begun.has(`${creditor} ${recipe} ${of}`),
  );
  return [...runs, ...toBegin].sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
}

function placeOf({ creditor, recipe, period }: RunAtAGlance): string {
  return [creditor, endOf(period), String(1000 + (findRecipe(recipe)?.place ?? 0)), recipe].join(' ');
}

async function atAGlance(pool: Pool, run: RunRow, today: CivilDate): Promise<RunAtAGlance> {
  const { creditorId, recipe: id, period, state, dueOn, openedOn } = run;
  if (!findRecipe(id)) return ofNoRecipe(pool, run, today);
  const recipe = await recipeOfRun(pool, run);
  const isMatched = state !== 'waiting' && state !== 'ready';
  const items = isMatched ? await openItems(pool, run) : [];
  const events = await eventsOf(pool, run.runId);
  const matched = latest(events, 'RunMatched');
  const escalated = latest(events, 'RunEscalated');
  const since = items.map(({ foundOn }) => foundOn).reduce((one, other) => (one < other ? one : other), openedOn);
  return {
    creditor: creditorId,
    recipe: id,
    period,
    state,
    ...(isMatched && matched && { remaining: matched.event.remaining }),
    currency: recipe.currency,
    open: items.length,
    owner: ownerOf(recipe, run, events, await currentLoads(pool, run.runId), items),
    dueOn,
    ageDays: Math.max(daysBetween(since, today), 0),
    overdue: dueOn < today && !isSigned(state) && !isEnded(state),
    ...(escalated &&
      !isSigned(state) &&
      !isEnded(state) && { escalated: { to: escalated.event.to, on: escalated.on } }),
  };
}

/** A run whose recipe was retired, or a row of the calendar that names none. */
async function ofNoRecipe(
  pool: Pool,
  row: Pick<RunRow, 'creditorId' | 'recipe' | 'period' | 'dueOn' | 'openedOn'> & Pick<RunAtAGlance, 'state'>,
  today: CivilDate,
): Promise<RunAtAGlance> {
  const { creditorId, recipe, period, state, dueOn, openedOn } = row;
  const { currency } = await creditorOfRuns(pool, creditorId);
  const isOver = state !== 'to begin' && (isSigned(state) || isEnded(state));
  return {
    ...{ creditor: creditorId, recipe, period, state, currency, open: 0, owner: 'nobody', dueOn },
    ageDays: Math.max(daysBetween(openedOn, today), 0),
    overdue: dueOn < today && !isOver,
    problem: `There is no recipe "${recipe}". Take the recipe off the calendar, or take a release that has it.`,
  };
}

function ownerOf(
  recipe: Recipe,
  { state }: RunRow,
  events: readonly RecordedRunEvent[],
  loads: ReadonlyMap<string, unknown>,
  items: readonly Item[],
): string {
  const ofItems = [...new Set(items.map(({ owner }) => owner ?? 'nobody yet'))].join(', ');
  switch (state) {
    case 'waiting':
      return wantedSources(recipe, events, loads)
        .map((source) => sourceNamed(recipe, source).owedBy)
        .filter((owner, at, all) => all.indexOf(owner) === at)
        .join(', ');
    case 'ready':
    case 'signed':
      return 'the engine';
    case 'matched':
      return ofItems === '' ? recipe.preparedBy : `${recipe.preparedBy} (differences: ${ofItems})`;
    case 'prepared':
      return recipe.signedBy;
    case 'unacknowledged':
      return recipe.acknowledgement?.by ?? '';
    case 'closed':
    case 'passed-over':
      return ofItems;
  }
}

/** What the calendar has of a period, or, when none is asked for, what comes within the next weeks. */
async function scheduledRuns(
  pool: Pool,
  creditorId: string,
  endsOn: string | null,
  today: CivilDate,
): Promise<RunAtAGlance[]> {
  const runs: RunAtAGlance[] = [];
  const { calendar, currency } = await creditorOfRuns(pool, creditorId);
  for (const { recipe: id, from } of await scheduledRows(pool, creditorId)) {
    const recipe = findRecipe(id);
    if (!recipe && endsOn === null) {
      const row = { creditorId, recipe: id, period: from, state: 'to begin', dueOn: today, openedOn: today } as const;
      runs.push(await ofNoRecipe(pool, row, today));
    }
    for (const schedule of recipe ? schedulesOf(recipe) : []) {
      const { due, next } = duePeriods(schedule, from, today, calendar);
      const asked = [...due, ...(next ? [next.period] : [])].filter((period) =>
        endsOn === null ? period === next?.period : endOf(period) === endsOn,
      );
      for (const period of await unsigned(pool, { creditorId, recipe: id }, asked)) {
        const dueOn = dueDayOf(schedule, period, calendar) ?? today;
        const ahead = { state: 'to begin', currency, open: 0, owner: 'the calendar', dueOn } as const;
        runs.push({ creditor: creditorId, recipe: id, period, ...ahead, ageDays: 0, overdue: false });
      }
    }
  }
  return runs;
}
