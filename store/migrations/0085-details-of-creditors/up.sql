-- What a creditor is called and whom to ask, from a day on. None of it decides where money goes.
CREATE TABLE fordring.creditor_detail (
  detail_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  detail text NOT NULL CHECK (detail IN ('name', 'organisation-number', 'contact')),
  contents text NOT NULL CHECK (contents <> ''),
  valid_from date NOT NULL,
  said_on date NOT NULL CHECK (said_on <= valid_from),
  said_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX creditor_detail_of ON fordring.creditor_detail (creditor_id, detail, valid_from);
CREATE TRIGGER creditor_detail_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.creditor_detail
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

SELECT fordring.imprint_rows_of('detail of a creditor', 'creditor_detail', 'kept.creditor_id', 'kept.detail_id::text', '1',
  $$fordring.hash_of_row(to_jsonb(kept) - 'recorded_at')$$);

-- What holds on a day: of several from the same day the one that was said last. Null where nothing was ever said.
CREATE FUNCTION fordring.creditor_detail_on(of_creditor text, of_detail text, on_day date) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT contents FROM fordring.creditor_detail
  WHERE creditor_id = of_creditor AND detail = of_detail AND valid_from <= on_day
  ORDER BY valid_from DESC, detail_id DESC LIMIT 1
$$;
