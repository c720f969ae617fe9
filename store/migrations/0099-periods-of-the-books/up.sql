ALTER TABLE fordring.closed_period DROP CONSTRAINT closed_period_closed_by_check;
ALTER TABLE fordring.closed_period ADD CONSTRAINT closed_period_closed_by_check
  CHECK (closed_by IN ('export', 'close', 'soft-close'));

-- What was said of a month of the books.
CREATE TABLE fordring.period_mark (
  mark_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  period text NOT NULL CHECK (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  mark text NOT NULL CHECK (mark IN
    ('soft-closed', 'booking-permitted', 'closed', 'reopening-proposed', 'reopening-declined', 'reopened')),
  reason text NOT NULL CHECK (btrim(reason) <> '' AND length(reason) <= 2000),
  -- Which claim may still be booked on in a soft-closed month; any where it is null.
  claim_id text REFERENCES fordring.claim CHECK (claim_id IS NULL OR mark = 'booking-permitted'),
  said_by text NOT NULL,
  role text NOT NULL,
  marked_on date NOT NULL,
  -- Entries up to this number were booked before.
  last_entry bigint NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX period_mark_of ON fordring.period_mark (creditor_id, period);
CREATE TRIGGER period_mark_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.period_mark
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- Which closings a reopening ended.
CREATE TABLE fordring.reopened_closing (
  closing_number bigint PRIMARY KEY REFERENCES fordring.closed_period,
  mark_number bigint NOT NULL REFERENCES fordring.period_mark
);
CREATE TRIGGER reopened_closing_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.reopened_closing
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

SELECT fordring.imprint_rows_of('mark on a period', 'period_mark', 'kept.creditor_id', 'kept.mark_number::text', '1',
  'fordring.hash_of_row(to_jsonb(kept))');
SELECT fordring.imprint_rows_of('reopened closing', 'reopened_closing',
  '(SELECT closed.creditor_id FROM fordring.closed_period AS closed WHERE closed.closing_number = kept.closing_number)',
  'kept.closing_number::text', '1', 'fordring.hash_of_row(to_jsonb(kept))');

-- Whatever program writes: a month is reopened by another person than the one who proposed it, and an export is not undone.
CREATE FUNCTION fordring.two_persons_reopen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before record;
BEGIN
  SELECT mark, said_by INTO before FROM fordring.period_mark
    WHERE (creditor_id, period) = (NEW.creditor_id, NEW.period) ORDER BY mark_number DESC LIMIT 1;
  IF before.mark IS DISTINCT FROM 'reopening-proposed' OR before.said_by = NEW.said_by THEN
    RAISE EXCEPTION 'Period % of % is reopened by another person than who proposed it', NEW.period, NEW.creditor_id
      USING ERRCODE = 'FD099';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER two_persons_reopen BEFORE INSERT ON fordring.period_mark
  FOR EACH ROW WHEN (NEW.mark = 'reopened') EXECUTE FUNCTION fordring.two_persons_reopen();

CREATE FUNCTION fordring.reopening_ends_a_closing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM fordring.closed_period AS closed JOIN fordring.period_mark AS said USING (creditor_id)
    WHERE closing_number = NEW.closing_number AND mark_number = NEW.mark_number AND mark = 'reopened'
      AND closed_by <> 'export' AND to_char(to_on, 'YYYY-MM') = period) THEN
    RAISE EXCEPTION 'Closing % is not one that this mark reopens', NEW.closing_number USING ERRCODE = 'FD099';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER reopening_ends_a_closing BEFORE INSERT ON fordring.reopened_closing
  FOR EACH ROW EXECUTE FUNCTION fordring.reopening_ends_a_closing();

-- Closings, and for which entries each holds: those with a higher number than the first, up to the second.
CREATE VIEW fordring.closing AS
  SELECT closing_number, closed.creditor_id, from_on, to_on, closed_by, closed.last_entry AS after_entry,
    said.last_entry AS until_entry
  FROM fordring.closed_period AS closed
  LEFT JOIN fordring.reopened_closing USING (closing_number) LEFT JOIN fordring.period_mark AS said USING (mark_number);

CREATE FUNCTION fordring.last_entry_number() RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM fordring.journal_entry_entry_id_seq
$$;

-- Under which permissions somebody may book in a soft-closed month: on the day of the permission alone.
CREATE FUNCTION fordring.booking_permitted(of_creditor text, on_day date, booked date, of_claim text) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM fordring.period_mark
    WHERE creditor_id = of_creditor AND period = to_char(on_day, 'YYYY-MM') AND mark = 'booking-permitted'
      AND marked_on = booked AND (claim_id IS NULL OR claim_id = of_claim))
$$;

CREATE OR REPLACE FUNCTION fordring.entries_stand_on_open_days() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wrong record;
BEGIN
  SELECT days.creditor_id, accounting_on INTO wrong
    FROM (SELECT DISTINCT creditor_id, accounting_on, booked_on, claim_id FROM written) AS days
    JOIN fordring.closing ON closing.creditor_id = days.creditor_id AND accounting_on BETWEEN from_on AND to_on
      AND until_entry IS NULL
    WHERE closed_by <> 'soft-close' OR NOT fordring.booking_permitted(days.creditor_id, accounting_on, booked_on, claim_id)
    LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'The books of % are closed for %, so no entry stands on that day', wrong.creditor_id, wrong.accounting_on
      USING ERRCODE = 'FD056';
  END IF;
  RETURN NULL;
END
$$;

DROP FUNCTION fordring.reserve_entries;
-- As before. Of the days that are soft-closed, each permission tells who may still book on them: on which day, on which claim.
CREATE FUNCTION fordring.reserve_entries(of_creditor text, wanted integer, OUT ids bigint[], OUT closed jsonb)
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('fordring accounting days ' || of_creditor, 0));
  ids := ARRAY(SELECT nextval('fordring.journal_entry_entry_id_seq') FROM generate_series(1, wanted));
  closed := (SELECT coalesce(jsonb_agg(days), '[]') FROM (
    SELECT jsonb_build_object('from', lower(days), 'to', upper(days) - 1) AS days
    FROM (SELECT unnest(range_agg(daterange(from_on, to_on, '[]'))) AS days FROM fordring.closing
          WHERE creditor_id = of_creditor AND until_entry IS NULL AND closed_by <> 'soft-close') AS merged
    UNION ALL
    SELECT jsonb_build_object('from', from_on, 'to', to_on, 'permitted', (
      SELECT coalesce(jsonb_agg(jsonb_build_object('bookedOn', marked_on, 'claimId', claim_id)), '[]')
      FROM fordring.period_mark AS said
      WHERE said.creditor_id = of_creditor AND mark = 'booking-permitted' AND period = to_char(to_on, 'YYYY-MM')))
    FROM fordring.closing WHERE creditor_id = of_creditor AND until_entry IS NULL AND closed_by = 'soft-close') AS each);
END
$$;

-- What an export closes stays closed when the month is reopened.
CREATE OR REPLACE FUNCTION fordring.close_days(of_creditor text, first_day date, last_day date, business_day date, export integer)
RETURNS void LANGUAGE sql AS $$
  INSERT INTO fordring.closed_period (creditor_id, from_on, to_on, closed_on, closed_by, export_number, last_entry)
    SELECT of_creditor, first_day, last_day, business_day, 'export', export, fordring.last_entry_number()
    WHERE first_day <= last_day AND NOT EXISTS (
      SELECT FROM (SELECT range_agg(daterange(from_on, to_on, '[]')) AS closed FROM fordring.closed_period
                   WHERE creditor_id = of_creditor AND closed_by = 'export') AS there
      WHERE closed @> daterange(first_day, last_day, '[]'))
$$;
DROP FUNCTION fordring.accounting_day;
