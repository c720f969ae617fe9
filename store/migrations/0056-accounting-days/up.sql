-- Days that are closed for accounting: nothing is booked on them any more.
CREATE TABLE fordring.closed_period (
  closing_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  from_on date NOT NULL,
  to_on date NOT NULL CHECK (to_on >= from_on),
  -- The creditor's business day at the closing, and what closed the days.
  closed_on date NOT NULL,
  closed_by text NOT NULL CHECK (closed_by IN ('export', 'close')),
  export_number integer,
  -- Entries up to this number were booked before the closing.
  last_entry bigint NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK ((closed_by = 'export') = (export_number IS NOT NULL))
);
CREATE INDEX closed_period_of ON fordring.closed_period (creditor_id, from_on);

-- Exports of earlier releases took entries by the day of booking, and closed their days.
INSERT INTO fordring.closed_period (creditor_id, from_on, to_on, closed_on, closed_by, export_number, last_entry)
SELECT creditor_id, from_on, least(to_on, made_on), made_on, 'export', export_number,
  coalesce((SELECT max(voucher) FROM fordring.exported_voucher AS said
              WHERE said.creditor_id = made.creditor_id AND said.export_number = made.export_number),
           (SELECT max(entry_id) FROM fordring.journal_entry AS entry
              WHERE entry.creditor_id = made.creditor_id AND entry.booked_on <= made.made_on), 0)
FROM fordring.journal_export AS made WHERE from_on <= made_on ORDER BY creditor_id, export_number;

-- The first day from this one on that no period covers of those that were closed before the entry.
CREATE FUNCTION fordring.accounting_day(of_creditor text, value_day date, entry bigint) RETURNS date LANGUAGE plpgsql STABLE AS $$
DECLARE
  day date := value_day;
  covered date;
BEGIN
  LOOP
    SELECT max(to_on) INTO covered FROM fordring.closed_period
      WHERE creditor_id = of_creditor AND last_entry < entry AND day BETWEEN from_on AND to_on;
    IF covered IS NULL THEN
      RETURN day;
    END IF;
    day := covered + 1;
  END LOOP;
END
$$;

ALTER TABLE fordring.journal_entry ADD COLUMN accounting_on date;
ALTER TABLE fordring.journal_entry DISABLE TRIGGER journal_entry_is_append_only;
UPDATE fordring.journal_entry SET accounting_on = CASE
    WHEN creditor_id IN (SELECT creditor_id FROM fordring.closed_period)
    THEN fordring.accounting_day(creditor_id, business_on, entry_id) ELSE business_on END;
ALTER TABLE fordring.journal_entry ENABLE TRIGGER journal_entry_is_append_only;
ALTER TABLE fordring.journal_entry ALTER COLUMN accounting_on SET NOT NULL;
ALTER TABLE fordring.journal_entry ADD CHECK (accounting_on >= business_on);

CREATE TRIGGER closed_period_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.closed_period
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
SELECT fordring.imprint_rows_of('closed period', 'closed_period', 'kept.creditor_id', 'kept.closing_number::text', '1',
  'fordring.hash_of_row(to_jsonb(kept))');

CREATE FUNCTION fordring.entries_stand_on_open_days() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wrong record;
BEGIN
  SELECT creditor_id, accounting_on INTO wrong
    FROM (SELECT DISTINCT creditor_id, accounting_on FROM written) AS days JOIN fordring.closed_period USING (creditor_id)
    WHERE accounting_on BETWEEN from_on AND to_on LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'The books of % are closed for %, so no entry stands on that day', wrong.creditor_id, wrong.accounting_on
      USING ERRCODE = 'FD056';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER entries_stand_on_open_days
  AFTER INSERT ON fordring.journal_entry REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.entries_stand_on_open_days();

-- Numbers for new entries of a creditor, and the days that are closed. Until its transaction ends, no day is closed: who
-- closes one waits, so that each entry was booked wholly before a closing or wholly after it.
CREATE FUNCTION fordring.reserve_entries(of_creditor text, wanted integer, OUT ids bigint[], OUT closed jsonb)
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('fordring accounting days ' || of_creditor, 0));
  ids := ARRAY(SELECT nextval('fordring.journal_entry_entry_id_seq') FROM generate_series(1, wanted));
  closed := coalesce((SELECT jsonb_agg(jsonb_build_object('from', lower(days), 'to', upper(days) - 1))
    FROM (SELECT unnest(range_agg(daterange(from_on, to_on, '[]'))) AS days
          FROM fordring.closed_period WHERE creditor_id = of_creditor) AS merged), '[]');
END
$$;

-- Waits until no transaction is under way that books on this creditor's days, and holds further ones off. It does not stand
-- in the queue at first: whoever books several claims would wait for those behind it.
CREATE FUNCTION fordring.hold_accounting_days(of_creditor text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  days_of bigint := hashtextextended('fordring accounting days ' || of_creditor, 0);
BEGIN
  FOR attempt IN 1..1000 LOOP
    IF pg_try_advisory_xact_lock(days_of) THEN
      RETURN;
    END IF;
    PERFORM pg_sleep(0.02);
  END LOOP;
  PERFORM pg_advisory_xact_lock(days_of);
END
$$;

-- Closes days for accounting, unless they are closed already. Hold the days first.
CREATE FUNCTION fordring.close_days(of_creditor text, first_day date, last_day date, business_day date, export integer)
RETURNS void LANGUAGE sql AS $$
  INSERT INTO fordring.closed_period (creditor_id, from_on, to_on, closed_on, closed_by, export_number, last_entry)
    SELECT of_creditor, first_day, last_day, business_day, 'export', export,
      (SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM fordring.journal_entry_entry_id_seq)
    WHERE first_day <= last_day AND NOT EXISTS (
      SELECT FROM (SELECT range_agg(daterange(from_on, to_on, '[]')) AS closed FROM fordring.closed_period
                   WHERE creditor_id = of_creditor) AS there
      WHERE closed @> daterange(first_day, last_day, '[]'))
$$;
