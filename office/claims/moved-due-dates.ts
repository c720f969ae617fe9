/**
 * What the row of a few claims says otherwise than the ledger did at the end of a day, as it was known on another: `moved`, the
 * due date of the last registration or of the last deferral that was not taken back, and `stated`, what the last registration
 * said. Goes among the parts of `WITH`. The three are written as SQL: the creditor,
 * the day, and the known day, which leaves out nothing when it is null.
 */
export function movedDueDates(creditor: string, day: string, known = 'NULL'): string {
  return `reached AS (
    SELECT claim_id, event_number, type, data, max(business_on) OVER before AS reached_on, max(booked_on) OVER before AS known_on
    FROM fordring.claim_event WHERE claim_id IN (
      SELECT claim_id FROM fordring.claim_event JOIN fordring.claim USING (claim_id)
      WHERE creditor_id = ${creditor} AND (type = 'DeferralGranted' OR (type = 'ClaimRegistered' AND claim_event.event_number > 1)))
    WINDOW before AS (PARTITION BY claim_id ORDER BY event_number)
  ), counting AS (
    SELECT * FROM reached WHERE reached_on <= ${day} AND (${known}::date IS NULL OR known_on <= ${known})
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
}
