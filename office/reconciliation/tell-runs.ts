import type { Pool } from 'pg';
import type { RunName } from '../../workflows/reconciliation-port';
import { eachUnlessAside } from '../../store/relay/each-unless-aside';
import { fairly } from '../../store/relay/fairly';
import { relayRound, type Lane, type RoundOptions } from '../../store/relay/lane';
import type { Subject } from '../../store/relay/subject';

/** What a run's workflow is told: that the ledger knows more than it does, and nothing else. */
export interface RunNews extends RunName {
  readonly eventNumber: number;
  readonly timeZone: string;
}

/** How runs' workflows are started and told: one that is not there, or has ended, is started. */
export interface RunEnginePort {
  tell(news: RunNews): Promise<void>;
}

const AT_ONCE = 50;

/** The engine's side of runs that nothing new is told of. */
export interface RunKeeper {
  /** Sees to it that a run has its workflow; one that has is left alone. */
  ensureRun(news: RunNews): Promise<void>;
}

type RunInHand = RunNews & Subject;

const UNTOLD = `SELECT run_id::text AS subject, creditor_id AS creditor, run_id AS position
  FROM fordring.reconciliation_run WHERE told_event_number < event_number`;

/**
 * Tells workflows of what the ledger knows and they do not; answers how many were dealt with. Told twice is told once. A run
 * whose workflow refuses is set aside and tried again later. Throws `ReceiverAway`.
 */
export function tellRuns(pool: Pool, engine: RunEnginePort, options?: RoundOptions): Promise<number> {
  const lane: Lane<RunInHand> = {
    ...{ topic: 'run', batch: AT_ONCE, atOnce: 1 },
    waiting: fairly('run', UNTOLD),
    async read(client, subjects) {
      const { rows } = await client.query<RunInHand>(
        `SELECT run_id::text AS subject, creditor_id AS "creditorId", recipe, period, event_number AS "eventNumber",
           time_zone AS "timeZone"
         FROM fordring.reconciliation_run JOIN fordring.creditor USING (creditor_id)
         WHERE run_id = ANY ($1::bigint[]) AND told_event_number < event_number ORDER BY ends_on, run_id`,
        [subjects],
      );
      return rows;
    },
    tell: ({ creditorId, recipe, period, eventNumber, timeZone }) =>
      engine.tell({ creditorId, recipe, period, eventNumber, timeZone }),
    async mark(client, runs) {
      const { rowCount } = await client.query(
        `UPDATE fordring.reconciliation_run SET told_event_number = greatest(told_event_number, told)
         FROM unnest($1::bigint[], $2::integer[]) AS now (id, told) WHERE run_id = id`,
        [runs.map(({ subject }) => subject), runs.map(({ eventNumber }) => eventNumber)],
      );
      return rowCount ?? 0;
    },
  };
  return relayRound(pool, lane, options);
}

/**
 * The runs whose workflow must live: those that are not ended, and of which the engine was told all there is. One that it is
 * about to be told of gets its workflow by that.
 */
export async function runsToFollow(pool: Pool, only?: RunName): Promise<RunNews[]> {
  const { rows } = await pool.query<RunNews>(
    `SELECT creditor_id AS "creditorId", recipe, period, event_number AS "eventNumber", time_zone AS "timeZone"
     FROM fordring.reconciliation_run JOIN fordring.creditor USING (creditor_id)
     WHERE state NOT IN ('closed', 'passed-over') AND told_event_number >= event_number
       AND ($1::text IS NULL OR (creditor_id, recipe, period) = ($1, $2, $3)) ORDER BY ends_on, run_id`,
    [only?.creditorId ?? null, only?.recipe ?? null, only?.period ?? null],
  );
  return rows;
}

/** The runs that a workflow may follow: those that are not ended, and those that the engine is about to be told of. */
export async function runsKnown(pool: Pool): Promise<RunName[]> {
  const { rows } = await pool.query<RunName>(
    `SELECT creditor_id AS "creditorId", recipe, period FROM fordring.reconciliation_run
     WHERE state NOT IN ('closed', 'passed-over') OR told_event_number < event_number`,
  );
  return rows;
}

/** Sees to it that every run that is not ended has its workflow: an engine that lost some gets them again. */
export async function ensureRuns(
  pool: Pool,
  engine: RunKeeper,
  { onSetAside }: Pick<RoundOptions, 'onSetAside'> = {},
): Promise<number> {
  await eachUnlessAside(pool, 'run-kept', await runsToFollow(pool), {
    onSetAside,
    subjectOf: ({ creditorId, recipe, period }) => ({ subject: `${creditorId}/${recipe}/${period}`, creditorId }),
    work: (run) => engine.ensureRun(run),
  });
  return 0;
}

/** The same of one run. */
export async function ensureRun(pool: Pool, engine: RunKeeper, name: RunName): Promise<void> {
  for (const run of await runsToFollow(pool, name)) await engine.ensureRun(run);
}
