-- Both rules at once: of kinds that have a name one person alone takes up the first of each name, and two adoptions of
-- versions of one policy stand beside each other.
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
      AND NOT (later.kind = 'adopted-policies' AND later.contents ->> 'policyId' = change.contents ->> 'policyId')
      AND CASE WHEN settled.alone THEN later.valid_from ELSE greatest(later.valid_from, settled.marked_on) END
        <= greatest(change.valid_from, NEW.marked_on)) THEN
    RAISE EXCEPTION 'Change % was overtaken by one that was put forward later and is approved', NEW.change_id
      USING ERRCODE = 'FD037';
  END IF;
  RETURN NEW;
END
$$;
