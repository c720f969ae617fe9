import type { Pool, PoolClient } from 'pg';
import type { CounterpartName } from './counterpart-facts';

/**
 * Money that arrives on this account of the creditor's was collected by the counterpart, which knows of it: of such a
 * payment it is not told. The account is what the bank's files call it.
 */
export async function registerCounterpartAccount(
  connection: Pool | PoolClient,
  creditorId: string,
  account: string,
  counterpart: CounterpartName,
): Promise<void> {
  await connection.query(
    `INSERT INTO fordring.counterpart_account (creditor_id, account, counterpart) VALUES ($1, $2, $3)
     ON CONFLICT (creditor_id, account) DO UPDATE SET counterpart = excluded.counterpart`,
    [creditorId, account, counterpart],
  );
}

export interface CounterpartAccount {
  readonly creditorId: string;
  readonly account: string;
  readonly counterpart: CounterpartName;
}

/** In order of account. */
export async function counterpartAccounts(pool: Pool, creditorId: string): Promise<CounterpartAccount[]> {
  const { rows } = await pool.query<CounterpartAccount>(
    `SELECT creditor_id AS "creditorId", account, counterpart
     FROM fordring.counterpart_account WHERE creditor_id = $1 ORDER BY account`,
    [creditorId],
  );
  return rows;
}

/** The payments on a claim that came through a counterpart, by that counterpart. */
export async function paymentsThrough(
  connection: Pool | PoolClient,
  claimId: string,
): Promise<ReadonlyMap<CounterpartName, ReadonlySet<string>>> {
  const { rows } = await connection.query<{ counterpart: CounterpartName; payments: string[] }>(
    `SELECT counterpart, array_agg(payment_id) AS payments
     FROM fordring.payment_share JOIN fordring.payment USING (creditor_id, payment_id)
       JOIN fordring.counterpart_account AS through
         ON through.creditor_id = payment.creditor_id AND through.account = payment.stated ->> 'account'
     WHERE claim_id = $1 GROUP BY counterpart`,
    [claimId],
  );
  return new Map(rows.map(({ counterpart, payments }) => [counterpart, new Set(payments)]));
}
