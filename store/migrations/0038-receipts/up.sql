-- One row for each fact that was handed in and each reading about a debtor, at the counter. Who was refused is here too.
CREATE TABLE fordring.receipt (
  receipt_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  act text NOT NULL,
  subject text NOT NULL,
  -- By which role the caller was permitted; null where every recognised caller is.
  role text,
  source text NOT NULL CHECK (source IN ('oidc', 'local')),
  creditor_id text,
  -- The claim, invoice or debtor that it was about, as the caller named it; null for a list.
  about text,
  -- The key under which a fact's events are booked; null for a reading.
  command_key text,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX receipt_about ON fordring.receipt (about);
CREATE INDEX receipt_command_key ON fordring.receipt (command_key) WHERE command_key IS NOT NULL;
CREATE TRIGGER receipt_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.receipt
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
