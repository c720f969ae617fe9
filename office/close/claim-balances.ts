import { controlAccountsOf } from '../../ledger/chart-of-accounts';
import type { AsOf } from '../claims/events-as-of';
import { knownEntries } from '../controls/known-entries';
import type { ReportedCreditor } from './reported-creditor';

/**
 * What stands on the control accounts for each claim at the end of a day, as the ledger knew it on another: `balance`. Of
 * the few claims whose row says something else of that day: `moved`, the due date of the last registration or of the last
 * deferral that was not taken back, and `stated`, what the last registration said otherwise. An event counts once all before
 * it do, as `eventsAsOf` has it. The parameters are `paramsOf`.
 */
export const CLAIM_BALANCES = `
  WITH balance AS (
    SELECT claim_id, coalesce(sum(amount) FILTER (WHERE account <> $5), 0) AS principal,
      coalesce(sum(amount) FILTER (WHERE account = $5), 0) AS charges,
      coalesce(sum(amount) FILTER (WHERE account = $6), 0) AS doubtful
    FROM fordring.journal_entry JOIN fordring.posting USING (entry_id)
    WHERE creditor_id = $1 AND accounting_on <= $2 AND account = ANY ($4) AND ${knownEntries('$1', '$3')}
    GROUP BY claim_id HAVING sum(amount) <> 0
  ), reached AS (
    SELECT claim_id, event_number, type, data, max(business_on) OVER before AS reached_on, max(booked_on) OVER before AS known_on
    FROM fordring.claim_event WHERE claim_id IN (
      SELECT claim_id FROM fordring.claim_event JOIN fordring.claim USING (claim_id)
      WHERE creditor_id = $1 AND (type = 'DeferralGranted' OR (type = 'ClaimRegistered' AND claim_event.event_number > 1)))
    WINDOW before AS (PARTITION BY claim_id ORDER BY event_number)
  ), counting AS (
    SELECT * FROM reached WHERE reached_on <= $2 AND ($3::date IS NULL OR known_on <= $3)
  ), moved AS (
    SELECT DISTINCT ON (claim_id) claim_id, coalesce(data ->> 'newDueOn', data ->> 'dueOn')::date AS due_on
    FROM counting AS mover
    WHERE type = 'ClaimRegistered' OR type = 'DeferralGranted' AND NOT EXISTS (
      SELECT FROM counting AS reversal WHERE reversal.claim_id = mover.claim_id AND reversal.type = 'DecisionReversed'
        AND reversal.data ->> 'reverses' = mover.data ->> 'decisionId')
    ORDER BY claim_id, event_number DESC
  ), stated AS (
    SELECT claim_id, data ->> 'invoiceGroup' AS invoice_group, (data ->> 'issuedOn')::date AS issued_on,
      (SELECT debtor_id FROM fordring.earlier_debtor AS earlier
       WHERE earlier.claim_id = latest.claim_id AND through_event >= latest.event_number ORDER BY through_event LIMIT 1) AS debtor_id
    FROM (SELECT DISTINCT ON (claim_id) * FROM counting WHERE type = 'ClaimRegistered'
          ORDER BY claim_id, event_number DESC) AS latest
  )`;

/** Six parameters. */
export function paramsOf({ creditorId, chart }: ReportedCreditor, { asOf, known }: AsOf): readonly unknown[] {
  const { receivableCharges, doubtfulReceivable } = chart;
  return [
    creditorId,
    asOf,
    known ?? null,
    controlAccountsOf(chart),
    receivableCharges.number,
    doubtfulReceivable.number,
  ];
}
