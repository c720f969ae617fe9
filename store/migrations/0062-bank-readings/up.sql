-- How far a creditor's bank has been read: by a file, or by a person who says that no file comes.
CREATE TABLE fordring.bank_reading (
  reading_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  -- Where the files come from: `bgmax`, or an account of camt. Empty where a person speaks of all of them.
  source text NOT NULL,
  -- The last day of which every payment is known.
  through date NOT NULL,
  read_on date NOT NULL,
  -- Null where a file says so.
  said_by text,
  bank_file bytea,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK ((said_by IS NULL) <> (bank_file IS NULL)),
  CHECK (source <> '' OR said_by IS NOT NULL)
);
CREATE INDEX bank_reading_of ON fordring.bank_reading (creditor_id, source, through DESC);
CREATE TRIGGER bank_reading_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.bank_reading
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

SELECT fordring.imprint_rows_of('reading of the bank', 'bank_reading', 'kept.creditor_id', 'kept.reading_id::text', '1',
  $$fordring.hash_of_row(to_jsonb(kept) - 'recorded_at')$$);

-- Through which day all sources were read: the one that was read least counts. Null where none ever was.
CREATE FUNCTION fordring.bank_read_through(of_creditor text) RETURNS date LANGUAGE sql STABLE AS $$
  WITH said AS (
    SELECT max(through) AS through FROM fordring.bank_reading WHERE creditor_id = of_creditor AND source = ''),
  read AS (
    SELECT max(through) AS through FROM fordring.bank_reading
    WHERE creditor_id = of_creditor AND source <> '' GROUP BY source)
  SELECT greatest(min(read.through), max(said.through)) FROM said LEFT JOIN read ON true
$$;
