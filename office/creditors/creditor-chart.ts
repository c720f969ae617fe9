import type { Pool, PoolClient } from 'pg';
import type { ChartOfAccounts } from '../../ledger/chart-of-accounts';
import { Fault } from '../../domain/kernel/fault';

/** There is no creditor of that id. Register the creditor with its policy and chart of accounts first. */
export class CreditorUnknown extends Fault {
  override readonly name = 'CreditorUnknown';
  override readonly kind = 'unknown';

  constructor(creditorId: string) {
    super(`There is no creditor ${creditorId}. Register it with its policy and chart of accounts first.`);
  }
}

/** Two files of one creditor are taken one after the other, so that each sees what the other brought. */
export async function lockCreditor(client: PoolClient, creditorId: string): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('fordring creditor ' || $1, 0))`, [creditorId]);
}

export async function chartOf(client: PoolClient | Pool, creditorId: string): Promise<ChartOfAccounts> {
  const { rows } = await client.query<{ chart: ChartOfAccounts }>(
    'SELECT chart FROM fordring.creditor WHERE creditor_id = $1',
    [creditorId],
  );
  if (!rows[0]) throw new CreditorUnknown(creditorId);
  return rows[0].chart;
}
