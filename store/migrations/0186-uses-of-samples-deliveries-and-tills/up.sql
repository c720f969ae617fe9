-- Audit samples, deliveries of source systems and corrections of tills came beside the view that says who used which role.
DO $do$
DECLARE
  others text;
BEGIN
  SELECT rtrim(pg_get_viewdef('fordring.authorisation_use'::regclass), '; ') INTO others;
  EXECUTE 'CREATE OR REPLACE VIEW fordring.authorisation_use AS ' || others || $view$
  UNION ALL
  SELECT creditor_id, subject, role, on_day, act, claim_id, NULL, false FROM (
    SELECT creditor_id, made_by AS subject, role, made_on AS on_day, 'audit sample' AS act, NULL::text AS claim_id
    FROM fordring.audit_sample
    UNION ALL
    SELECT creditor_id, answered_by, answer.role, answered_on, 'answer of an audit sample', claim_id
    FROM fordring.audit_answer AS answer JOIN fordring.audit_sample USING (sample_number)
    UNION ALL
    SELECT creditor_id, ended_by, ended.role, ended_on, 'end of an exception', claim_id
    FROM fordring.audit_exception_end AS ended JOIN fordring.audit_answer USING (answer_number)
      JOIN fordring.audit_sample USING (sample_number)
    UNION ALL
    SELECT creditor_id, taken_by, role, arrived_on, 'delivery of a source system', NULL FROM fordring.delivery
    UNION ALL
    SELECT creditor_id, said_by, role, said_on, 'word about a delivery', NULL FROM fordring.delivery_word
    UNION ALL
    SELECT creditor_id, corrected_by, NULL, corrected_on, 'correction of a till', NULL FROM fordring.till_correction
  ) AS later
  WHERE subject NOT IN ('', 'taken over', 'fordring')$view$;
END
$do$;
