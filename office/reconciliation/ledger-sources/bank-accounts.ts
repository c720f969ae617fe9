import { beginsOn, type LedgerSelect } from './ledger-query';

/**
 * What the ledger's own accounts of money say of the period, a row each with `item`, `amount` and `currency`: `bank before` and
 * `bank at the end` (its bank account), `bank movements` (the movements at the bank that it has booked between them),
 * `suspense account` and `in suspense` (what stands there at the end, by the account and by the payments). Answered at one
 * moment, so that a file that is being imported meanwhile makes no difference. Amounts go by their value days, as the bank's do.
 */
export const bankAccounts: LedgerSelect = (asked, literal) => {
  const [creditor, from, to] = [literal(asked.creditorId), literal(beginsOn(asked)), literal(asked.endsOn)];
  return `
  WITH booked AS (
    SELECT account = chart #>> '{bank,number}' AS is_bank, business_on, sum(posting.amount) AS amount
    FROM fordring.journal_entry AS entry JOIN fordring.posting USING (entry_id) JOIN fordring.creditor USING (creditor_id)
    WHERE entry.creditor_id = ${creditor} AND business_on <= ${to}::date
      AND account IN (chart #>> '{bank,number}', chart #>> '{suspense,number}')
    GROUP BY 1, 2
  ), moved AS (
    SELECT CASE kind WHEN 'payment' THEN rest ELSE -rest END AS amount, received_on, status,
      bank_file IS NOT NULL OR fordring.place_of(creditor_id, payment_id, stated) = 'bank' AS at_bank
    FROM fordring.payment_standing WHERE creditor_id = ${creditor} AND received_on <= ${to}::date
  ), items (place, item, amount) AS (
    SELECT 1, 'bank before', sum(amount) FROM booked WHERE is_bank AND business_on < ${from}::date
    UNION ALL SELECT 2, 'bank movements', sum(amount) FROM moved WHERE at_bank AND received_on >= ${from}::date
    UNION ALL SELECT 3, 'bank at the end', sum(amount) FROM booked WHERE is_bank
    UNION ALL SELECT 4, 'suspense account', -sum(amount) FROM booked WHERE NOT is_bank
    UNION ALL SELECT 5, 'in suspense', sum(amount) FROM moved WHERE status = 'suspense'
  )
  SELECT item, coalesce(amount, 0.00) AS amount, currency
  FROM items CROSS JOIN fordring.creditor WHERE creditor_id = ${creditor} ORDER BY place`;
};
