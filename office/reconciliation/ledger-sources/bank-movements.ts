import type { LedgerSelect } from './ledger-query';

/**
 * Every movement of a bank file that the ledger has booked, with the columns of `BANK_ENTRY_FIELDS` as far as the ledger
 * keeps them: `key`, `account`, `booked_on`, `amount` (plus raises the account), `kind`, `references`; besides, `status`
 * (matched, suspense, matched-by-hand) and `currency`.
 */
export const bankMovements: LedgerSelect = ({ creditorId }, literal) => `
  SELECT payment_id AS key, coalesce(stated ->> 'account', '') AS account, received_on AS booked_on,
    CASE WHEN kind = 'payment' THEN amount ELSE -amount END AS amount, kind,
    (SELECT coalesce(string_agg(stated_reference ->> 'reference', ' '), '')
     FROM jsonb_array_elements(coalesce(stated -> 'references', '[]')) AS stated_reference) AS references,
    status, currency
  FROM fordring.payment WHERE creditor_id = ${literal(creditorId)}
  ORDER BY received_on, payment_id`;
