import { CONTROL_ACCOUNTS, type LedgerSelect } from './ledger-query';

/**
 * Every posting up to the end of the period: `voucher` (the entry's number), `line`, `business_on` (the accounting day),
 * `booked_on`, `account`, `account_name`, `amount` (debit plus, credit minus), `invoice_number`, `payment`, `text`, `currency`.
 *
 * By `balance`, what each account brings along into the year is one row, of the day before it, as a general ledger's #IB is. By
 * `month-end`, each control account is one row with its balance: `month`, `account`,
 * `account_name`, `amount`, `currency`. By their names an answer is known where somebody gives it as the general ledger
 * (`reconciliation/own-files`).
 */
export const journal: LedgerSelect = (asked, literal) => {
  if (asked.periodRule === 'month-end') return monthEnd(asked, literal);
  return asked.periodRule === 'balance' ? balances(asked, literal) : postings(asked, literal, '-infinity');
};

const postings = ({ creditorId, endsOn }: Asked, literal: Literal, from: string): string => `
  SELECT entry_id::text AS voucher, line::integer AS line, accounting_on AS business_on, booked_on, account,
    coalesce(account_name, '') AS account_name, posting.amount, coalesce(claim.invoice_number, '') AS invoice_number,
    coalesce(payment_id, '') AS payment, text, posting.currency
  FROM fordring.journal_entry AS entry JOIN fordring.posting USING (entry_id)
  LEFT JOIN fordring.claim USING (claim_id)
  LEFT JOIN (${accountNames(creditorId, literal)}) AS named USING (account)
  WHERE entry.creditor_id = ${literal(creditorId)} AND accounting_on <= ${literal(endsOn)}::date
    AND accounting_on >= ${literal(from)}::date
  ORDER BY entry_id, line`;

function balances(asked: Asked, literal: Literal): string {
  const { creditorId, endsOn } = asked;
  const newYear = `${endsOn.slice(0, 4)}-01-01`;
  const carried = `
  SELECT '' AS voucher, 0 AS line, ${literal(newYear)}::date - 1 AS business_on, ${literal(newYear)}::date - 1 AS booked_on,
    account, coalesce(account_name, '') AS account_name, sum(posting.amount) AS amount, '' AS invoice_number,
    '' AS payment, 'carried forward' AS text, posting.currency
  FROM fordring.journal_entry AS entry JOIN fordring.posting USING (entry_id)
  LEFT JOIN (${accountNames(creditorId, literal)}) AS named USING (account)
  WHERE entry.creditor_id = ${literal(creditorId)} AND accounting_on < ${literal(newYear)}::date
  GROUP BY account, account_name, posting.currency HAVING sum(posting.amount) <> 0`;
  return `(${carried}) UNION ALL (${postings(asked, literal, newYear)})`;
}

const monthEnd = ({ creditorId, endsOn }: Asked, literal: Literal): string => `
  SELECT ${literal(endsOn.slice(0, 7))} AS month, account, coalesce(account_name, '') AS account_name, sum(posting.amount) AS amount, posting.currency
  FROM fordring.journal_entry AS entry JOIN fordring.posting USING (entry_id) JOIN fordring.creditor USING (creditor_id)
  LEFT JOIN (${accountNames(creditorId, literal)}) AS named USING (account)
  WHERE entry.creditor_id = ${literal(creditorId)} AND accounting_on <= ${literal(endsOn)}::date
    AND account IN (${CONTROL_ACCOUNTS})
  GROUP BY account, account_name, posting.currency ORDER BY account`;

const accountNames = (creditorId: string, literal: Literal): string => `
    SELECT held ->> 'number' AS account, held ->> 'name' AS account_name
    FROM fordring.creditor, jsonb_path_query(chart, '$.*') AS held WHERE creditor_id = ${literal(creditorId)}`;

type Asked = Parameters<LedgerSelect>[0];
type Literal = Parameters<LedgerSelect>[1];
