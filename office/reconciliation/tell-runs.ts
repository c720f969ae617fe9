import type { Pool } from 'pg';
import type { RunName } from '../../workflows/reconciliation-port';
import { inTransaction } from '../../store/connect';

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

/** Tells workflows of what the ledger knows and they do not; answers how many. Told twice is told once. */
export function tellRuns(pool: Pool, engine: RunEnginePort): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<RunNews & { readonly runId: number }>(
      `SELECT run_id AS "runId", creditor_id AS "creditorId", recipe, period, event_number AS "eventNumber",
         time_zone AS "timeZone"
       FROM fordring.reconciliation_run JOIN fordring.creditor USING (creditor_id)
       WHERE told_event_number < event_number ORDER BY ends_on, run_id LIMIT ${AT_ONCE}
       FOR UPDATE OF reconciliation_run SKIP LOCKED`,
    );
    for (const { runId, ...news } of rows) {
      await engine.tell(news);
      await client.query('UPDATE fordring.reconciliation_run SET told_event_number = $2 WHERE run_id = $1', [
        runId,
        news.eventNumber,
      ]);
    }
    return rows.length;
  });
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
export async function ensureRuns(pool: Pool, engine: RunKeeper): Promise<number> {
  for (const run of await runsToFollow(pool)) await engine.ensureRun(run);
  return 0;
}

/** The same of one run. */
export async function ensureRun(pool: Pool, engine: RunKeeper, name: RunName): Promise<void> {
  for (const run of await runsToFollow(pool, name)) await engine.ensureRun(run);
}
