ALTER TABLE fordring.standing_change DROP CONSTRAINT standing_change_kind_check;
ALTER TABLE fordring.standing_change ADD CONSTRAINT standing_change_kind_check CHECK (kind IN
  ('letterhead', 'payment-accounts', 'counterpart-account', 'authority-matrix', 'adopted-policies',
   'administration', 'source-system', 'close-checklist', 'control-accounts', 'closings', 'retention', 'bank-frequency'));

-- By what an opening of the gate stands.
CREATE TABLE fordring.bank_gate_evidence (
  change_id bigint PRIMARY KEY REFERENCES fordring.bank_gate,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  -- Through which day the bank is reconciled.
  reconciled_through date NOT NULL,
  evidence text NOT NULL CHECK (btrim(evidence) <> '' AND length(evidence) <= 2000),
  -- The last day on which the gate is open by it; null where no frequency was agreed.
  holds_through date CHECK (holds_through >= reconciled_through),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TRIGGER bank_gate_evidence_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.bank_gate_evidence
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
SELECT fordring.imprint_rows_of('bank gate evidence', 'bank_gate_evidence', 'kept.creditor_id', 'kept.change_id::text', '1',
  $$fordring.hash_of_row(to_jsonb(kept) - 'recorded_at')$$);
ALTER FUNCTION fordring.imprint_rows_of_bank_gate_evidence() SECURITY DEFINER SET search_path = pg_catalog, pg_temp;
REVOKE ALL ON FUNCTION fordring.imprint_rows_of_bank_gate_evidence() FROM PUBLIC;

-- How the gate was opened and closed until a day, in order. An opening ends after its last day. One without evidence ends on
-- the day from which a frequency is agreed.
CREATE FUNCTION fordring.bank_gate_changes(of_creditor text, until_day date)
RETURNS TABLE (place bigint, changed_on date, open boolean) LANGUAGE sql STABLE AS $$
  WITH agreed AS (
    SELECT min(CASE WHEN alone THEN valid_from ELSE greatest(valid_from, marked_on) END) AS since
    FROM fordring.standing_change JOIN fordring.standing_change_mark USING (change_id)
    WHERE creditor_id = of_creditor AND kind = 'bank-frequency' AND mark = 'approved'),
  said AS (
    SELECT gate.change_id, gate.changed_on, gate.open,
      greatest(gate.changed_on, coalesce(evidence.holds_through + 1, agreed.since)) AS ends_on,
      lead(gate.changed_on) OVER (ORDER BY gate.changed_on, gate.change_id) AS next_on
    FROM agreed, fordring.bank_gate AS gate LEFT JOIN fordring.bank_gate_evidence AS evidence USING (change_id)
    WHERE gate.creditor_id = of_creditor AND gate.changed_on <= until_day),
  every AS (
    SELECT change_id, changed_on, open, 1 AS part FROM said
    UNION ALL
    SELECT said.change_id, ends_on, false, 2 FROM said, agreed, LATERAL (
      SELECT EXISTS (SELECT FROM fordring.bank_gate_evidence AS own
        WHERE own.change_id = said.change_id AND holds_through IS NOT NULL) AS expires) AS kept
    WHERE said.open AND (kept.expires OR agreed.since IS NOT NULL)
      AND ends_on <= until_day AND ends_on <= coalesce(next_on, 'infinity'))
  SELECT row_number() OVER (ORDER BY changed_on, change_id, part), changed_on, open FROM every
$$;
