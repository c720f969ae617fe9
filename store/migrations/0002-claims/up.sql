CREATE TABLE fordring.claim (
  claim_id text PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  invoice_number text NOT NULL,
  debtor_id text NOT NULL,
  invoice_group text NOT NULL,
  issued_on date NOT NULL,
  due_on date NOT NULL,
  amount numeric(15, 2) NOT NULL CHECK (amount > 0),
  currency text NOT NULL CHECK (currency IN ('SEK', 'DKK')),
  payment_reference text NOT NULL,
  policy_id text NOT NULL,
  policy_version text NOT NULL,
  -- How far its events have come, and what is asked of their fold often.
  event_number integer NOT NULL CHECK (event_number >= 1),
  last_hash bytea NOT NULL,
  claimed_open numeric(15, 2) NOT NULL CHECK (claimed_open >= 0),
  settled boolean NOT NULL CHECK (settled = (claimed_open = 0)),
  next_step_on date,
  CHECK (claim_id = creditor_id || '/' || invoice_number),
  FOREIGN KEY (creditor_id, debtor_id) REFERENCES fordring.debtor,
  FOREIGN KEY (policy_id, policy_version) REFERENCES fordring.policy_version
) WITH (fillfactor = 50);

CREATE UNIQUE INDEX claim_by_invoice_number ON fordring.claim (creditor_id, invoice_number);
-- No index on a column that a payment changes: a payment then rewrites the row in its page and touches no index at all.
-- Leading zeros of a reference do not count when payments are matched.
CREATE INDEX claim_by_reference ON fordring.claim (creditor_id, ltrim(payment_reference, '0')) WHERE payment_reference <> '';
CREATE INDEX claim_by_plain_number ON fordring.claim (creditor_id, ltrim(invoice_number, '0'));

CREATE TRIGGER claim_keeps_its_invoice
  BEFORE UPDATE OF claim_id, creditor_id, invoice_number, debtor_id, invoice_group, issued_on, due_on, amount, currency,
    payment_reference
  ON fordring.claim FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
CREATE TRIGGER claim_stays
  BEFORE DELETE OR TRUNCATE ON fordring.claim
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

CREATE TABLE fordring.claim_event (
  claim_id text NOT NULL REFERENCES fordring.claim,
  event_number integer NOT NULL CHECK (event_number >= 1),
  type text NOT NULL,
  -- The business day of the fact, and the business day on which it was booked; both are given, never taken from a clock.
  business_on date NOT NULL,
  booked_on date NOT NULL,
  data jsonb NOT NULL,
  command_key text NOT NULL,
  previous_hash bytea NOT NULL CHECK (length(previous_hash) = 32),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (claim_id, event_number)
);
CREATE TRIGGER claim_event_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.claim_event
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

CREATE TABLE fordring.command (
  key text PRIMARY KEY,
  request_hash bytea NOT NULL,
  result jsonb NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TRIGGER command_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.command
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
