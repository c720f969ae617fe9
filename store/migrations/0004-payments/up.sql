CREATE TABLE fordring.bank_file (
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  format text NOT NULL,
  file_name text NOT NULL,
  imported_on date NOT NULL,
  report jsonb NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (creditor_id, sha256)
);
CREATE TRIGGER bank_file_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.bank_file
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

CREATE TABLE fordring.payment (
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  payment_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('payment', 'deduction', 'reversal')),
  received_on date NOT NULL,
  -- Always positive; the kind says in which direction.
  amount numeric(15, 2) NOT NULL CHECK (amount > 0),
  currency text NOT NULL CHECK (currency IN ('SEK', 'DKK')),
  status text NOT NULL CHECK (status IN ('matched', 'suspense', 'matched-by-hand')),
  unmatched_because text,
  matched_by text,
  stated jsonb NOT NULL,
  bank_file bytea,
  PRIMARY KEY (creditor_id, payment_id),
  CHECK ((status = 'matched') = (unmatched_because IS NULL)),
  CHECK ((status = 'matched-by-hand') = (matched_by IS NOT NULL))
);
CREATE INDEX payment_in_suspense ON fordring.payment (creditor_id, received_on) WHERE status = 'suspense';
CREATE TRIGGER payment_keeps_its_movement
  BEFORE UPDATE OF creditor_id, payment_id, kind, received_on, amount, currency, stated, bank_file
  ON fordring.payment FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
CREATE TRIGGER payment_stays
  BEFORE DELETE OR TRUNCATE ON fordring.payment
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

CREATE TABLE fordring.payment_share (
  creditor_id text NOT NULL,
  payment_id text NOT NULL,
  claim_id text NOT NULL REFERENCES fordring.claim,
  amount numeric(15, 2) NOT NULL CHECK (amount > 0),
  PRIMARY KEY (creditor_id, payment_id, claim_id),
  FOREIGN KEY (creditor_id, payment_id) REFERENCES fordring.payment
);
CREATE INDEX payment_share_of_claim ON fordring.payment_share (claim_id);
CREATE TRIGGER payment_share_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.payment_share
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
