ALTER TABLE fordring.standing_change DROP CONSTRAINT standing_change_kind_check;
ALTER TABLE fordring.standing_change ADD CONSTRAINT standing_change_kind_check CHECK (kind IN
  ('letterhead', 'payment-accounts', 'counterpart-account', 'authority-matrix', 'adopted-policies', 'administration',
    'source-system'));

-- As before. Of kinds that have a name, one person alone takes up the first of each name.
CREATE OR REPLACE FUNCTION fordring.check_standing_change_mark() RETURNS trigger LANGUAGE plpgsql AS $$
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
      AND (change.kind NOT IN ('counterpart-account', 'administration', 'source-system') OR earlier.name = change.name)) THEN
    RAISE EXCEPTION 'Change % is not the first of its kind, so one person alone cannot take it up', NEW.change_id
      USING ERRCODE = 'FD037';
  END IF;
  IF EXISTS (
    SELECT FROM fordring.standing_change AS later JOIN fordring.standing_change_mark AS settled USING (change_id)
    WHERE settled.mark = 'approved' AND later.change_number > change.change_number
      AND (later.creditor_id, later.kind, later.name) = (change.creditor_id, change.kind, change.name)
      AND CASE WHEN settled.alone THEN later.valid_from ELSE greatest(later.valid_from, settled.marked_on) END
        <= greatest(change.valid_from, NEW.marked_on)) THEN
    RAISE EXCEPTION 'Change % was overtaken by one that was put forward later and is approved', NEW.change_id
      USING ERRCODE = 'FD037';
  END IF;
  RETURN NEW;
END
$$;

-- Where an invoice came from, as far as it was said.
CREATE TABLE fordring.claim_origin (
  claim_id text PRIMARY KEY REFERENCES fordring.claim,
  source_system text,
  object_code text,
  CHECK (source_system IS NOT NULL OR object_code IS NOT NULL)
);
CREATE TRIGGER claim_origin_stays
  BEFORE DELETE OR TRUNCATE ON fordring.claim_origin
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- To which administration a person has assigned one invoice. The latest row that has begun counts.
CREATE TABLE fordring.claim_assignment (
  assignment_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  assignment_id text NOT NULL UNIQUE,
  claim_id text NOT NULL REFERENCES fordring.claim,
  -- Null: the rules count again.
  administration_id text,
  valid_from date NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  assigned_by text NOT NULL,
  role text NOT NULL,
  assigned_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK (valid_from >= assigned_on)
);
CREATE INDEX claim_assignment_of ON fordring.claim_assignment (claim_id, valid_from DESC, assignment_number DESC);
CREATE TRIGGER claim_assignment_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.claim_assignment
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
SELECT fordring.imprint_rows_of('assignment of an invoice', 'claim_assignment',
  '(SELECT claim.creditor_id FROM fordring.claim WHERE claim.claim_id = kept.claim_id)', 'kept.assignment_id', '1',
  'fordring.hash_of_row(to_jsonb(kept))');
