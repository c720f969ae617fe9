import { CONTROL_ACCOUNTS, type LedgerSelect } from './ledger-query';

/**
 * Every case of a claim that a counterpart was to have by the end of the period: `claim`, `invoice_number`, `counterpart`,
 * `case` (its own number), `step`, `status`, `referred_on`, `received_on`, `balance`, `currency`.
 *
 * `status` is that of the day: `referred` with a case there; `held`, `withheld`, `withdrawn` or `contradicted` as they are
 * kept; `held` also before its delivery was tried; `recalled` and `sent-back` once the case had ended by then; `handed-on` once the enforcement authority's ruling had
 * sent the claim on to monitoring (S002-28): the authority may be enforcing still, or have closed it.
 *
 * `balance` is what the control accounts hold of the claim at the end of the period, without what was disputed already when
 * the case was handed over, for as long as that dispute lasts: it was never asked for.
 */
export const cases: LedgerSelect = ({ creditorId, endsOn }, literal) => {
  const lastDay = `${literal(endsOn)}::date`;
  return `
  SELECT handed.claim_id AS claim, invoice_number, handed.counterpart, coalesce(authority_case_id, '') AS "case", step,
    CASE
      WHEN handed.status = 'referred' AND ended_on <= ${lastDay} THEN ended
      WHEN handed.status = 'referred' AND handed.counterpart <> 'intrum' AND EXISTS (
        SELECT FROM fordring.counterpart_case AS later
        WHERE later.claim_id = handed.claim_id AND later.counterpart = 'intrum' AND later.status = 'referred'
          AND later.event_number > handed.event_number AND later.referred_on <= ${lastDay}) THEN 'handed-on'
      ELSE handed.status
    END AS status,
    referred_on, received_on, coalesce(balance - kept_back, 0.00) AS balance, claim.currency
  FROM (
    SELECT claim_id, step, event_number, counterpart, case_id, status, ended, ended_on, as_of_event, referred_on, performed_on
    FROM fordring.counterpart_case
    UNION ALL
    SELECT claim_id, data ->> 'step', performed.event_number,
      CASE WHEN country = 'DK' THEN 'gaeldsstyrelsen' WHEN data ->> 'step' = 'monitoring' THEN 'intrum'
        WHEN data ->> 'step' = 'agency' THEN 'agency' ELSE 'kfm' END,
      NULL, 'held', NULL, NULL, NULL, NULL, business_on
    FROM fordring.claim_event AS performed JOIN fordring.claim USING (claim_id) JOIN fordring.creditor USING (creditor_id)
    WHERE type = 'StepPerformed' AND data ->> 'step' IN ('agency', 'referral', 'monitoring') AND NOT EXISTS (
      SELECT FROM fordring.counterpart_case AS known
      WHERE known.claim_id = performed.claim_id AND known.step = data ->> 'step'
        AND known.event_number = performed.event_number)
  ) AS handed JOIN fordring.claim USING (claim_id)
  LEFT JOIN fordring.authority_case AS known
    ON known.counterpart = handed.counterpart AND known.case_id = handed.case_id
  LEFT JOIN LATERAL (
    SELECT sum(posting.amount) AS balance,
      CASE WHEN EXISTS (
        SELECT FROM fordring.claim_event AS settled
        WHERE settled.claim_id = handed.claim_id AND settled.event_number > handed.as_of_event
          AND settled.type = 'DisputeSettled' AND settled.business_on <= ${lastDay}) THEN 0.00
      ELSE coalesce(least(
        sum(posting.amount) FILTER (WHERE account = chart #>> '{doubtfulReceivable,number}'),
        sum(posting.amount) FILTER (WHERE account = chart #>> '{doubtfulReceivable,number}'
          AND entry.event_number <= handed.as_of_event)), 0.00) END AS kept_back
    FROM fordring.journal_entry AS entry JOIN fordring.posting USING (entry_id) JOIN fordring.creditor USING (creditor_id)
    WHERE entry.claim_id = handed.claim_id AND accounting_on <= ${lastDay}
      AND account IN (${CONTROL_ACCOUNTS})
  ) AS booked ON true
  WHERE claim.creditor_id = ${literal(creditorId)} AND handed.counterpart IS NOT NULL
    AND coalesce(referred_on, performed_on) <= ${lastDay}
  ORDER BY handed.counterpart, handed.claim_id, handed.event_number`;
};
