-- The permissions to book late in a month that no reopening has ended.
CREATE VIEW fordring.booking_permission AS
  SELECT creditor_id, period, marked_on, claim_id FROM fordring.period_mark AS permission
  WHERE mark = 'booking-permitted' AND NOT EXISTS (
    SELECT FROM fordring.period_mark AS later
    WHERE later.creditor_id = permission.creditor_id AND later.period = permission.period AND later.mark = 'reopened'
      AND later.mark_number > permission.mark_number);

-- Under which permissions somebody may book in a soft-closed month: on the day of the permission alone.
CREATE OR REPLACE FUNCTION fordring.booking_permitted(of_creditor text, on_day date, booked date, of_claim text) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM fordring.booking_permission
    WHERE creditor_id = of_creditor AND period = to_char(on_day, 'YYYY-MM') AND marked_on = booked
      AND (claim_id IS NULL OR claim_id = of_claim))
$$;

-- As before. Of the days that are soft-closed, each permission tells who may still book on them: on which day, on which claim.
CREATE OR REPLACE FUNCTION fordring.reserve_entries(of_creditor text, wanted integer, OUT ids bigint[], OUT closed jsonb)
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
      FROM fordring.booking_permission AS said
      WHERE said.creditor_id = of_creditor AND period = to_char(to_on, 'YYYY-MM')))
    FROM fordring.closing WHERE creditor_id = of_creditor AND until_entry IS NULL AND closed_by = 'soft-close') AS each);
END
$$;
