-- What a debtor's row said until a change, and on which day of the creditor that was. Personal data, as the row itself.
CREATE TABLE fordring.debtor_change (
  change_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL,
  debtor_id text NOT NULL,
  changed_on date NOT NULL,
  before jsonb NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (creditor_id, debtor_id) REFERENCES fordring.debtor
);
CREATE INDEX debtor_change_of ON fordring.debtor_change (creditor_id, debtor_id);
CREATE TRIGGER debtor_change_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.debtor_change
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

CREATE FUNCTION fordring.keep_debtor_before() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fordring.debtor_change (creditor_id, debtor_id, changed_on, before)
  VALUES (OLD.creditor_id, OLD.debtor_id, fordring.today_of(OLD.creditor_id),
    to_jsonb(OLD) - 'creditor_id' - 'debtor_id');
  RETURN NULL;
END
$$;
CREATE TRIGGER keep_debtor_before AFTER UPDATE ON fordring.debtor
  FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION fordring.keep_debtor_before();
