import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { eventsOf, lockRun, record, type Done, type RunRow } from './run-record';
import { RunRefused } from './run-refused';
import { SAME_KIND_OF_PERIOD } from './start-run';

const SIGNED = "('signed', 'unacknowledged', 'closed')";

/** Refuses to open a period again that a later one was signed on top of: its differences were carried on. Throws `RunRefused`. */
export async function refuseLaterSigned(client: PoolClient, run: RunRow): Promise<void> {
  const { rows } = await client.query<{ period: string }>(
    `SELECT period FROM fordring.reconciliation_run
     WHERE creditor_id = $1 AND recipe = $2 AND ${SAME_KIND_OF_PERIOD} AND ends_on > $4 AND state IN ${SIGNED}
     ORDER BY ends_on DESC LIMIT 1`,
    [run.creditorId, run.recipe, run.period, run.endsOn],
  );
  const [later] = rows;
  if (!later) return;
  throw new RunRefused(
    'later-signed',
    `${later.period} of ${run.recipe} is signed, and carries on what ${run.period} left. Open ${later.period} again first, or correct it in a period that is not signed.`,
  );
}

/**
 * Runs of earlier periods that are begun and not signed, locked, the earliest first. One that was signed and is open again
 * must be signed before a later one. Throws `RunRefused`.
 */
export async function earlierRuns(client: PoolClient, run: RunRow): Promise<RunRow[]> {
  const { rows } = await client.query<{ period: string; wasSigned: boolean }>(
    `SELECT period, EXISTS (SELECT FROM fordring.reconciliation_event AS event
       WHERE event.run_id = reconciliation_run.run_id AND type = 'RunApproved') AS "wasSigned"
     FROM fordring.reconciliation_run
     WHERE creditor_id = $1 AND recipe = $2 AND ${SAME_KIND_OF_PERIOD} AND ends_on < $4
       AND state NOT IN ${SIGNED} AND state <> 'passed-over' ORDER BY ends_on`,
    [run.creditorId, run.recipe, run.period, run.endsOn],
  );
  const openAgain = rows.find(({ wasSigned }) => wasSigned);
  if (openAgain) {
    throw new RunRefused(
      'earlier-open-again',
      `${openAgain.period} of ${run.recipe} is open again. Sign it before ${run.period}, which carries on what it leaves.`,
    );
  }
  const { creditorId, recipe } = run;
  const earlier: RunRow[] = [];
  for (const { period } of rows) earlier.push(await lockRun(client, { creditorId, recipe, period }));
  return earlier;
}

/**
 * The rows that the run's files have of other periods were held against the runs of those periods when this one was matched.
 * One that was signed since may lack such a row: nothing is signed on what was not held against it. Throws `RunRefused`.
 */
export async function refuseSignedSince(client: PoolClient, run: RunRow, matchNumber: number): Promise<void> {
  const { rows } = await client.query<{ period: string }>(
    `SELECT other.period
     FROM fordring.reconciliation_result AS result
     CROSS JOIN LATERAL jsonb_each(result.contents::jsonb -> 'sources') AS source (side, summary)
     CROSS JOIN LATERAL jsonb_array_elements(source.summary -> 'otherPeriods') AS named (entry)
     JOIN fordring.reconciliation_run AS other
       ON other.creditor_id = $3 AND other.recipe = $4 AND other.period = named.entry ->> 'period'
     WHERE result.run_id = $1 AND result.match_number = $2 AND source.side IN ('left', 'right')
       AND other.state IN ${SIGNED}
       AND (SELECT max(recorded_at) FROM fordring.reconciliation_event
            WHERE run_id = other.run_id AND type = 'RunApproved')
         > (SELECT max(recorded_at) FROM fordring.reconciliation_event
            WHERE run_id = $1 AND type = 'RunMatched')
     ORDER BY other.period LIMIT 1`,
    [run.runId, matchNumber, run.creditorId, run.recipe],
  );
  const [since] = rows;
  if (!since) return;
  throw new RunRefused(
    'other-period-signed-since',
    `${since.period} of ${run.recipe} was signed after ${run.period} was matched, and a file of ${run.period} has rows of ${since.period}. They were not held against what was signed. Take that file out (fordring reconciliations withdraw) and deliver it again: ${run.period} is then matched anew.`,
  );
}

/** What is open of it stays open, and is carried over by the period that was signed. */
export async function passOver(
  client: PoolClient,
  run: RunRow,
  period: string,
  reason: string,
  done: Done,
): Promise<void> {
  await record(client, run, done, { type: 'RunPassedOver', for: period, reason });
}

/** The day of an act is part of the record: it does not lie before what has happened already. Throws `RunRefused`. */
export async function refuseEarlierDay(client: PoolClient, run: RunRow, today: CivilDate): Promise<void> {
  const last = (await eventsOf(client, run.runId)).at(-1);
  if (!last || last.on <= today) return;
  throw new RunRefused(
    'before-latest-event',
    `${run.recipe} for ${run.period} was last touched on ${last.on} (${last.event.type}); nothing more is done with it on ${today}, a day before.`,
  );
}
