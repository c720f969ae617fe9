CREATE TABLE fordring.counterpart_case (
  claim_id text NOT NULL,
  step text NOT NULL,
  -- The step's own event.
  event_number integer NOT NULL,
  performed_on date NOT NULL,
  -- Nobody takes the step in some countries; such a case is held.
  counterpart text CHECK (counterpart IN ('kfm', 'intrum', 'gaeldsstyrelsen')),
  -- Held: tried again. Withheld: settled before it left; tried again when it is open again. Contradicted: the counterpart
  -- has it with other contents, and a person compares.
  status text NOT NULL CHECK (status IN ('referred', 'held', 'withheld', 'contradicted')),
  reason text,
  -- Up to which event the claim is told to the counterpart; what comes later is told as an adjustment.
  as_of_event integer,
  referral_id text,
  referred_on date,
  tried_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (claim_id, step),
  FOREIGN KEY (claim_id, event_number) REFERENCES fordring.claim_event,
  CHECK ((status = 'referred') = (reason IS NULL)),
  CHECK ((status = 'referred') = (referral_id IS NOT NULL AND referred_on IS NOT NULL AND as_of_event IS NOT NULL))
);
CREATE INDEX counterpart_case_waiting ON fordring.counterpart_case (tried_at) WHERE status <> 'referred';

-- The counterpart's own number of a case that it took in.
CREATE TABLE fordring.authority_case (
  claim_id text NOT NULL REFERENCES fordring.claim,
  counterpart text NOT NULL CHECK (counterpart IN ('kfm', 'intrum', 'gaeldsstyrelsen')),
  authority_case_id text NOT NULL,
  received_on date NOT NULL,
  PRIMARY KEY (claim_id, counterpart)
);

-- What an invoice group is in the terms of the country's enforcement authority.
CREATE TABLE fordring.counterpart_claim_kind (
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  invoice_group text NOT NULL,
  -- Sweden: fee, rent or other. Denmark: the fordringstypekode of the agreement, such as KFDAINS.
  code text NOT NULL,
  PRIMARY KEY (creditor_id, invoice_group)
);

-- What of a counterpart's answers waits for a person: files that cannot be read, answers that could not be recorded.
CREATE TABLE fordring.answer_note (
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  counterpart text NOT NULL CHECK (counterpart IN ('kfm', 'intrum', 'gaeldsstyrelsen')),
  -- `file:` and its name, or the answer's id.
  about text NOT NULL,
  kind text NOT NULL,
  claim_id text,
  message text NOT NULL,
  noted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (creditor_id, counterpart, about)
);
