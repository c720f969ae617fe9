ALTER TABLE fordring.standing_change DROP CONSTRAINT standing_change_kind_check;
ALTER TABLE fordring.standing_change ADD CONSTRAINT standing_change_kind_check CHECK (kind IN
  ('letterhead', 'payment-accounts', 'counterpart-account', 'authority-matrix', 'adopted-policies',
   'administration', 'source-system', 'close-checklist', 'control-accounts'));

-- How the books of a creditor are held against its sub-ledger for a period that ends on a day. Until somebody said it
-- nothing was known, so that the first word holds for earlier periods too.
CREATE FUNCTION fordring.control_accounts_on(of_creditor text, on_day date) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN EXISTS (
      SELECT FROM fordring.standing_change JOIN fordring.standing_change_mark USING (change_id)
      WHERE creditor_id = of_creditor AND kind = 'control-accounts' AND mark = 'approved'
        AND CASE WHEN alone THEN valid_from ELSE greatest(valid_from, marked_on) END <= on_day)
    THEN fordring.standing_data(of_creditor, 'control-accounts', '', on_day)
    ELSE (SELECT contents FROM fordring.standing_change JOIN fordring.standing_change_mark USING (change_id)
      WHERE creditor_id = of_creditor AND kind = 'control-accounts' AND mark = 'approved' ORDER BY mark_number LIMIT 1)
  END
$$;
