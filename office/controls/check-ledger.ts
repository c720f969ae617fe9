import type { Pool, PoolClient } from 'pg';
import type { ChartOfAccounts } from '../../ledger/chart-of-accounts';
import { checkDecisions } from '../decisions/check-decisions';
import { checkAccountingDays } from './check-accounting-days';
import { checkAccounts } from './check-accounts';
import { checkBankBalances } from './check-bank-balances';
import { checkBankFiles } from './check-bank-files';
import { checkClaims } from './check-claims';
import { checkCloses } from './check-closes';
import { checkCommands } from './check-commands';
import { checkAgainst, checkHeads } from './check-heads';
import { checkImprints } from './check-imprints';
import { CheckLog, type LedgerReport } from './check-report';
import { checkPlacing, checkSuspense } from './check-suspense';
import { checkValuations } from './check-valuations';
import type { DayHead } from './day-heads';
import { checkPolicies } from './known-rulebooks';
import { inTransaction } from '../../store/connect';

export interface LedgerCheck {
  /** Whose books; those of all creditors when absent. */
  readonly creditorIds?: readonly string[] | undefined;
  /** Heads that were kept outside the database. Those of other creditors are left out. */
  readonly against?: readonly DayHead[] | undefined;
  readonly progress?: (done: number) => void;
}

/**
 * Proves that the books are whole: every chain, every fold, every entry, every decision, that the sub-ledger of claims
 * and payments ties to the accounts, that every month's close stands as its events say, and that every row is as its imprint and its bank file say. Reads one moment of the
 * database, a chunk at a time, and changes nothing. What does not hold is in the report, with its first offenders; nothing
 * is thrown for it.
 */
export async function checkLedger(
  pool: Pool,
  { creditorIds, against, progress = () => undefined }: LedgerCheck = {},
): Promise<LedgerReport> {
  return inTransaction(pool, async (client) => {
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const charts = await chartsOf(client, creditorIds);
    const log = new CheckLog();
    const rulebooks = await checkPolicies(client, log);
    const sums = await checkClaims(client, { creditorIds, charts, rulebooks, progress }, log);
    await checkAccounts(client, charts, sums, log, creditorIds);
    await checkAccountingDays(client, log, creditorIds);
    await checkSuspense(client, log, creditorIds);
    await checkPlacing(client, log, creditorIds);
    await checkValuations(client, charts, log);
    await checkBankBalances(client, charts.keys(), log);
    await checkBankFiles(client, log, creditorIds);
    await checkCommands(client, log, creditorIds);
    await checkCloses(client, log, creditorIds);
    await checkImprints(client, log, creditorIds);
    const heads = await checkHeads(client, log, creditorIds);
    const isAsked = ({ creditorId }: DayHead) => creditorIds?.includes(creditorId) ?? true;
    checkAgainst((against ?? []).filter(isAsked), heads, log);
    const decisions = await checkDecisions(client, creditorIds);
    log.examine('decisions', decisions.examined);
    for (const { decisionId, problem } of decisions.damaged)
      log.offend('decisions', `decision ${decisionId}: ${problem}`);
    return log.report();
  });
}

async function chartsOf(
  client: PoolClient,
  creditorIds: readonly string[] | undefined,
): Promise<Map<string, ChartOfAccounts>> {
  const { rows } = await client.query<{ creditor_id: string; chart: ChartOfAccounts }>(
    `SELECT creditor_id, chart FROM fordring.creditor
     WHERE $1::text[] IS NULL OR creditor_id = ANY ($1) ORDER BY creditor_id`,
    [creditorIds ?? null],
  );
  return new Map(rows.map(({ creditor_id, chart }) => [creditor_id, chart]));
}
