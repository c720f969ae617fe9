import type { Pool } from 'pg';
import type { RunName } from '../../workflows/reconciliation-port';
import { inTransaction } from '../ledger/connect';

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
