import type { PoolClient } from 'pg';
import { accountsWithBalances, balanceFindings } from '../payments/balance-findings';
import type { CheckLog } from './check-report';

/** Holds the ledger against every balance that a statement of the bank has said, account by account. */
export async function checkBankBalances(
  client: PoolClient,
  creditorIds: Iterable<string>,
  log: CheckLog,
): Promise<void> {
  for (const creditorId of creditorIds) {
    const accounts = await accountsWithBalances(client, creditorId);
    log.examine('bank-balances', accounts.length);
    for (const { account, currency, on, finding, bank, ledger } of await balanceFindings(
      client,
      creditorId,
      accounts,
    )) {
      const says =
        finding === 'gap'
          ? `the statement begins with ${bank}, and the one before it ended with ${ledger}`
          : `the bank says ${bank}, the ledger comes to ${ledger}`;
      log.offend('bank-balances', `${creditorId}, account ${account}, ${on}: ${says}, ${currency}`);
    }
  }
}
