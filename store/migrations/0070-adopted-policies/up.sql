ALTER TABLE fordring.standing_change DROP CONSTRAINT standing_change_kind_check;
ALTER TABLE fordring.standing_change ADD CONSTRAINT standing_change_kind_check CHECK (kind IN
  ('letterhead', 'payment-accounts', 'counterpart-account', 'authority-matrix', 'adopted-policies'));

INSERT INTO fordring.standing_change
  (change_id, creditor_id, kind, name, contents, valid_from, proposed_by, proposed_role, proposed_on)
SELECT 'taken-over/' || md5(concat_ws('/', creditor_id, 'adopted-policies', '')), creditor_id, 'adopted-policies', '',
  jsonb_build_object('policyId', policy_id, 'versions', coalesce(used.versions, registered.versions)), '1900-01-01',
  'taken over', 'taken over', current_date
FROM fordring.creditor
CROSS JOIN LATERAL (
  SELECT jsonb_agg(version ORDER BY version) AS versions FROM fordring.policy_version
  WHERE policy_version.policy_id = creditor.policy_id AND data ->> 'status' = 'adopted') AS registered
CROSS JOIN LATERAL (
  SELECT jsonb_agg(version ORDER BY version) AS versions FROM fordring.policy_version
  WHERE policy_version.policy_id = creditor.policy_id AND data ->> 'status' = 'adopted' AND EXISTS (
    SELECT FROM fordring.claim WHERE claim.creditor_id = creditor.creditor_id
      AND claim.policy_id = policy_version.policy_id AND claim.policy_version = policy_version.version)) AS used
WHERE registered.versions IS NOT NULL
ORDER BY creditor_id;
INSERT INTO fordring.standing_change_mark (change_id, mark, marked_by, marked_on, alone)
SELECT change_id, 'approved', 'taken over', current_date, true
FROM fordring.standing_change WHERE kind = 'adopted-policies' ORDER BY change_number;
