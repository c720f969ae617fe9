import type { Pool } from 'pg';
import type { ChartOfAccounts } from '../../ledger/chart-of-accounts';
import { checkDecisions } from '../decisions/check-decisions';
import { checkAccounts } from './check-accounts';
import { checkClaims } from './check-claims';
import { CheckLog, type LedgerReport } from './check-report';
import { inTransaction } from '../../store/connect';

/**
 * Proves that the books are whole: every chain, every fold, every entry, every decision, and that the sub-ledger of
 * claims and payments ties to the accounts. Reads one moment of the database, a chunk at a time, and changes nothing.
 * What does not hold is in the report, with its first offenders; nothing is thrown for it.
 * With a creditor the books of that one alone are looked at.
 */
export async function checkLedger(
  pool: Pool,
  progress: (done: number) => void = () => undefined,
  creditorId?: string,
): Promise<LedgerReport> {
  return inTransaction(pool, async (client) => {
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const { rows } = await client.query<{ creditor_id: string; chart: ChartOfAccounts }>(
      `SELECT creditor_id, chart FROM fordring.creditor
       WHERE $1::text IS NULL OR creditor_id = $1 ORDER BY creditor_id`,
      [creditorId ?? null],
    );
    const charts = new Map(rows.map(({ creditor_id, chart }) => [creditor_id, chart]));
    const log = new CheckLog();
    const sums = await checkClaims(client, charts, log, { progress, creditorId });
    await checkAccounts(client, charts, sums, log, creditorId);
    const decisions = await checkDecisions(client, creditorId);
    log.examine('decisions', decisions.examined);
    for (const { decisionId, problem } of decisions.damaged)
      log.offend('decisions', `decision ${decisionId}: ${problem}`);
    return log.report();
  });
}
