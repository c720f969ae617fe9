CREATE TABLE fordring.invoice_import (
  import_id text PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  -- The creditor's business day.
  imported_on date NOT NULL,
  claims integer NOT NULL CHECK (claims >= 1),
  imported_by text NOT NULL,
  role text,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX invoice_import_of ON fordring.invoice_import (creditor_id, imported_on);
CREATE TRIGGER invoice_import_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.invoice_import
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
SELECT fordring.imprint_rows_of('invoice import', 'invoice_import', 'kept.creditor_id', 'kept.import_id', '1',
  'fordring.hash_of_row(to_jsonb(kept))');

ALTER TABLE fordring.claim
  ADD COLUMN import_id text,
  ADD COLUMN withdrawn boolean NOT NULL DEFAULT false;
CREATE INDEX claim_of_import ON fordring.claim (import_id) WHERE import_id IS NOT NULL;

DROP TRIGGER claim_keeps_its_invoice ON fordring.claim;
CREATE TRIGGER claim_keeps_its_number
  BEFORE UPDATE OF claim_id, creditor_id, invoice_number ON fordring.claim
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
-- A row that is withdrawn takes a new registration.
CREATE TRIGGER claim_keeps_its_invoice
  BEFORE UPDATE OF debtor_id, invoice_group, issued_on, due_on, amount, currency, payment_reference, import_id
  ON fordring.claim FOR EACH ROW WHEN (NOT OLD.withdrawn) EXECUTE FUNCTION fordring.refuse_change();

-- Who the debtor was through an event, of a claim that was registered anew for another.
CREATE TABLE fordring.earlier_debtor (
  claim_id text NOT NULL REFERENCES fordring.claim,
  through_event integer NOT NULL,
  debtor_id text NOT NULL,
  PRIMARY KEY (claim_id, through_event)
);
CREATE TRIGGER earlier_debtor_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.earlier_debtor
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

CREATE FUNCTION fordring.keep_earlier_debtor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fordring.earlier_debtor VALUES (OLD.claim_id, OLD.event_number, OLD.debtor_id);
  INSERT INTO fordring.open_imprint (creditor_id, kind, key, number, hash)
  VALUES (NEW.creditor_id, 'claim', NEW.claim_id, 1, sha256(convert_to(NEW.debtor_id, 'UTF8')));
  RETURN NULL;
END
$$;
CREATE TRIGGER keep_earlier_debtor AFTER UPDATE OF debtor_id ON fordring.claim
  FOR EACH ROW WHEN (OLD.debtor_id IS DISTINCT FROM NEW.debtor_id) EXECUTE FUNCTION fordring.keep_earlier_debtor();
