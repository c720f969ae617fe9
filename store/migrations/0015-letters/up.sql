-- Why a document did not become a letter, or waits. Withheld and failed are final; held is tried again.
ALTER TABLE fordring.document ADD COLUMN reason text;
ALTER TABLE fordring.document ADD COLUMN tried_at timestamptz;
UPDATE fordring.document SET reason = 'Nothing was open on the claim any more when the letter was to leave.'
  WHERE status = 'withheld';
ALTER TABLE fordring.document DROP CONSTRAINT document_status_check;
ALTER TABLE fordring.document ADD CONSTRAINT document_status_check
  CHECK (status IN ('to-write', 'sent', 'withheld', 'held', 'failed'));
ALTER TABLE fordring.document ADD CONSTRAINT document_reason_check
  CHECK ((status IN ('withheld', 'held', 'failed')) = (reason IS NOT NULL));
CREATE INDEX document_held ON fordring.document (tried_at) WHERE status = 'held';

-- The letters that a document became: one for each who owes the claim.
CREATE TABLE fordring.letter (
  document_id text NOT NULL REFERENCES fordring.document,
  debtor_id text NOT NULL,
  -- Protected: it went without an address, to be forwarded.
  route text NOT NULL CHECK (route IN ('post', 'protected')),
  -- The deliverer's own number, how it delivers, and the business day on which it took the letter.
  delivery_id text NOT NULL,
  channel text NOT NULL,
  delivered_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (document_id, debtor_id)
);
CREATE TRIGGER letter_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.letter
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

ALTER TABLE fordring.debtor ADD COLUMN address_protected boolean NOT NULL DEFAULT false;

-- An address is a person's and not a claim's: decided on one claim, it is protected in the letters of them all, from the
-- moment at which the decision is booked. Only a decision that opens it ends that; a person who moves stays protected.
CREATE FUNCTION fordring.protect_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE fordring.debtor SET address_protected = NEW.data ->> 'address' = 'protected'
    FROM fordring.claim
    WHERE claim.claim_id = NEW.claim_id AND debtor.creditor_id = claim.creditor_id AND debtor.debtor_id = claim.debtor_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER protect_address AFTER INSERT ON fordring.claim_event
  FOR EACH ROW WHEN (NEW.type = 'DebtorAddressChanged' AND NEW.data ->> 'address' IN ('protected', 'open'))
  EXECUTE FUNCTION fordring.protect_address();
