import type { Pool } from 'pg';
import { earlierOf, type CivilDate } from '../../domain/kernel/civil-date';
import { schedulesOf } from '../../reconciliation/recipe';
import { inTransaction } from '../../store/connect';
import { endsTheRound } from '../../store/relay/ends-the-round';
import { forgetSetAside, putAside } from '../../store/relay/set-aside';
import type { RunName } from '../../workflows/reconciliation-port';
import { unsigned } from './calendar-of-runs';
import { creditorOfRuns, type CreditorOfRuns } from './creditor-of-runs';
import { dueDayOf, duePeriods } from './due-days';
import { recipeNamed } from './recipe-shelf';
import { findRun } from './run-record';
import { openRun } from './start-run';

export interface CalendarOfRuns {
  readonly begun: readonly RunName[];
  readonly next?: CivilDate;
}

/** A row of the calendar that could not be followed stands under this topic among what was set aside. */
const TOPIC = 'calendar-row';

interface CalendarRow {
  readonly recipe: string;
  readonly from: string;
}

/** A run that the calendar has, with its day. */
export type DueRun = RunName & { readonly dueOn: CivilDate };

/**
 * Begins every scheduled run that is due by today and is not there yet: each missed period once, the earliest first. What
 * lies before the last signed period is passed over. A row that cannot be followed (its recipe is not there any more, its run
 * is refused) is set aside with the reason, and tried again on the next banking day. The other rows go on.
 */
export async function beginDueRuns(pool: Pool, creditorId: string, today: CivilDate): Promise<CalendarOfRuns> {
  const { calendar } = await creditorOfRuns(pool, creditorId);
  const rows = await scheduledRows(pool, creditorId);
  const problems = new Map<string, unknown>();
  const due: DueRun[] = [];
  let next: CivilDate | undefined;
  for (const row of rows) {
    await unlessProblem(problems, row.recipe, async () => {
      const own = await runsOf(pool, { creditorId, ...row }, today, calendar);
      due.push(...own.due);
      next = earliest(next, own.next);
    });
  }
  const begun: RunName[] = [];
  for (const { recipe, period } of due.sort(byDueDay)) {
    const run = { creditorId, recipe, period };
    // A later period of a recipe does not overtake an earlier one that could not begin.
    if (problems.has(recipe) || (await findRun(pool, run))) continue;
    await unlessProblem(problems, recipe, async () => {
      await inTransaction(pool, (client) => openRun(client, { ...run, today }, { on: today }));
      begun.push(run);
    });
  }
  await keepProblems(pool, creditorId, problems);
  if (problems.size > 0) next = earliest(next, calendar.addBankingDays(today, 1));
  return { begun, ...(next && { next }) };
}

/** What a creditor has on its calendar. */
export async function scheduledRows(pool: Pool, creditorId: string): Promise<CalendarRow[]> {
  const { rows } = await pool.query<CalendarRow>(
    `SELECT recipe, scheduled_from AS from FROM fordring.reconciliation_series
     WHERE creditor_id = $1 AND scheduled_from IS NOT NULL ORDER BY recipe`,
    [creditorId],
  );
  return rows;
}

/** The runs of one row that are due by a day, whether or not they are there, and the day of the next. */
export async function runsOf(
  pool: Pool,
  { creditorId, recipe, from }: CalendarRow & { readonly creditorId: string },
  today: CivilDate,
  calendar: CreditorOfRuns['calendar'],
): Promise<{ readonly due: readonly DueRun[]; readonly next: CivilDate | undefined }> {
  const due: DueRun[] = [];
  let next: CivilDate | undefined;
  for (const schedule of schedulesOf(recipeNamed(recipe))) {
    const periods = duePeriods(schedule, from, today, calendar);
    for (const period of await unsigned(pool, { creditorId, recipe }, periods.due))
      due.push({ creditorId, recipe, period, dueOn: dueDayOf(schedule, period, calendar) ?? today });
    next = earliest(next, periods.next?.on);
  }
  return { due, next };
}

function earliest(one: CivilDate | undefined, other: CivilDate | undefined): CivilDate | undefined {
  return one && other ? earlierOf(one, other) : (one ?? other);
}

function byDueDay(one: DueRun, other: DueRun): number {
  if (one.dueOn !== other.dueOn) return one.dueOn < other.dueOn ? -1 : 1;
  return one.recipe < other.recipe ? -1 : one.recipe > other.recipe ? 1 : 0;
}

/** Throws only what concerns every row: the database does not answer. */
async function unlessProblem(problems: Map<string, unknown>, recipe: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (problem) {
    if (endsTheRound(problem)) throw problem;
    problems.set(recipe, problem);
  }
}

async function keepProblems(pool: Pool, creditorId: string, problems: ReadonlyMap<string, unknown>): Promise<void> {
  const subjectOf = (recipe: string) => `${creditorId}/${recipe}`;
  await putAside(
    pool,
    TOPIC,
    [...problems].map(([recipe, problem]) => ({ subject: subjectOf(recipe), creditorId, problem })),
  );
  const { rows } = await pool.query<{ subject: string }>(
    'SELECT subject FROM fordring.set_aside WHERE topic = $1 AND creditor_id = $2',
    [TOPIC, creditorId],
  );
  const waiting = new Set([...problems.keys()].map(subjectOf));
  const mended = rows.map(({ subject }) => subject).filter((subject) => !waiting.has(subject));
  await forgetSetAside(pool, TOPIC, mended);
}
