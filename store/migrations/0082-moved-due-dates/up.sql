-- Claims whose due date is not that of their row for all time: few of very many.
CREATE INDEX claim_event_moves_due_date ON fordring.claim_event (claim_id)
  WHERE type = 'DeferralGranted' OR (type = 'ClaimRegistered' AND event_number > 1);
