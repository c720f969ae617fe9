-- Who may decide what, as the creditor has delegated it: each version once, for good.
CREATE TABLE fordring.authority_matrix (
  load_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  matrix_id text NOT NULL,
  version text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  data jsonb NOT NULL,
  checksum bytea NOT NULL,
  loaded_by text NOT NULL,
  loaded_role text NOT NULL,
  loaded_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (creditor_id, matrix_id, version)
);
CREATE TRIGGER authority_matrix_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.authority_matrix
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

CREATE TABLE fordring.decision (
  decision_id text PRIMARY KEY CHECK (decision_id ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,119}$'),
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  kind text NOT NULL,
  subject jsonb NOT NULL,
  terms jsonb NOT NULL,
  -- From which day it counts, and the last day of what has an end; the business day on which it was put forward.
  counts_from date NOT NULL,
  counts_through date,
  back_dated boolean NOT NULL,
  proposed_on date NOT NULL,
  -- What it was weighed by when it was put forward: amount, length, variety. The amount stands apart for the lists.
  measure jsonb NOT NULL,
  amount numeric(15, 2),
  currency text CHECK (currency IN ('SEK', 'DKK')),
  reason_code text NOT NULL CHECK (reason_code ~ '^[a-z0-9-]{1,60}$'),
  reason text NOT NULL CHECK (length(reason) <= 2000),
  document text,
  proposed_by text NOT NULL,
  proposed_role text NOT NULL,
  matrix_id text NOT NULL,
  matrix_version text NOT NULL,
  authority_lines text[] NOT NULL,
  needs_approval boolean NOT NULL,
  -- Roles of which the approver has one; empty when nothing is needed.
  approval_by text[] NOT NULL,
  reverses text REFERENCES fordring.decision,
  -- Of what was asked: the same again is the same decision. Of all that stands above: the head of the marks' chain.
  request_hash bytea NOT NULL CHECK (length(request_hash) = 32),
  contents_hash bytea NOT NULL CHECK (length(contents_hash) = 32),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK ((amount IS NULL) = (currency IS NULL)),
  CHECK ((kind = 'reversal') = (reverses IS NOT NULL)),
  CHECK (needs_approval = (cardinality(approval_by) > 0))
);
CREATE INDEX decision_of_creditor ON fordring.decision (creditor_id, proposed_on);
CREATE INDEX decision_of_many ON fordring.decision (creditor_id, kind) WHERE subject ->> 'of' <> 'claims';
CREATE INDEX decision_by_subject ON fordring.decision USING gin (subject jsonb_path_ops);
CREATE TRIGGER decision_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.decision
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

CREATE TABLE fordring.decision_mark (
  decision_id text NOT NULL REFERENCES fordring.decision,
  mark_number integer NOT NULL CHECK (mark_number >= 1),
  mark text NOT NULL CHECK (mark IN ('proposed', 'approved', 'rejected', 'withdrawn', 'executed', 'reversed')),
  marked_by text NOT NULL,
  role text,
  marked_on date NOT NULL,
  note text,
  -- Of an approval: the matrix under which it was given.
  matrix_version text,
  previous_hash bytea NOT NULL CHECK (length(previous_hash) = 32),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (decision_id, mark_number)
);
CREATE TRIGGER decision_mark_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.decision_mark
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- Whatever program writes: no gap, nobody approves what they proposed, nothing is executed that still needs approval.
CREATE FUNCTION fordring.marks_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  subject_of record;
  before text;
  count_before integer;
BEGIN
  SELECT proposed_by, needs_approval INTO subject_of FROM fordring.decision WHERE decision_id = NEW.decision_id;
  SELECT mark, mark_number INTO before, count_before FROM fordring.decision_mark
    WHERE decision_id = NEW.decision_id ORDER BY mark_number DESC LIMIT 1;
  IF NEW.mark_number <> coalesce(count_before, 0) + 1 THEN
    RAISE EXCEPTION 'Decision %: mark % does not follow mark %', NEW.decision_id, NEW.mark_number, coalesce(count_before, 0)
      USING ERRCODE = 'FD005';
  END IF;
  IF NOT (CASE NEW.mark
    WHEN 'proposed' THEN before IS NULL AND subject_of.needs_approval
    WHEN 'approved' THEN before IS NOT DISTINCT FROM 'proposed'
    WHEN 'rejected' THEN before IS NOT DISTINCT FROM 'proposed'
    WHEN 'withdrawn' THEN before IS NOT DISTINCT FROM 'proposed'
    WHEN 'executed' THEN CASE WHEN subject_of.needs_approval THEN before IS NOT DISTINCT FROM 'approved' ELSE before IS NULL END
    WHEN 'reversed' THEN before IS NOT DISTINCT FROM 'executed'
  END) THEN
    RAISE EXCEPTION 'Decision % cannot be marked % after %', NEW.decision_id, NEW.mark, coalesce(before, 'nothing')
      USING ERRCODE = 'FD005';
  END IF;
  IF NEW.mark = 'approved' AND NEW.marked_by = subject_of.proposed_by THEN
    RAISE EXCEPTION 'Decision % cannot be approved by who proposed it', NEW.decision_id USING ERRCODE = 'FD006';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER marks_follow BEFORE INSERT ON fordring.decision_mark
  FOR EACH ROW EXECUTE FUNCTION fordring.marks_follow();

-- On which claims a decision was carried out, and the claim's last event of it.
CREATE TABLE fordring.decision_claim (
  decision_id text NOT NULL REFERENCES fordring.decision,
  claim_id text NOT NULL,
  event_number integer NOT NULL,
  PRIMARY KEY (decision_id, claim_id),
  FOREIGN KEY (claim_id, event_number) REFERENCES fordring.claim_event
);
CREATE INDEX decision_claim_of_claim ON fordring.decision_claim (claim_id);
CREATE TRIGGER decision_claim_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.decision_claim
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- A credit note's number is used once, whoever comes first.
CREATE TABLE fordring.credit_note (
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  document_number text NOT NULL,
  decision_id text NOT NULL REFERENCES fordring.decision,
  PRIMARY KEY (creditor_id, document_number)
);
CREATE TRIGGER credit_note_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.credit_note
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- What somebody asked for and was not given.
CREATE TABLE fordring.decision_refusal (
  refusal_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  decision_id text NOT NULL,
  creditor_id text NOT NULL,
  kind text NOT NULL,
  subject jsonb NOT NULL,
  asked_by text NOT NULL,
  asked_on date NOT NULL,
  asked text NOT NULL CHECK (asked IN ('decide', 'approve', 'reject', 'withdraw', 'confirm')),
  refused text NOT NULL,
  message text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TRIGGER decision_refusal_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.decision_refusal
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
