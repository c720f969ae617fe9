CREATE TABLE fordring.work_assignment (
  assignment_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  work_id text NOT NULL,
  -- As the sign-in names the person. Null: whoever has the role.
  assigned_to text,
  note text,
  assigned_by text NOT NULL,
  role text NOT NULL,
  assigned_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX work_assignment_of ON fordring.work_assignment (creditor_id, work_id, assignment_number DESC);
CREATE TRIGGER work_assignment_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.work_assignment
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

CREATE INDEX claim_event_changes_service ON fordring.claim_event (claim_id) WHERE type = 'ServiceChanged';
