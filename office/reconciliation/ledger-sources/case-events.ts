import type { LedgerSelect } from './ledger-query';

/**
 * What Gældsstyrelsen was told of the creditor's claims until the end of the period and a month after it, as its own monthly
 * statement names it: `claim` (the reference under which it knows what is moved: the case, or what was added to it as a
 * claim of its own), `authority_claim`, `claim_type`, `event` (addition, recall, write-down, write-up), `on` (the day on
 * which it was told), `effective_on`, `amount` (without a sign), `status`, `currency`.
 *
 * `status` is `rejected` where the authority had sent the case back, or refused the change, by the end of the period: there it
 * never happened. So the amounts by event give what it must state as the basis of collection (S000-11). What the authority
 * covered itself is no event of ours.
 */
export const caseEvents: LedgerSelect = ({ creditorId, endsOn }, literal) => {
  const lastDay = `${literal(endsOn)}::date`;
  return `
  WITH answered AS (
    SELECT DISTINCT ON (claim_id, step, case_event, change_id) claim_id, step, case_event, change_id, answer
    FROM fordring.case_change_answer WHERE answered_on <= ${lastDay}
    ORDER BY claim_id, step, case_event, change_id, answered_on DESC, recorded_at DESC
  ), handed AS (
    SELECT known.*, claim.currency, coalesce(code, '') AS claim_type,
      (ended = 'sent-back' AND ended_on <= ${lastDay}) IS TRUE AS is_sent_back
    FROM fordring.counterpart_case AS known JOIN fordring.claim USING (claim_id)
      LEFT JOIN (SELECT creditor_id, invoice_group, code FROM fordring.counterpart_claim_kind WHERE part = 'principal')
        AS kind USING (creditor_id, invoice_group)
    WHERE creditor_id = ${literal(creditorId)} AND counterpart = 'gaeldsstyrelsen' AND known.status = 'referred'
  ), told AS (
    SELECT case_id AS reference, 'addition' AS event, referred_on AS told_on, referred_on AS effective_on, handed.amount,
      is_sent_back AS is_rejected, claim_type, handed.currency, event_number AS of_event, 0 AS place
    FROM handed
    UNION ALL
    SELECT reference, CASE change WHEN 'recall' THEN 'recall' WHEN 'reduce' THEN 'write-down' ELSE 'write-up' END,
      told_on, effective_on, moved.amount, is_sent_back OR answer IS NOT DISTINCT FROM 'rejected', claim_type,
      handed.currency, moved.event_number, 1
    FROM fordring.case_change AS moved
      JOIN handed ON handed.claim_id = moved.claim_id AND handed.step = moved.step AND handed.event_number = case_event
      LEFT JOIN answered ON answered.claim_id = moved.claim_id AND answered.step = moved.step
        AND answered.case_event = moved.case_event AND answered.change_id = moved.change_id
    WHERE change <> 'notice'
  )
  SELECT reference AS claim, coalesce(authority_case_id, '') AS authority_claim, claim_type, event, told_on AS "on",
    effective_on, amount, CASE WHEN is_rejected THEN 'rejected' ELSE 'told' END AS status, currency
  FROM told LEFT JOIN fordring.authority_case AS known
    ON known.counterpart = 'gaeldsstyrelsen' AND known.case_id = reference
  WHERE told_on <= ${lastDay} + interval '1 month'
  ORDER BY reference, of_event, place, told_on`;
};
