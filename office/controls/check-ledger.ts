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
import { checkExports } from './check-exports';
import { checkAgainst, checkHeads } from './check-heads';
import { checkImprints } from './check-imprints';
import { CheckLog, type CheckName, type LedgerReport } from './check-report';
import { checkPlacing, checkSuspense } from './check-suspense';
import { SubLedgerSums } from './sub-ledger-sums';
import { checkValuations } from './check-valuations';
import type { DayHead } from './day-heads';
import { checkPolicies } from './known-rulebooks';
import { inTransaction } from '../../store/connect';
import { endsTheRound } from '../../store/relay/ends-the-round';
import { reasonOf } from '../../store/relay/reason-of';

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
    const check = <T>(name: CheckName, part: () => Promise<T>) => asAPart(client, log, name, part);
    const rulebooks = (await check('policy-versions', () => checkPolicies(client, log))) ?? { for: () => undefined };
    const sums =
      (await check('claim-figures', () => checkClaims(client, { creditorIds, charts, rulebooks, progress }, log))) ??
      new SubLedgerSums();
    await check('control-accounts', () => checkAccounts(client, charts, sums, log, creditorIds));
    await check('accounting-days', () => checkAccountingDays(client, log, creditorIds));
    await check('suspense-entries', () => checkSuspense(client, log, creditorIds));
    await check('payment-shares', () => checkPlacing(client, log, creditorIds));
    await check('valuation-entries', () => checkValuations(client, charts, log));
    await check('bank-balances', () => checkBankBalances(client, charts.keys(), log));
    await check('bank-files', () => checkBankFiles(client, log, creditorIds));
    await check('commands', () => checkCommands(client, log, creditorIds));
    await check('closes', () => checkCloses(client, log, creditorIds));
    await check('exports', () => checkExports(client, log, creditorIds));
    await check('imprints', () => checkImprints(client, log, creditorIds));
    await check('heads', async () => {
      const heads = await checkHeads(client, log, creditorIds);
      const isAsked = ({ creditorId }: DayHead) => creditorIds?.includes(creditorId) ?? true;
      checkAgainst((against ?? []).filter(isAsked), heads, log);
    });
    await check('decisions', async () => {
      const { examined, damaged } = await checkDecisions(client, creditorIds);
      log.examine('decisions', examined);
      for (const { decisionId, problem } of damaged) log.offend('decisions', `decision ${decisionId}: ${problem}`);
    });
    return log.report();
  });
}

/**
 * Carries one check out. A check that cannot be carried out does not hold, and keeps no other from being carried out; the
 * savepoint puts the transaction right. Throws when the database does not answer.
 */
async function asAPart<T>(
  client: PoolClient,
  log: CheckLog,
  name: CheckName,
  part: () => Promise<T>,
): Promise<T | undefined> {
  await client.query('SAVEPOINT one_check');
  try {
    return await part();
  } catch (problem) {
    if (endsTheRound(problem)) throw problem;
    await client.query('ROLLBACK TO SAVEPOINT one_check');
    log.offend(name, `the check could not be carried out to its end: ${reasonOf(problem)}`);
    return undefined;
  }
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
