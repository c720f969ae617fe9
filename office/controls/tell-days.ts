import type { Pool } from 'pg';
import { eachTold } from '../../domain/kernel/each-told';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { fairly } from '../../store/relay/fairly';
import { relayRound, type Lane, type RoundOptions } from '../../store/relay/lane';
import type { Subject } from '../../store/relay/subject';
import type { RulebookFor } from '../claims/decide-and-book';
import type { CloseEnginePort, CloseNews } from '../close/tell-closes';
import { calendarsToKeep, type CalendarEngine } from '../reconciliation/calendar-of-runs';
import type { RunEnginePort, RunNews } from '../reconciliation/tell-runs';
import { followedClaims, type CaseKeeper } from './followed-claims';

export interface DayParts {
  readonly pool: Pool;
  readonly rulebookFor: RulebookFor;
  readonly claims: Pick<CaseKeeper, 'readAgain'>;
  readonly runs: RunEnginePort & Pick<CalendarEngine, 'keepCalendar'>;
  readonly closes: CloseEnginePort;
}

interface DayOfTown extends Subject {
  readonly creditorId: string;
  readonly timeZone: string;
  readonly day: CivilDate;
}

const AT_ONCE = 20;

const UNTOLD = `SELECT creditor_id AS subject, creditor_id AS creditor, business_day AS position
  FROM fordring.rehearsal WHERE NOT is_lived AND coalesce(told_day, '-infinity') < business_day`;

/**
 * Tells the processes of a town in virtual time that its day has come further: the claims whose next step is due by then,
 * the calendar, the reconciliations and closes under way. Each asks the ledger what the day brings. One that refuses keeps no
 * other waiting: the control of the two books names it. Returns how many towns were dealt with. Throws `ReceiverAway`.
 */
export function tellDays(parts: DayParts, options?: RoundOptions): Promise<number> {
  const { pool } = parts;
  const lane: Lane<DayOfTown> = {
    ...{ topic: 'day', batch: 1, atOnce: 1 },
    waiting: fairly('day', UNTOLD),
    async read(client, subjects) {
      const { rows } = await client.query<DayOfTown>(
        `SELECT creditor_id AS subject, creditor_id AS "creditorId", time_zone AS "timeZone", business_day AS day
         FROM fordring.rehearsal JOIN fordring.creditor USING (creditor_id) WHERE creditor_id = ANY ($1)`,
        [subjects],
      );
      return rows;
    },
    tell: (town) => tellTown(town, parts),
    async mark(client, towns) {
      const { rowCount } = await client.query(
        `UPDATE fordring.rehearsal SET told_day = told FROM unnest($1::text[], $2::date[]) AS now (id, told)
         WHERE creditor_id = id`,
        [towns.map(({ creditorId }) => creditorId), towns.map(({ day }) => day)],
      );
      return rowCount ?? 0;
    },
  };
  return relayRound(pool, lane, options);
}

async function tellTown({ creditorId, timeZone, day }: DayOfTown, parts: DayParts): Promise<void> {
  const { pool, rulebookFor, claims, runs, closes } = parts;
  const due = await followedClaims(pool, rulebookFor).newsOf(await claimsDue(pool, creditorId, day));
  await eachTold(due, AT_ONCE, (news) => claims.readAgain(news, `the day of the town is ${day}`));
  const calendars = await calendarsToKeep(pool);
  if (calendars.some((kept) => kept.creditorId === creditorId)) await runs.keepCalendar(creditorId, timeZone);
  // A number that the workflow does not know yet has it ask the ledger; the number itself is never believed.
  await eachTold(await runsUnderWay(pool, creditorId), AT_ONCE, (run) =>
    runs.tell({ ...run, eventNumber: run.eventNumber + 1 }),
  );
  await eachTold(await closesUnderWay(pool, creditorId), AT_ONCE, (close) =>
    closes.tell({ ...close, news: close.news + 1 }),
  );
}

async function claimsDue(pool: Pool, creditorId: string, day: CivilDate): Promise<string[]> {
  const { rows } = await pool.query<{ claimId: string }>(
    `SELECT claim_id AS "claimId" FROM fordring.claim
     WHERE creditor_id = $1 AND NOT settled AND next_step_on <= $2 ORDER BY claim_id`,
    [creditorId, day],
  );
  return rows.map(({ claimId }) => claimId);
}

async function runsUnderWay(pool: Pool, creditorId: string): Promise<RunNews[]> {
  const { rows } = await pool.query<RunNews>(
    `SELECT creditor_id AS "creditorId", recipe, period, event_number AS "eventNumber", time_zone AS "timeZone"
     FROM fordring.reconciliation_run JOIN fordring.creditor USING (creditor_id)
     WHERE creditor_id = $1 AND state NOT IN ('closed', 'passed-over') ORDER BY ends_on, run_id`,
    [creditorId],
  );
  return rows;
}

async function closesUnderWay(pool: Pool, creditorId: string): Promise<CloseNews[]> {
  const { rows } = await pool.query<CloseNews>(
    `SELECT creditor_id AS "creditorId", period, news, time_zone AS "timeZone"
     FROM fordring.period_close JOIN fordring.creditor USING (creditor_id)
     WHERE creditor_id = $1 AND state <> 'closed' ORDER BY period`,
    [creditorId],
  );
  return rows;
}
