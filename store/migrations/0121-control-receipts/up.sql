CREATE TABLE fordring.control_receipt (
  receipt_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  -- The accounting day, and the known day; null where nothing was left out.
  as_of date NOT NULL,
  known_on date,
  measure text NOT NULL,
  value numeric NOT NULL,
  -- At most so much is met, and at most so much partly met.
  met_up_to numeric NOT NULL,
  partly_up_to numeric NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('not-tested', 'met', 'partly', 'not')),
  examined integer NOT NULL,
  findings integer NOT NULL,
  -- Of everything that was found: the same two days give the same.
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  asked_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX control_receipt_of ON fordring.control_receipt (creditor_id, as_of, measure);
CREATE TRIGGER control_receipt_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.control_receipt
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
SELECT fordring.imprint_rows_of('control receipt', 'control_receipt', 'kept.creditor_id', 'kept.receipt_number::text', '1',
  $$fordring.hash_of_row(to_jsonb(kept) - 'recorded_at')$$);

-- Through which day all sources had been read at the end of a day. Null where none had been.
CREATE FUNCTION fordring.bank_read_through_on(of_creditor text, on_day date) RETURNS date LANGUAGE sql STABLE AS $$
  WITH standing AS (
    SELECT source, through FROM fordring.bank_reading AS reading
    WHERE creditor_id = of_creditor AND read_on <= on_day AND NOT EXISTS (
      SELECT FROM fordring.bank_word_lifted AS lifted
      WHERE lifted.reading_id = reading.reading_id AND lifted_on <= on_day)),
  said AS (SELECT max(through) AS through FROM standing WHERE source = ''),
  read AS (SELECT max(through) AS through FROM standing WHERE source <> '' GROUP BY source)
  SELECT greatest(min(read.through), max(said.through)) FROM said LEFT JOIN read ON true
$$;
