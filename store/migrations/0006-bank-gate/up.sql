CREATE TABLE fordring.bank_gate (
  change_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  changed_on date NOT NULL,
  open boolean NOT NULL,
  changed_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX bank_gate_by_day ON fordring.bank_gate (creditor_id, changed_on DESC, change_id DESC);
CREATE TRIGGER bank_gate_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.bank_gate
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
