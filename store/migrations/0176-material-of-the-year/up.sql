-- What keeps a year open: its critical items that nobody has signed or overridden. Of a year without a plan, after a year
-- that had one, the plan itself.
CREATE FUNCTION fordring.material_gaps(of_creditor text, of_year text, on_day date) RETURNS TABLE (item text)
LANGUAGE sql STABLE AS $$
  WITH plan AS (SELECT fordring.standing_data(of_creditor, 'material-plan', of_year, on_day) AS contents)
  SELECT wanted ->> 'id' FROM plan, jsonb_array_elements(CASE WHEN jsonb_typeof(contents) = 'object'
      THEN contents -> 'items' ELSE '[]' END) AS wanted
  WHERE wanted ->> 'criticality' = 'critical'
    AND coalesce((SELECT mark FROM fordring.audit_entry AS said
      WHERE said.creditor_id = of_creditor AND kind = 'material' AND subject = of_year || '/' || (wanted ->> 'id')
        AND mark NOT IN ('documented', 'overridden') ORDER BY entry_number DESC LIMIT 1), '') <> 'signed'
    AND NOT EXISTS (SELECT FROM fordring.audit_entry AS said
      WHERE said.creditor_id = of_creditor AND kind = 'material' AND subject = of_year || '/' || (wanted ->> 'id')
        AND mark = 'overridden')
  UNION ALL
  SELECT '(plan)' FROM plan WHERE coalesce(jsonb_typeof(contents), 'null') = 'null' AND EXISTS (
    SELECT FROM fordring.standing_change JOIN fordring.standing_change_mark USING (change_id)
    WHERE creditor_id = of_creditor AND kind = 'material-plan' AND name < of_year AND mark = 'approved'
      AND (alone OR marked_on <= on_day))
$$;

-- The years that a closing through a day closes, and that no closing before it has.
CREATE FUNCTION fordring.years_closed_by(of_creditor text, through date) RETURNS TABLE (year text)
LANGUAGE sql STABLE AS $$
  SELECT DISTINCT candidate FROM (
    SELECT name AS candidate FROM fordring.standing_change WHERE creditor_id = of_creditor AND kind = 'material-plan'
    UNION SELECT to_char(through, 'YYYY')) AS years
  WHERE candidate ~ '^[0-9]{4}$' AND (candidate || '-12-31')::date <= through
    AND NOT EXISTS (SELECT FROM fordring.closing WHERE creditor_id = of_creditor AND closed_by = 'close'
      AND until_entry IS NULL AND to_on >= (candidate || '-12-31')::date)
$$;

CREATE FUNCTION fordring.year_has_its_material() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  missing record;
BEGIN
  SELECT year, string_agg(item, ', ' ORDER BY item) AS items INTO missing
    FROM fordring.years_closed_by(NEW.creditor_id, NEW.to_on) AS years,
      fordring.material_gaps(NEW.creditor_id, year, NEW.closed_on) GROUP BY year ORDER BY year LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'The year % of % is not closed: its material lacks %', missing.year, NEW.creditor_id, missing.items
      USING ERRCODE = 'FD176';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER year_has_its_material BEFORE INSERT ON fordring.closed_period
  FOR EACH ROW WHEN (NEW.closed_by = 'close') EXECUTE FUNCTION fordring.year_has_its_material();
