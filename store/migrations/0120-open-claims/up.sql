CREATE TABLE fordring.open_claim (
  claim_id text PRIMARY KEY REFERENCES fordring.claim,
  creditor_id text NOT NULL,
  invoice_number text NOT NULL,
  invoice_group text NOT NULL,
  issued_on date NOT NULL,
  -- In force: a deferral's, or the printed one.
  due_on date NOT NULL,
  claimed_open numeric(15, 2) NOT NULL CHECK (claimed_open > 0),
  -- How far the claim has come, in the words of `outcomeOf`.
  stage text NOT NULL
) WITH (fillfactor = 90);

INSERT INTO fordring.open_claim
WITH reached AS (
  SELECT event.claim_id, event.event_number, type, data, business_on,
    data ->> 'step' AS step,
    coalesce(data ->> 'kind', CASE data ->> 'step' WHEN 'referral' THEN 'hand-over' WHEN 'monitoring' THEN 'monitoring'
      WHEN 'administrative-court' THEN 'court' END) AS kind
  FROM fordring.claim_event AS event JOIN fordring.claim USING (claim_id)
  WHERE NOT settled AND event.event_number > 1
), standing AS (
  SELECT claim_id, kind FROM reached AS taken
  WHERE type = 'StepPerformed' AND kind IN ('hand-over', 'monitoring', 'court') AND NOT EXISTS (
    SELECT FROM reached AS back WHERE back.claim_id = taken.claim_id AND back.event_number > taken.event_number
      AND (back.type = 'StepWithdrawn' AND back.step = taken.step AND (back.data ->> 'performedOn')::date = taken.business_on
        OR back.type = 'ReferralRecalled' AND taken.kind IN ('hand-over', 'monitoring')))
), rejected AS (
  SELECT DISTINCT ON (claim_id) claim_id, type = 'ReferralAnswered' AND data ->> 'answer' = 'rejected' AS is_rejected
  FROM reached WHERE type IN ('ReferralAnswered', 'ReferralRecalled') ORDER BY claim_id, event_number DESC
), moved AS (
  SELECT DISTINCT ON (claim_id) claim_id, coalesce(data ->> 'newDueOn', data ->> 'dueOn')::date AS due_on
  FROM reached AS mover
  WHERE type = 'ClaimRegistered' OR type = 'DeferralGranted' AND NOT EXISTS (
    SELECT FROM reached AS reversal WHERE reversal.claim_id = mover.claim_id AND reversal.type = 'DecisionReversed'
      AND reversal.data ->> 'reverses' = mover.data ->> 'decisionId')
  ORDER BY claim_id, event_number DESC
)
SELECT claim_id, creditor_id, invoice_number, invoice_group, issued_on, coalesce(moved.due_on, claim.due_on), claimed_open,
  CASE WHEN EXISTS (SELECT FROM standing WHERE standing.claim_id = claim.claim_id AND kind = 'monitoring') THEN 'monitored'
    WHEN EXISTS (SELECT FROM standing WHERE standing.claim_id = claim.claim_id AND kind = 'hand-over')
      AND NOT coalesce(is_rejected, false) THEN 'referred'
    WHEN EXISTS (SELECT FROM standing WHERE standing.claim_id = claim.claim_id AND kind = 'court') THEN 'in-court'
    ELSE 'open' END
FROM fordring.claim LEFT JOIN moved USING (claim_id) LEFT JOIN rejected USING (claim_id)
WHERE NOT settled;
