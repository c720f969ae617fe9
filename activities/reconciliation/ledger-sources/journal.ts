import type { LedgerSelect } from './ledger-query';

/**
 * Every posting up to the end of the period: `voucher` (the entry's number), `line`, `business_on` (the day of the fact),
 * `booked_on`, `account`, `account_name`, `amount` (debit plus, credit minus), `invoice_number`, `payment`, `text`, `currency`.
 */
export const journal: LedgerSelect = ({ creditorId, endsOn }, literal) => `
  SELECT entry_id AS voucher, line, business_on, booked_on, account, coalesce(account_name, '') AS account_name,
    posting.amount, coalesce(claim.invoice_number, '') AS invoice_number, coalesce(payment_id, '') AS payment, text,
    posting.currency
  FROM fordring.journal_entry AS entry JOIN fordring.posting USING (entry_id)
  LEFT JOIN fordring.claim USING (claim_id)
  LEFT JOIN (
    SELECT held ->> 'number' AS account, held ->> 'name' AS account_name
    FROM fordring.creditor, jsonb_path_query(chart, '$.*') AS held WHERE creditor_id = ${literal(creditorId)}
  ) AS named USING (account)
  WHERE entry.creditor_id = ${literal(creditorId)} AND business_on <= ${literal(endsOn)}::date
  ORDER BY entry_id, line`;
