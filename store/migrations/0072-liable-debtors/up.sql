CREATE INDEX claim_event_of_liable_debtor ON fordring.claim_event ((data ->> 'debtorId'))
  WHERE type = 'LiableDebtorChanged';
