import { isOnItsWay } from '../../../store/relay/on-its-way';
import { movedDueDates } from '../../claims/moved-due-dates';
import { CONTROL_ACCOUNTS, type LedgerSelect } from './ledger-query';

/**
 * Every claim, a row each: `claim` (the id), `invoice_number`, `invoice_group`, `issued_on`, `due_on` (the one in force), `invoiced`, `open` (claimed
 * and open today), `balance` (what the accounts of receivables hold of it at the end of the period, by accounting days), `as_of` (that day),
 * `overdue` (the balance of a claim that was due before the period's end, by the due date in force on that day), `open_claims` (1.00 where a workflow should follow
 * it: not settled, and the engine has been told), `currency`.
 */
export const claims: LedgerSelect = ({ creditorId, endsOn }, literal) => `
  WITH ${movedDueDates(literal(creditorId), literal(endsOn))}
  SELECT claim.claim_id AS claim, invoice_number, invoice_group, issued_on, in_force.due_on, claim.amount AS invoiced,
    claimed_open AS open, coalesce(balance, 0.00) AS balance, ${literal(endsOn)}::date AS as_of,
    CASE WHEN in_force.due_on < ${literal(endsOn)}::date THEN coalesce(balance, 0.00) END AS overdue,
    CASE WHEN NOT settled AND NOT ${isOnItsWay('claim.claim_id')} THEN 1.00 END AS open_claims,
    claim.currency
  FROM fordring.claim JOIN fordring.creditor USING (creditor_id)
  LEFT JOIN (
    SELECT entry.claim_id, sum(posting.amount) AS balance
    FROM fordring.journal_entry AS entry JOIN fordring.posting USING (entry_id) JOIN fordring.creditor USING (creditor_id)
    WHERE entry.creditor_id = ${literal(creditorId)} AND accounting_on <= ${literal(endsOn)}::date
      AND account IN (${CONTROL_ACCOUNTS}) AND posting.currency = creditor.currency
    GROUP BY entry.claim_id
  ) AS booked ON booked.claim_id = claim.claim_id LEFT JOIN moved ON moved.claim_id = claim.claim_id,
  LATERAL (SELECT coalesce(moved.due_on, claim.due_on) AS due_on) AS in_force
  WHERE claim.creditor_id = ${literal(creditorId)}
  ORDER BY claim.claim_id`;
