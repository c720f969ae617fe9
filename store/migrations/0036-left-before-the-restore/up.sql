-- A letter that left and that the ledger forgot.
CREATE TABLE fordring.forgotten_letter (
  -- As it was printed: the document's id, with the recipient's where there are several.
  letter_id text PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  -- The claim may have been forgotten too.
  claim_id text NOT NULL,
  kind text NOT NULL,
  debtor_id text NOT NULL,
  route text NOT NULL CHECK (route IN ('post', 'protected')),
  delivered_on date NOT NULL,
  total text NOT NULL,
  amount_to_pay text NOT NULL,
  last_day_to_pay text NOT NULL,
  payment_reference text NOT NULL,
  -- In the outbox folder.
  file text NOT NULL,
  -- The document that it counts as.
  taken_up_by text,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX forgotten_letter_of_claim ON fordring.forgotten_letter (claim_id);

-- A change of a case that a counterpart was told, and that the ledger forgot.
CREATE TABLE fordring.forgotten_change (
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  counterpart text NOT NULL CHECK (counterpart IN ('kfm', 'intrum', 'gaeldsstyrelsen')),
  -- Under which reference the counterpart knows what was changed, and by which the change.
  reference text NOT NULL,
  change_id text NOT NULL,
  change text NOT NULL CHECK (change IN ('recall', 'reduce', 'raise', 'notice')),
  amount numeric(15, 2),
  effective_on date,
  referral_id text NOT NULL,
  referred_on date NOT NULL,
  -- The change that it counts as: its event's number.
  taken_up_by integer,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (creditor_id, counterpart, reference, change_id)
);
