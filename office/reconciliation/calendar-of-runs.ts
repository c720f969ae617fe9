import type { Pool } from 'pg';
import { civilDate } from '../../domain/kernel/civil-date';
import { endOf, periodFrom, type Period } from '../../reconciliation/period';
import type { Recipe } from '../../reconciliation/recipe';
import type { RunName } from '../../workflows/reconciliation-port';
import { inTransaction } from '../../store/connect';
import { eachUnlessAside } from '../../store/relay/each-unless-aside';
import { fairly } from '../../store/relay/fairly';
import { relayRound, type Lane, type RoundOptions } from '../../store/relay/lane';
import type { Subject } from '../../store/relay/subject';
import { isScheduled, periodsInWords } from './due-days';
import { recipeNamed } from './recipe-shelf';
import { RunRefused } from './run-refused';
import { creditorOfRuns } from './creditor-of-runs';
import { lockSeries, signedThrough } from './start-run';
import type { By } from './who-acts';

export interface Scheduling {
  readonly creditorId: string;
  readonly recipe: string;
  /** The first period that is run by itself; nothing takes the recipe off the calendar. */
  readonly from: string | undefined;
}

/**
 * Puts a recipe on a creditor's calendar, or takes it off. A recipe that the house has no more can still be taken off.
 * Throws `RunRefused`, `RecipeUnknown`, `InvalidPeriod`.
 */
export async function scheduleRecipe(
  pool: Pool,
  { creditorId, recipe: id, from }: Scheduling,
  { actor }: By,
): Promise<void> {
  const period = from === undefined ? undefined : periodFrom(from);
  if (period !== undefined) refuseOtherPeriods(recipeNamed(id), period);
  else if (!(await isOnCalendar(pool, creditorId, id))) recipeNamed(id);
  await creditorOfRuns(pool, creditorId);
  await inTransaction(pool, async (client) => {
    await lockSeries(client, creditorId, id);
    await client.query(
      `UPDATE fordring.reconciliation_series
       SET scheduled_from = $3, scheduled_by = $4, calendar_number = calendar_number + 1,
         calendar_changed_at = clock_timestamp()
       WHERE creditor_id = $1 AND recipe = $2`,
      [creditorId, id, period ?? null, actor.subject],
    );
  });
}

function refuseOtherPeriods({ id, schedule }: Recipe, period: Period): void {
  if (isScheduled(schedule, period)) return;
  throw new RunRefused(
    schedule.every === 'arrival' ? 'nothing-scheduled' : 'wrong-period',
    `${id} is run for ${periodsInWords(schedule)}; ${period} is none.`,
  );
}

async function isOnCalendar(pool: Pool, creditorId: string, recipe: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    'SELECT FROM fordring.reconciliation_series WHERE creditor_id = $1 AND recipe = $2 AND scheduled_from IS NOT NULL',
    [creditorId, recipe],
  );
  return rowCount !== 0;
}

/** Those of a schedule's periods that lie after the last signed one of their kind. */
export async function unsigned(
  pool: Pool,
  series: Pick<RunName, 'creditorId' | 'recipe'>,
  periods: readonly Period[],
): Promise<readonly Period[]> {
  const [first] = periods;
  if (first === undefined) return [];
  const through = await signedThrough(pool, { ...series, period: first });
  return through === null ? periods : periods.filter((period) => civilDate(endOf(period)) > through);
}

/** The engine's side of calendars. */
export interface CalendarEngine {
  /** Has a calendar looked at anew, since it was changed. */
  keepCalendar(creditorId: string, timeZone: string): Promise<void>;
  /** Sees to it that there is one; one that there is is left alone. */
  ensureCalendar(creditorId: string, timeZone: string): Promise<void>;
}

const AT_ONCE = 50;

interface CalendarRow {
  readonly creditorId: string;
  readonly timeZone: string;
}

type CalendarInHand = CalendarRow & Subject & { readonly changes: Readonly<Record<string, number>> };

const UNTOLD = `SELECT creditor_id AS subject, creditor_id AS creditor, min(calendar_changed_at) AS position
  FROM fordring.reconciliation_series WHERE told_calendar_number < calendar_number GROUP BY creditor_id`;

/**
 * Tells the workflows of calendars what was changed since they were last told; answers how many were dealt with. Told twice
 * is told once. A calendar whose workflow refuses is set aside and tried again later. Throws `ReceiverAway`.
 */
export function tellCalendars(pool: Pool, engine: CalendarEngine, options?: RoundOptions): Promise<number> {
  const lane: Lane<CalendarInHand> = {
    ...{ topic: 'calendar', batch: AT_ONCE, atOnce: 1 },
    waiting: fairly('calendar', UNTOLD),
    async read(client, subjects) {
      const { rows } = await client.query<CalendarInHand>(
        `SELECT creditor_id AS subject, creditor_id AS "creditorId", time_zone AS "timeZone",
           json_object_agg(recipe, calendar_number) AS changes
         FROM fordring.reconciliation_series JOIN fordring.creditor USING (creditor_id)
         WHERE told_calendar_number < calendar_number AND creditor_id = ANY ($1) GROUP BY creditor_id, time_zone`,
        [subjects],
      );
      return rows;
    },
    tell: ({ creditorId, timeZone }) => engine.keepCalendar(creditorId, timeZone),
    // What was changed while it was told is told again.
    async mark(client, calendars) {
      for (const { creditorId, changes } of calendars) {
        await client.query(
          `UPDATE fordring.reconciliation_series SET told_calendar_number = greatest(told_calendar_number, ($2::json ->> recipe)::integer)
           WHERE creditor_id = $1 AND $2::jsonb ? recipe`,
          [creditorId, JSON.stringify(changes)],
        );
      }
      return calendars.length;
    },
  };
  return relayRound(pool, lane, options);
}

/** Sees to it that every creditor with something on its calendar has it kept: an engine that lost all gets it again. */
export async function ensureCalendars(
  pool: Pool,
  engine: CalendarEngine,
  { onSetAside }: Pick<RoundOptions, 'onSetAside'> = {},
): Promise<number> {
  await eachUnlessAside(pool, 'calendar-kept', await calendarsToKeep(pool), {
    onSetAside,
    subjectOf: ({ creditorId }) => ({ subject: creditorId, creditorId }),
    work: ({ creditorId, timeZone }) => engine.ensureCalendar(creditorId, timeZone),
  });
  return 0;
}

/**
 * Approved checklists and source systems, and write-down proposals that an administration was told of, by creditor. A creditor
 * with one has a calendar too: closes begin by the calendar, and deliveries and answers that did not come are asked for.
 */
export const WITH_CALENDAR = `SELECT creditor_id FROM fordring.standing_change JOIN fordring.standing_change_mark USING (change_id)
  WHERE kind IN ('close-checklist', 'source-system') AND mark = 'approved'
  UNION ALL SELECT creditor_id FROM fordring.write_down_chase WHERE level = 1`;

/** The creditors that reconcile or close anything, whether or not it is on a calendar. */
export async function creditorsWithSeries(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ creditor_id: string }>(
    `SELECT creditor_id FROM fordring.reconciliation_series UNION ${WITH_CALENDAR}`,
  );
  return rows.map(({ creditor_id: creditorId }) => creditorId);
}

/** The creditors with something on their calendar. */
export async function calendarsToKeep(pool: Pool): Promise<CalendarRow[]> {
  const { rows } = await pool.query<CalendarRow>(
    `SELECT DISTINCT creditor_id AS "creditorId", time_zone AS "timeZone"
     FROM (SELECT creditor_id FROM fordring.reconciliation_series WHERE scheduled_from IS NOT NULL
       UNION ${WITH_CALENDAR}) AS kept JOIN fordring.creditor USING (creditor_id) ORDER BY creditor_id`,
  );
  return rows;
}
