import type { LedgerSelect } from './ledger-query';

/**
 * Every movement at the bank that the ledger has booked, with the columns of `BANK_ENTRY_FIELDS` as far as the ledger
 * keeps them: `key`, `account`, `booked_on`, `amount` (plus raises the account), `kind`, `references`; besides, `status`
 * (matched, suspense, matched-by-hand, itemised, returned) and `currency`. A sum stands as the bank told it, and not its details.
 * Money that a person took in stands in a till or is on its way: the bank tells of it when it comes.
 */
export const bankMovements: LedgerSelect = ({ creditorId }, literal) => `
  SELECT payment_id AS key, coalesce(stated ->> 'account', '') AS account, received_on AS booked_on,
    CASE WHEN kind = 'payment' THEN amount ELSE -amount END AS amount, kind,
    (SELECT coalesce(string_agg(stated_reference ->> 'reference', ' '), '')
     FROM jsonb_array_elements(coalesce(stated -> 'references', '[]')) AS stated_reference) AS references,
    status, currency
  FROM fordring.payment WHERE creditor_id = ${literal(creditorId)}
    AND (bank_file IS NOT NULL OR fordring.place_of(creditor_id, payment_id, stated) = 'bank')
    AND NOT EXISTS (SELECT FROM fordring.payment_part AS part
                    WHERE part.creditor_id = payment.creditor_id AND part.part_payment_id = payment.payment_id)
  ORDER BY received_on, payment_id`;
