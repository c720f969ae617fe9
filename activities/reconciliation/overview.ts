import type { Pool } from 'pg';
import { daysBetween, type CivilDate } from '../../domain/civil-date';
import { endOf, periodFrom, type Period } from '../../reconciliation/period';
import type { RunState } from '../../workflows/reconciliation-port';
import { creditorOfRuns } from './creditor-of-runs';
import { currentLoads, missingSources } from './deliver-source';
import { dueDayOf, duePeriods } from './due-days';
import { openItems } from './items';
import { recipeOfRun } from './recipe-of-run';
import { recipeNamed } from './recipe-shelf';
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
}

export interface OverviewQuestion {
  readonly creditorId?: string;
  /** Runs of this period, and of the shorter and longer ones that end with it; without it everything that is not closed. */
  readonly period?: Period;
  readonly today: CivilDate;
}

/** The runs that somebody has to do something about, or those of a period, by creditor and recipe. */
export async function overviewOfRuns(
  pool: Pool,
  { creditorId, period, today }: OverviewQuestion,
): Promise<RunAtAGlance[]> {
  const endsOn = period === undefined ? null : endOf(periodFrom(period));
  const { rows } = await pool.query<RunRow>(
    `SELECT run_id AS "runId", creditor_id AS "creditorId", recipe, period, period_rule AS "periodRule", ends_on AS "endsOn",
       opened_on AS "openedOn", due_on AS "dueOn", state, event_number AS "eventNumber", last_hash AS "lastHash"
     FROM fordring.reconciliation_run
     WHERE ($1::text IS NULL OR creditor_id = $1)
       AND CASE WHEN $2::date IS NULL THEN state <> 'closed' ELSE ends_on = $2 END
     ORDER BY creditor_id, ends_on, recipe`,
    [creditorId ?? null, endsOn],
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
  return [creditor, endOf(period), String(1000 + recipeNamed(recipe).place), recipe].join(' ');
}

async function atAGlance(pool: Pool, run: RunRow, today: CivilDate): Promise<RunAtAGlance> {
  const { creditorId, recipe: id, period, state, dueOn, openedOn } = run;
  const recipe = await recipeOfRun(pool, run);
  const isMatched = state !== 'waiting' && state !== 'ready';
  const items = isMatched ? await openItems(pool, run) : [];
  const matched = latest(await eventsOf(pool, run.runId), 'RunMatched');
  const since = items.map(({ foundOn }) => foundOn).reduce((one, other) => (one < other ? one : other), openedOn);
  return {
    creditor: creditorId,
    recipe: id,
    period,
    state,
    ...(isMatched && matched && { remaining: matched.event.remaining }),
    currency: recipe.currency,
    open: items.length,
    owner: await ownerOf(
      pool,
      run,
      items.map(({ owner }) => owner),
    ),
    dueOn,
    ageDays: Math.max(daysBetween(since, today), 0),
    overdue: dueOn < today && state !== 'closed' && state !== 'signed' && state !== 'unacknowledged',
  };
}

async function ownerOf(pool: Pool, run: RunRow, ownersOfItems: readonly (string | null)[]): Promise<string> {
  const recipe = await recipeOfRun(pool, run);
  switch (run.state) {
    case 'waiting': {
      const missing = missingSources(recipe, await currentLoads(pool, run.runId));
      return [...new Set(missing.map((source) => sourceNamed(recipe, source).owedBy))].join(', ') || recipe.left.owedBy;
    }
    case 'ready':
    case 'signed':
      return 'the engine';
    case 'matched': {
      const owners = [...new Set(ownersOfItems.map((owner) => owner ?? 'nobody yet'))];
      return owners.length > 0 ? `${recipe.preparedBy} (differences: ${owners.join(', ')})` : recipe.preparedBy;
    }
    case 'prepared':
      return recipe.signedBy;
    case 'unacknowledged':
      return recipe.acknowledgement?.by ?? '';
    case 'closed':
      return '';
  }
}

/** What the calendar has of a period, or, when none is asked for, what comes within the next weeks. */
async function scheduledRuns(
  pool: Pool,
  creditorId: string | undefined,
  endsOn: string | null,
  today: CivilDate,
): Promise<RunAtAGlance[]> {
  const { rows } = await pool.query<{ creditorId: string; recipe: string; from: string; signedThrough: string | null }>(
    `SELECT creditor_id AS "creditorId", recipe, scheduled_from AS from, signed_through AS "signedThrough"
     FROM fordring.reconciliation_series
     WHERE scheduled_from IS NOT NULL AND ($1::text IS NULL OR creditor_id = $1)`,
    [creditorId ?? null],
  );
  const runs: RunAtAGlance[] = [];
  for (const { creditorId: creditor, recipe: id, from, signedThrough } of rows) {
    const { calendar, currency } = await creditorOfRuns(pool, creditor);
    const recipe = recipeNamed(id);
    const { due, next } = duePeriods(recipe.schedule, from, today, calendar);
    for (const period of [...due, ...(next ? [next.period] : [])]) {
      if (endsOn === null ? period !== next?.period : endOf(period) !== endsOn) continue;
      if (signedThrough !== null && endOf(period) <= signedThrough) continue;
      const dueOn = dueDayOf(recipe.schedule, period, calendar) ?? today;
      runs.push({
        creditor,
        recipe: id,
        period,
        state: 'to begin',
        currency,
        open: 0,
        owner: 'the calendar',
        dueOn,
        ageDays: 0,
        overdue: false,
      });
    }
  }
  return runs;
}
