-- A change of standing data: proposed by one person, and settled by another row.
CREATE TABLE fordring.standing_change (
  change_number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  change_id text PRIMARY KEY CHECK (change_id ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$'),
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  kind text NOT NULL CHECK (kind IN ('letterhead', 'payment-accounts', 'counterpart-account', 'authority-matrix')),
  -- Which one, where a creditor has several: the account, or the matrix with its version.
  name text NOT NULL DEFAULT '',
  -- Null takes the data away.
  contents jsonb,
  valid_from date NOT NULL,
  proposed_by text NOT NULL,
  proposed_role text NOT NULL,
  proposed_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX standing_change_of ON fordring.standing_change (creditor_id, kind, name);
CREATE TRIGGER standing_change_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.standing_change
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- What became of a change. A change without a mark waits, and holds for nothing.
CREATE TABLE fordring.standing_change_mark (
  mark_number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  change_id text PRIMARY KEY REFERENCES fordring.standing_change,
  mark text NOT NULL CHECK (mark IN ('approved', 'rejected', 'withdrawn')),
  marked_by text NOT NULL,
  role text,
  marked_on date NOT NULL,
  -- One person alone took up the first of its kind, where no issuer tells two persons apart.
  alone boolean NOT NULL DEFAULT false,
  note text,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK (NOT alone OR mark = 'approved')
);
CREATE TRIGGER standing_change_mark_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.standing_change_mark
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

CREATE FUNCTION fordring.check_standing_change_mark() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  change fordring.standing_change;
BEGIN
  SELECT * INTO change FROM fordring.standing_change WHERE change_id = NEW.change_id;
  IF NEW.mark <> 'approved' THEN
    RETURN NEW;
  END IF;
  IF NEW.marked_by = change.proposed_by AND NOT NEW.alone THEN
    RAISE EXCEPTION 'Change % cannot be approved by who proposed it', NEW.change_id USING ERRCODE = 'FD037';
  END IF;
  IF NEW.alone AND EXISTS (
    SELECT FROM fordring.standing_change AS earlier JOIN fordring.standing_change_mark AS settled USING (change_id)
    WHERE settled.mark = 'approved' AND (earlier.creditor_id, earlier.kind) = (change.creditor_id, change.kind)
      AND earlier.change_id <> change.change_id
      AND (change.kind <> 'counterpart-account' OR earlier.name = change.name)) THEN
    RAISE EXCEPTION 'Change % is not the first of its kind, so one person alone cannot take it up', NEW.change_id
      USING ERRCODE = 'FD037';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER standing_change_mark_is_checked BEFORE INSERT ON fordring.standing_change_mark
  FOR EACH ROW EXECUTE FUNCTION fordring.check_standing_change_mark();

-- The data of a day: the latest approved change that has begun by then. None begins before it was approved, unless one
-- person alone laid down the first.
CREATE FUNCTION fordring.standing_data(of_creditor text, of_kind text, of_name text, on_day date) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT contents FROM fordring.standing_change JOIN fordring.standing_change_mark USING (change_id)
  WHERE creditor_id = of_creditor AND kind = of_kind AND name = of_name AND mark = 'approved'
    AND valid_from <= on_day AND (alone OR marked_on <= on_day)
  ORDER BY CASE WHEN alone THEN valid_from ELSE greatest(valid_from, marked_on) END DESC, mark_number DESC LIMIT 1
$$;

-- The letterhead of a letter's day. A letter that waited for the first letterhead gets that one.
CREATE FUNCTION fordring.letterhead_on(of_creditor text, on_day date) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(fordring.standing_data(of_creditor, 'letterhead', '', on_day), (
    SELECT contents FROM fordring.standing_change JOIN fordring.standing_change_mark USING (change_id)
    WHERE creditor_id = of_creditor AND kind = 'letterhead' AND mark = 'approved' ORDER BY mark_number LIMIT 1))
$$;

-- The creditor's own today: its business day in virtual time, or the day in its zone.
CREATE FUNCTION fordring.today_of(of_creditor text) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT coalesce(business_day, (now() AT TIME ZONE time_zone)::date)
  FROM fordring.creditor LEFT JOIN fordring.rehearsal USING (creditor_id) WHERE creditor_id = of_creditor
$$;

-- As before, with the letterhead that is in force when a letter is fixed.
CREATE OR REPLACE FUNCTION fordring.parties_of(of_claim text, liable jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('letterhead', fordring.letterhead_on(claim.creditor_id, fordring.today_of(claim.creditor_id)),
    'ownDebtorId', claim.debtor_id, 'debtors', coalesce((
    SELECT jsonb_agg(jsonb_build_object('debtorId', debtor.debtor_id, 'kind', debtor.kind, 'status', debtor.status,
      'name', debtor.name, 'isProtected', debtor.address_protected,
      'addressLines', CASE WHEN debtor.address_protected THEN '[]' ELSE to_jsonb(debtor.address_lines) END,
      'postalCode', CASE WHEN debtor.address_protected THEN '' ELSE debtor.postal_code END,
      'city', CASE WHEN debtor.address_protected THEN '' ELSE debtor.city END))
    FROM fordring.debtor
    WHERE debtor.creditor_id = claim.creditor_id
      AND (debtor.debtor_id = claim.debtor_id OR coalesce(liable, '[]') ? debtor.debtor_id)), '[]'))
  FROM fordring.claim WHERE claim_id = of_claim
$$;

INSERT INTO fordring.standing_change
  (change_id, creditor_id, kind, name, contents, valid_from, proposed_by, proposed_role, proposed_on)
SELECT 'taken-over/' || md5(concat_ws('/', creditor_id, kind, name)), creditor_id, kind, name, contents, '1900-01-01',
  'taken over', 'taken over', current_date
FROM (
  SELECT creditor_id, 'letterhead' AS kind, '' AS name, letterhead AS contents
  FROM fordring.creditor WHERE letterhead IS NOT NULL
  UNION ALL
  SELECT creditor_id, 'payment-accounts', '', to_jsonb(payment_accounts)
  FROM fordring.creditor WHERE payment_accounts <> '{}'
  UNION ALL
  SELECT creditor_id, 'counterpart-account', account, to_jsonb(counterpart) FROM fordring.counterpart_account
) AS before
ORDER BY creditor_id, kind, name;
INSERT INTO fordring.standing_change_mark (change_id, mark, marked_by, marked_on, alone)
SELECT change_id, 'approved', 'taken over', current_date, true FROM fordring.standing_change ORDER BY change_number;
