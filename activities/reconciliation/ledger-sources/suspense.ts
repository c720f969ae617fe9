import type { LedgerSelect } from './ledger-query';

/** Payments that matched no invoice: `key`, `booked_on`, `amount` (signed), `kind`, `because`, `currency`. */
export const suspense: LedgerSelect = ({ creditorId }, literal) => `
  SELECT payment_id AS key, received_on AS booked_on,
    CASE WHEN kind = 'payment' THEN amount ELSE -amount END AS amount, kind,
    coalesce(unmatched_because, '') AS because, currency
  FROM fordring.payment WHERE creditor_id = ${literal(creditorId)} AND status = 'suspense'
  ORDER BY received_on, payment_id`;
