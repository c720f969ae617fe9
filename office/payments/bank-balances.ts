import type { PoolClient } from 'pg';
import type { StatedBalances } from '../../domain/payment/stated-balance';

/** Keeps what the statements of a file say of their accounts. The same statement again says nothing new. */
export async function keepBalances(
  client: PoolClient,
  creditorId: string,
  sha256: Buffer,
  balances: readonly StatedBalances[],
): Promise<void> {
  for (const { account, currency, statement, beginsOn, opening, closing } of balances) {
    await client.query(
      `INSERT INTO fordring.bank_balance
         (creditor_id, account, currency, statement, begins_on, opening, closed_on, closing, bank_file)
       SELECT $1, $2, $3, $4, $5::date, $6::numeric, $7::date, $8::numeric, $9 WHERE NOT EXISTS (
         SELECT FROM fordring.bank_balance WHERE creditor_id = $1 AND account = $2 AND currency = $3 AND statement = $4
           AND begins_on = $5::date AND opening = $6::numeric AND closed_on = $7::date AND closing = $8::numeric)`,
      [creditorId, account, currency, statement, beginsOn, opening.amount, closing.on, closing.amount, sha256],
    );
  }
}
