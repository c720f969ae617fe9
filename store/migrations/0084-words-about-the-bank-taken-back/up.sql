-- A person's word about how far the bank was read, taken back. The word itself stays where it is.
CREATE TABLE fordring.bank_word_lifted (
  reading_id bigint PRIMARY KEY REFERENCES fordring.bank_reading,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  lifted_on date NOT NULL,
  lifted_by text NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TRIGGER bank_word_lifted_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.bank_word_lifted
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

SELECT fordring.imprint_rows_of('word about the bank taken back', 'bank_word_lifted', 'kept.creditor_id',
  'kept.reading_id::text', '1', $$fordring.hash_of_row(to_jsonb(kept) - 'recorded_at')$$);

-- What counts: every reading of a file, and every word of a person that was not taken back.
CREATE VIEW fordring.bank_reading_standing AS
  SELECT reading.* FROM fordring.bank_reading AS reading
  WHERE NOT EXISTS (SELECT FROM fordring.bank_word_lifted AS lifted WHERE lifted.reading_id = reading.reading_id);

CREATE OR REPLACE FUNCTION fordring.bank_read_through(of_creditor text) RETURNS date LANGUAGE sql STABLE AS $$
  WITH said AS (
    SELECT max(through) AS through FROM fordring.bank_reading_standing WHERE creditor_id = of_creditor AND source = ''),
  read AS (
    SELECT max(through) AS through FROM fordring.bank_reading_standing
    WHERE creditor_id = of_creditor AND source <> '' GROUP BY source)
  SELECT greatest(min(read.through), max(said.through)) FROM said LEFT JOIN read ON true
$$;
