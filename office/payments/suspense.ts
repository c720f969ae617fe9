import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';

/** A movement that found no claim, and waits for a person. */
export interface SuspendedPayment {
  readonly paymentId: string;
  readonly creditorId: string;
  readonly receivedOn: CivilDate;
  readonly kind: string;
  readonly amount: Money;
  /** Why nothing was found; empty when nobody said. */
  readonly because: string;
}

/** What lies in suspense of these creditors, the oldest first. */
export async function suspendedPayments(pool: Pool, creditorIds: readonly string[]): Promise<SuspendedPayment[]> {
  const { rows } = await pool.query<
    Omit<SuspendedPayment, 'amount'> & { readonly amount: string; readonly currency: Currency }
  >(
    `SELECT payment_id AS "paymentId", creditor_id AS "creditorId", received_on AS "receivedOn", kind,
       rest::text AS amount, currency, coalesce(unmatched_because, '') AS because
     FROM fordring.payment_standing WHERE status = 'suspense' AND creditor_id = ANY ($1) ORDER BY received_on, payment_id`,
    [creditorIds],
  );
  return rows.map(({ amount, currency, ...payment }) => ({ ...payment, amount: Money.of(amount, currency) }));
}
