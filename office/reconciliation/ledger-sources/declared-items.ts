import { movedDueDates } from '../../claims/moved-due-dates';
import { beginsOn, CONTROL_ACCOUNTS, type LedgerSelect } from './ledger-query';

/**
 * What is declared of the debtor module at the end of the period, from its control accounts and claim by claim: `item`,
 * `invoice_number`, `due_on`, `amount`, `currency`. The items are those of `reconciliation/declaration.ts`: what the month
 * began with, each kind of movement, what it ended with, what is not due, and each overdue invoice under its age in days.
 *
 * Amounts go by their accounting days, and are of the creditor's currency. A claim is overdue from the day after it was due
 * (S003-30), by the due date in force at the period's end: a deferred claim is not overdue. How long is counted as in S002-78.
 */
export const declaredItems: LedgerSelect = (asked, literal) => {
  const [creditor, from, to] = [literal(asked.creditorId), literal(beginsOn(asked)), literal(asked.endsOn)];
  return `
  WITH ${movedDueDates(creditor, to)}, booked AS (
    SELECT entry.claim_id, entry.event_number, accounting_on, posting.amount
    FROM fordring.journal_entry AS entry JOIN fordring.posting USING (entry_id) JOIN fordring.creditor USING (creditor_id)
    WHERE entry.creditor_id = ${creditor} AND accounting_on <= ${to}::date AND account IN (${CONTROL_ACCOUNTS}) AND posting.currency = creditor.currency
  ), movement AS (
    SELECT CASE type
        WHEN 'ClaimRegistered' THEN 'invoiced'
        WHEN 'StepPerformed' THEN 'charged' WHEN 'PlanAgreed' THEN 'charged'
        WHEN 'PaymentReceived' THEN 'paid' WHEN 'PaymentReversed' THEN 'paid back'
        WHEN 'ClaimCredited' THEN 'credited'
        WHEN 'SetOffBooked' THEN 'set off' WHEN 'SetOffTakenBack' THEN 'set off'
        WHEN 'ClaimWrittenOff' THEN 'written off' WHEN 'ClaimReinstated' THEN 'written off'
        ELSE 'corrected' END AS item, sum(booked.amount) AS amount
    FROM booked JOIN fordring.claim_event USING (claim_id, event_number)
    WHERE booked.accounting_on >= ${from}::date GROUP BY 1
  ), open AS (
    SELECT invoice_number, in_force.due_on, ${to}::date - in_force.due_on AS days, sum(booked.amount) AS amount
    FROM booked JOIN fordring.claim USING (claim_id) LEFT JOIN moved USING (claim_id),
      LATERAL (SELECT coalesce(moved.due_on, claim.due_on) AS due_on) AS in_force
    GROUP BY claim.claim_id, in_force.due_on HAVING sum(booked.amount) <> 0
  ), items (place, item, invoice_number, due_on, amount) AS (
    SELECT 1, 'opening', '', NULL::date, coalesce(sum(amount), 0.00) FROM booked WHERE accounting_on < ${from}::date
    UNION ALL SELECT 2, item, '', NULL, amount FROM movement WHERE amount <> 0
    UNION ALL SELECT 3, 'debtor module', '', NULL, coalesce(sum(amount), 0.00) FROM booked
    UNION ALL SELECT 4, 'not due', '', NULL, coalesce(sum(amount), 0.00) FROM open WHERE days <= 0
    UNION ALL SELECT 5, CASE
        WHEN days <= 7 THEN 'overdue 1-7' WHEN days <= 15 THEN 'overdue 8-15' WHEN days <= 30 THEN 'overdue 16-30'
        WHEN days <= 90 THEN 'overdue 31-90' WHEN days <= 180 THEN 'overdue 91-180' ELSE 'overdue 181-'
      END, invoice_number, due_on, amount FROM open WHERE days > 0
  )
  SELECT item, invoice_number, due_on, amount, currency
  FROM items CROSS JOIN fordring.creditor WHERE creditor_id = ${creditor}
  ORDER BY place, due_on, invoice_number, item`;
};
