-- A claim that is referred again after a recall is another case: known by the event that called for it.
ALTER TABLE fordring.counterpart_case DROP CONSTRAINT counterpart_case_pkey;
ALTER TABLE fordring.counterpart_case ADD PRIMARY KEY (claim_id, step, event_number);
ALTER TABLE fordring.counterpart_case DROP CONSTRAINT counterpart_case_status_check;
ALTER TABLE fordring.counterpart_case
  -- Withdrawn: taken back before it left; it never goes.
  ADD CONSTRAINT counterpart_case_status_check
    CHECK (status IN ('referred', 'held', 'withheld', 'contradicted', 'withdrawn')),
  -- As the counterpart knows it.
  ADD COLUMN case_id text,
  -- What was handed over.
  ADD COLUMN amount numeric(15, 2),
  -- Up to which event the counterpart has been told; at first `as_of_event`.
  ADD COLUMN told_through integer,
  ADD COLUMN ended text CHECK (ended IN ('recalled', 'sent-back')),
  ADD COLUMN ended_on date,
  -- Why a change could not be told; it and those after it wait.
  ADD COLUMN stuck text,
  ADD CONSTRAINT counterpart_case_ended CHECK ((ended IS NULL) = (ended_on IS NULL));

UPDATE fordring.counterpart_case SET case_id = claim_id WHERE counterpart IS NOT NULL;
UPDATE fordring.counterpart_case AS known SET told_through = as_of_event, amount = (
  SELECT coalesce(sum(posting.amount), 0)
  FROM fordring.claim JOIN fordring.creditor USING (creditor_id) JOIN fordring.journal_entry AS entry USING (claim_id)
    JOIN fordring.posting USING (entry_id)
  WHERE claim.claim_id = known.claim_id AND entry.event_number <= known.as_of_event
    AND account IN (chart -> 'receivablePrincipal' ->> 'number', chart -> 'receivableCharges' ->> 'number',
      chart -> 'doubtfulReceivable' ->> 'number'))
WHERE status = 'referred';

ALTER TABLE fordring.counterpart_case
  ADD CONSTRAINT counterpart_case_told
    CHECK (status <> 'referred' OR (case_id IS NOT NULL AND amount IS NOT NULL AND told_through IS NOT NULL));
CREATE UNIQUE INDEX counterpart_case_by_id ON fordring.counterpart_case (counterpart, case_id) WHERE case_id IS NOT NULL;
CREATE INDEX counterpart_case_stuck ON fordring.counterpart_case (tried_at) WHERE stuck IS NOT NULL;

-- Each thing that a counterpart was told of a case after it had been handed over.
CREATE TABLE fordring.case_change (
  claim_id text NOT NULL,
  step text NOT NULL,
  -- Of the case: the event that called for it.
  case_event integer NOT NULL,
  -- By which its answer names it; begins with the number of the event that it tells of.
  change_id text NOT NULL,
  event_number integer NOT NULL,
  change text NOT NULL CHECK (change IN ('recall', 'reduce', 'raise', 'notice')),
  -- Why, in the words of `formats/counterparts/party-fields.ts`.
  reason text NOT NULL,
  -- What is taken back, taken away or added; of a notice the disputed part, if it is one.
  amount numeric(15, 2) CHECK (amount >= 0),
  -- From which day it counts, until when a deferral runs, and the business day on which it was told.
  effective_on date NOT NULL,
  until_on date,
  told_on date NOT NULL,
  -- Under which reference the counterpart knows what is changed: the case's own, or that of what was added to it.
  reference text NOT NULL,
  -- Where it lies, such as `kfm-application-0008-2016-04-01.txt`.
  referral_id text NOT NULL,
  told_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (claim_id, step, case_event, change_id),
  FOREIGN KEY (claim_id, step, case_event) REFERENCES fordring.counterpart_case,
  FOREIGN KEY (claim_id, event_number) REFERENCES fordring.claim_event,
  CHECK (change = 'notice' OR amount IS NOT NULL)
);
CREATE INDEX case_change_by_reference ON fordring.case_change (reference, change_id);
CREATE TRIGGER case_change_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.case_change
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- What the counterpart said of it, each answer once.
CREATE TABLE fordring.case_change_answer (
  answer_id text PRIMARY KEY,
  claim_id text NOT NULL,
  step text NOT NULL,
  case_event integer NOT NULL,
  change_id text NOT NULL,
  answer text NOT NULL CHECK (answer IN ('carried-out', 'rejected', 'heard')),
  reason text NOT NULL,
  answered_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (claim_id, step, case_event, change_id) REFERENCES fordring.case_change
);
CREATE INDEX case_change_answer_of_change ON fordring.case_change_answer (claim_id, step, case_event, change_id);
CREATE TRIGGER case_change_answer_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.case_change_answer
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- Each case has the counterpart's own number.
ALTER TABLE fordring.authority_case ADD COLUMN case_id text;
UPDATE fordring.authority_case SET case_id = claim_id;
ALTER TABLE fordring.authority_case ALTER COLUMN case_id SET NOT NULL;
ALTER TABLE fordring.authority_case DROP CONSTRAINT authority_case_pkey;
ALTER TABLE fordring.authority_case ADD PRIMARY KEY (counterpart, case_id);
CREATE INDEX authority_case_of_claim ON fordring.authority_case (claim_id, counterpart);

-- Money that a counterpart collected comes in on an account of its own: it knows of it, and is not told.
CREATE TABLE fordring.counterpart_account (
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  account text NOT NULL,
  counterpart text NOT NULL CHECK (counterpart IN ('kfm', 'intrum', 'gaeldsstyrelsen')),
  PRIMARY KEY (creditor_id, account)
);

-- What happened to cases that were handed over before changes were told.
INSERT INTO fordring.outbox (topic, claim_id, event_number, payload)
SELECT DISTINCT 'counterpart', claim.claim_id, claim.event_number, jsonb_build_object('changedOn', event.booked_on)
FROM fordring.counterpart_case AS known JOIN fordring.claim USING (claim_id)
  JOIN fordring.claim_event AS event ON event.claim_id = claim.claim_id AND event.event_number = claim.event_number
WHERE known.status = 'referred' AND claim.event_number > known.as_of_event;
