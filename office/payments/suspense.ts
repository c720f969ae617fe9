import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import { suspenseCandidates, type SuspenseCandidate } from './suspense-candidates';

/** A movement that found no claim, and waits for a person. Who paid, and what they wrote, is personal. */
export interface SuspendedPayment {
  readonly paymentId: string;
  readonly creditorId: string;
  readonly receivedOn: CivilDate;
  readonly kind: string;
  readonly amount: Money;
  /** Why nothing was found; empty when nobody said. */
  readonly because: string;
  /** The creditor's account that it came to; empty when nobody said. */
  readonly account: string;
  /** Empty when the bank did not say. */
  readonly payer: string;
  readonly references: readonly string[];
  readonly text: readonly string[];
  /** Open invoices that it may be for, the likeliest first: at most five. */
  readonly candidates: readonly SuspenseCandidate[];
}

interface SuspenseRow extends Omit<SuspendedPayment, 'amount' | 'candidates'> {
  readonly amount: string;
  readonly currency: Currency;
}

/** What lies in suspense of these creditors, the oldest first. */
export async function suspendedPayments(pool: Pool, creditorIds: readonly string[]): Promise<SuspendedPayment[]> {
  const { rows } = await pool.query<SuspenseRow>(
    `SELECT payment_id AS "paymentId", creditor_id AS "creditorId", received_on AS "receivedOn", kind,
       rest::text AS amount, currency, coalesce(unmatched_because, '') AS because,
       coalesce(stated ->> 'account', '') AS account, coalesce(stated ->> 'payerName', '') AS payer,
       ARRAY(SELECT one ->> 'reference' FROM jsonb_array_elements(coalesce(stated -> 'references', '[]')) AS one) AS references,
       ARRAY(SELECT jsonb_array_elements_text(coalesce(stated -> 'text', '[]'))) AS text
     FROM fordring.payment_standing WHERE status = 'suspense' AND creditor_id = ANY ($1) ORDER BY received_on, payment_id`,
    [creditorIds],
  );
  const waiting = rows.map(({ currency, ...row }) => ({ ...row, amount: Money.of(row.amount, currency) }));
  const candidates = await suspenseCandidates(pool, waiting);
  return waiting.map((payment, at) => ({ ...payment, candidates: candidates[at] ?? [] }));
}
