-- The role list of the identity provider, as it was delivered.
CREATE TABLE fordring.authorisation_list (
  list_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  -- How the provider stood at the end of this day.
  as_of date NOT NULL,
  file_name text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 = encode(sha256(content), 'hex')),
  content bytea NOT NULL CHECK (length(content) BETWEEN 1 AND 20000000),
  delivered_by text NOT NULL,
  role text NOT NULL,
  delivered_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (creditor_id, as_of, sha256),
  CHECK (as_of <= delivered_on)
);
CREATE TRIGGER authorisation_list_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.authorisation_list
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

CREATE TABLE fordring.listed_authorisation (
  list_number bigint NOT NULL REFERENCES fordring.authorisation_list,
  line integer NOT NULL CHECK (line > 0),
  subject text NOT NULL CHECK (subject <> ''),
  name text,
  role text NOT NULL,
  -- The administration that it is for; null for everything of the creditor.
  administration_id text,
  from_on date,
  through_on date CHECK (through_on >= from_on),
  PRIMARY KEY (list_number, line)
);
CREATE TRIGGER listed_authorisation_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.listed_authorisation
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- A list held against what was used from one day to another.
CREATE TABLE fordring.authorisation_review (
  review_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  -- `2016`, `2016-Q4` or `2016-12`.
  period text NOT NULL CHECK (period ~ '^[0-9]{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$'),
  from_on date NOT NULL,
  through_on date NOT NULL CHECK (through_on >= from_on),
  list_number bigint NOT NULL REFERENCES fordring.authorisation_list,
  -- How many rows of the list, and how many uses, were looked at.
  listed integer NOT NULL CHECK (listed >= 0),
  used integer NOT NULL CHECK (used >= 0),
  -- Of the rows: the same findings give the same.
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  -- By when every row is answered and signed.
  due_on date NOT NULL,
  made_by text NOT NULL,
  role text NOT NULL,
  made_on date NOT NULL CHECK (made_on > through_on),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX authorisation_review_of ON fordring.authorisation_review (creditor_id, period, review_number);
CREATE TRIGGER authorisation_review_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.authorisation_review
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

CREATE TABLE fordring.reviewed_authorisation (
  review_number bigint NOT NULL REFERENCES fordring.authorisation_review,
  row_number integer NOT NULL CHECK (row_number > 0),
  finding text NOT NULL CHECK (finding IN ('not-listed', 'unused', 'outside-dates', 'outside-scope', 'conflict', 'two-names',
    'contact-not-listed', 'deputy-not-listed', 'local-operator')),
  subject text NOT NULL,
  role text,
  -- The other role of a conflict, or the other name of a person.
  other text,
  administration_id text,
  uses integer NOT NULL CHECK (uses >= 0),
  first_on date,
  last_on date,
  PRIMARY KEY (review_number, row_number)
);
CREATE TRIGGER reviewed_authorisation_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.reviewed_authorisation
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

SELECT fordring.imprint_rows_of('authorisation list', 'authorisation_list', 'kept.creditor_id', 'kept.list_number::text', '1',
  $$fordring.hash_of_row(to_jsonb(kept) - 'content')$$);
SELECT fordring.imprint_rows_of('row of an authorisation list', 'listed_authorisation',
  '(SELECT list.creditor_id FROM fordring.authorisation_list AS list WHERE list.list_number = kept.list_number)',
  $$kept.list_number || '/' || kept.line$$, '1', 'fordring.hash_of_row(to_jsonb(kept))');
SELECT fordring.imprint_rows_of('authorisation review', 'authorisation_review', 'kept.creditor_id', 'kept.review_number::text',
  '1', 'fordring.hash_of_row(to_jsonb(kept))');
SELECT fordring.imprint_rows_of('row of an authorisation review', 'reviewed_authorisation',
  '(SELECT review.creditor_id FROM fordring.authorisation_review AS review WHERE review.review_number = kept.review_number)',
  $$kept.review_number || '/' || kept.row_number$$, '1', 'fordring.hash_of_row(to_jsonb(kept))');
DO $$
DECLARE
  found regprocedure;
BEGIN
  FOR found IN
    SELECT oid FROM pg_proc WHERE pronamespace = 'fordring'::regnamespace AND prorettype = 'trigger'::regtype AND proname IN (
      'imprint_rows_of_authorisation_list', 'imprint_rows_of_row_of_an_authorisation_list',
      'imprint_rows_of_authorisation_review', 'imprint_rows_of_row_of_an_authorisation_review')
  LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = pg_catalog, pg_temp', found);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', found);
  END LOOP;
END
$$;

-- Who did something, in which role, on which business day, about which claim or for which administration. Where no role is
-- kept, `role` is null. `by_house`: signed by the data folder's own key, or taken up by one person alone. A receipt's day is
-- the creditor's own.
CREATE VIEW fordring.authorisation_use AS
  SELECT creditor_id, subject, role, on_day, act, claim_id, administration_id, by_house FROM (
    SELECT creditor_id, proposed_by AS subject, proposed_role AS role, proposed_on AS on_day, 'decision' AS act,
      named.claim_id, NULL::text AS administration_id, false AS by_house
    FROM fordring.decision LEFT JOIN LATERAL (
      SELECT id AS claim_id FROM jsonb_array_elements_text(subject -> 'claimIds') AS id) AS named ON true
    UNION ALL
    SELECT creditor_id, marked_by, role, marked_on, 'mark on a decision', named.claim_id, NULL, false
    FROM fordring.decision_mark JOIN fordring.decision USING (decision_id) LEFT JOIN LATERAL (
      SELECT id AS claim_id FROM jsonb_array_elements_text(subject -> 'claimIds') AS id) AS named ON true
    WHERE mark <> 'proposed'
    UNION ALL
    SELECT creditor_id, proposed_by, proposed_role, proposed_on, 'standing data', NULL, NULL, false
    FROM fordring.standing_change
    UNION ALL
    SELECT creditor_id, marked_by, standing_change_mark.role, marked_on, 'mark on standing data', NULL, NULL, alone
    FROM fordring.standing_change_mark JOIN fordring.standing_change USING (change_id)
    UNION ALL
    SELECT creditor_id, loaded_by, loaded_role, loaded_on, 'authority matrix', NULL, NULL, false FROM fordring.authority_matrix
    UNION ALL
    SELECT creditor_id, said_by, role, marked_on, 'mark on a month', claim_id, NULL, false FROM fordring.period_mark
    UNION ALL
    SELECT creditor_id, done_by, role, business_on, 'step of a close', NULL, NULL, false FROM fordring.close_event
    UNION ALL
    SELECT creditor_id, done_by, role, event.business_on, 'step of a reconciliation', NULL, NULL, false
    FROM fordring.reconciliation_event AS event JOIN fordring.reconciliation_run USING (run_id)
    UNION ALL
    SELECT creditor_id, proposed_by, role, proposed_on, 'valuation', NULL, NULL, false FROM fordring.valuation
    UNION ALL
    SELECT creditor_id, marked_by, valuation_mark.role, marked_on, 'mark on a valuation', NULL, NULL, false
    FROM fordring.valuation_mark JOIN fordring.valuation USING (valuation_number)
    UNION ALL
    SELECT creditor_id, made_by, role, known, 'open-item list', NULL, NULL, false FROM fordring.open_item_list
    UNION ALL
    SELECT creditor_id, said_by, note.role, said_on, 'note on an open item', NULL, administration_id, false
    FROM fordring.open_item_note AS note JOIN fordring.open_item_list USING (list_number)
    UNION ALL
    SELECT creditor_id, answered_by, answer.role, answered_on, 'answer to a note', NULL, NULL, false
    FROM fordring.open_item_answer AS answer JOIN fordring.open_item_note USING (note_number)
      JOIN fordring.open_item_list USING (list_number)
    UNION ALL
    SELECT creditor_id, confirmed_by, confirmed.role, confirmed_on, 'confirmation of a list', NULL, administration_id, false
    FROM fordring.open_item_confirmation AS confirmed JOIN fordring.open_item_list USING (list_number)
    UNION ALL
    SELECT creditor_id, proposed_by, proposed_role, proposed_on, 'forgetting', NULL, NULL, false FROM fordring.forgetting
    UNION ALL
    SELECT creditor_id, marked_by, role, marked_on, 'mark on a forgetting', NULL, NULL, false
    FROM fordring.forgetting_mark JOIN fordring.forgetting USING (forgetting_id)
    UNION ALL
    SELECT creditor_id, placed_by, role, placed_on, 'legal hold', NULL, NULL, false FROM fordring.legal_hold
    UNION ALL
    SELECT creditor_id, released_by, ended.role, released_on, 'end of a legal hold', NULL, NULL, false
    FROM fordring.legal_hold_release AS ended JOIN fordring.legal_hold USING (hold_id)
    UNION ALL
    SELECT creditor_id, assigned_by, role, assigned_on, 'assignment of work', NULL, NULL, false FROM fordring.work_assignment
    UNION ALL
    SELECT creditor_id, assigned_by, role, assigned_on, 'assignment of an invoice', claim_id, NULL, false
    FROM fordring.claim_assignment JOIN fordring.claim USING (claim_id)
    UNION ALL
    SELECT creditor_id, dismissed_by, role, dismissed_on, 'dismissed note', claim_id, NULL, false
    FROM fordring.answer_note_dismissal
    UNION ALL
    SELECT creditor_id, changed_by, NULL, changed_on, 'bank gate', NULL, NULL, false FROM fordring.bank_gate
    UNION ALL
    SELECT creditor_id, said_by, NULL, read_on, 'word about the bank', NULL, NULL, false FROM fordring.bank_reading
    UNION ALL
    SELECT creditor_id, said_by, NULL, said_on, 'detail of the creditor', NULL, NULL, false FROM fordring.creditor_detail
    UNION ALL
    SELECT creditor_id, settled_by, NULL, settled_on, 'row of a bank file', NULL, NULL, false FROM fordring.bank_aside
    UNION ALL
    SELECT creditor_id, taken_by, NULL, taken_on, 'line of interest', claim_id, NULL, false
    FROM fordring.interest_line_taken JOIN fordring.interest_line USING (line_number) JOIN fordring.claim USING (claim_id)
    UNION ALL
    SELECT creditor_id, registered_by, role, registered_on, 'registration with a counterpart', NULL, NULL, false
    FROM fordring.counterpart_registration
    UNION ALL
    SELECT creditor_id, imported_by, role, imported_on, 'import of invoices', NULL, NULL, false FROM fordring.invoice_import
    UNION ALL
    SELECT creditor_id, set_by, NULL, set_on, 'party of a reconciliation', NULL, NULL, false
    FROM fordring.reconciliation_party
    UNION ALL
    SELECT creditor_id, said_by, role, said_on, 'entry of the audit file', NULL, NULL, false FROM fordring.audit_entry
    UNION ALL
    SELECT creditor_id, delivered_by, role, delivered_on, 'authorisation list', NULL, NULL, false
    FROM fordring.authorisation_list
    UNION ALL
    SELECT creditor_id, made_by, role, made_on, 'authorisation review', NULL, NULL, false FROM fordring.authorisation_review
    UNION ALL
    SELECT creditor_id, subject, role, (received_at AT TIME ZONE time_zone)::date, act, NULL, NULL, source = 'local'
    FROM fordring.receipt JOIN fordring.creditor USING (creditor_id)
  ) AS used
  WHERE subject IS NOT NULL AND subject NOT IN ('', 'taken over', 'fordring');
