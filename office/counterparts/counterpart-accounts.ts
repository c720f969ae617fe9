import type { Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { CounterpartName } from './counterpart-facts';

/**
 * Money that arrives on this account of the creditor's was collected by the counterpart, which knows of it: of such a
 * payment it is not told. The account is what the bank's files call it.
 */
export interface CounterpartAccount {
  readonly creditorId: string;
  readonly account: string;
  readonly counterpart: CounterpartName;
}

/** Those in force on a day, in order of account. */
export async function counterpartAccounts(
  pool: Pool,
  creditorId: string,
  day: CivilDate,
): Promise<CounterpartAccount[]> {
  const { rows } = await pool.query<CounterpartAccount>(
    `SELECT creditor_id AS "creditorId", name AS account, in_force.counterpart #>> '{}' AS counterpart
     FROM (SELECT DISTINCT creditor_id, name FROM fordring.standing_change
       WHERE creditor_id = $1 AND kind = 'counterpart-account') AS known,
       LATERAL fordring.standing_data(creditor_id, 'counterpart-account', name, $2) AS in_force (counterpart)
     WHERE in_force.counterpart IS NOT NULL ORDER BY name`,
    [creditorId, day],
  );
  return rows;
}

/** The payments on a claim that came through a counterpart, by that counterpart, as the account was on the day of each. */
export async function paymentsThrough(
  connection: Pool | PoolClient,
  claimId: string,
): Promise<ReadonlyMap<CounterpartName, ReadonlySet<string>>> {
  const { rows } = await connection.query<{ counterpart: CounterpartName; payments: string[] }>(
    `SELECT through.counterpart #>> '{}' AS counterpart, array_agg(payment_id) AS payments
     FROM fordring.payment_placing JOIN fordring.payment USING (creditor_id, payment_id),
       LATERAL fordring.standing_data(payment.creditor_id, 'counterpart-account', payment.stated ->> 'account',
         payment.received_on) AS through (counterpart)
     WHERE claim_id = $1 AND through.counterpart IS NOT NULL GROUP BY 1`,
    [claimId],
  );
  return new Map(rows.map(({ counterpart, payments }) => [counterpart, new Set(payments)]));
}
