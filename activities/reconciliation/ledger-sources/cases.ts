import type { LedgerSelect } from './ledger-query';

/**
 * Every claim that a counterpart was given: `claim`, `invoice_number`, `counterpart`, `case` (its own number), `step`, `status`,
 * `referred_on`, `received_on`, `balance` (what the accounts of receivables hold of it at the end of the period), `open` (claimed and
 * open today), `currency`.
 */
export const cases: LedgerSelect = ({ creditorId, endsOn }, literal) => `
  SELECT handed.claim_id AS claim, invoice_number, handed.counterpart, coalesce(authority_case_id, '') AS "case", step,
    handed.status, referred_on, received_on, coalesce(balance, 0.00) AS balance, claimed_open AS open, claim.currency
  FROM fordring.counterpart_case AS handed JOIN fordring.claim USING (claim_id)
  LEFT JOIN fordring.authority_case AS known
    ON known.claim_id = handed.claim_id AND known.counterpart = handed.counterpart
  LEFT JOIN LATERAL (
    SELECT sum(posting.amount) AS balance
    FROM fordring.journal_entry AS entry JOIN fordring.posting USING (entry_id) JOIN fordring.creditor USING (creditor_id)
    WHERE entry.claim_id = handed.claim_id AND business_on <= ${literal(endsOn)}::date
      AND account IN (chart #>> '{receivablePrincipal,number}', chart #>> '{receivableCharges,number}',
        chart #>> '{doubtfulReceivable,number}')
  ) AS booked ON true
  WHERE claim.creditor_id = ${literal(creditorId)} AND handed.counterpart IS NOT NULL
  ORDER BY handed.counterpart, handed.claim_id`;
