-- One recipe of one creditor.
CREATE TABLE fordring.reconciliation_series (
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  recipe text NOT NULL,
  -- The first period that its schedule runs; null while it is run by hand only.
  scheduled_from text,
  scheduled_by text,
  -- The last day of the latest period that was ever signed.
  signed_through date,
  evidence_count integer NOT NULL DEFAULT 0,
  evidence_hash bytea CHECK (length(evidence_hash) = 32),
  PRIMARY KEY (creditor_id, recipe)
);

CREATE TABLE fordring.reconciliation_run (
  run_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL,
  recipe text NOT NULL,
  period text NOT NULL,
  -- Which of the recipe's period rules decides when a row counts.
  period_rule text NOT NULL,
  ends_on date NOT NULL,
  opened_on date NOT NULL,
  -- By when it is to be signed.
  due_on date NOT NULL,
  -- What follows from the events, for lists and for the lock.
  state text NOT NULL,
  event_number integer NOT NULL,
  last_hash bytea NOT NULL CHECK (length(last_hash) = 32),
  -- Up to which event the run's workflow knows.
  told_event_number integer NOT NULL DEFAULT 0,
  UNIQUE (creditor_id, recipe, period),
  FOREIGN KEY (creditor_id, recipe) REFERENCES fordring.reconciliation_series
);
CREATE INDEX reconciliation_run_untold ON fordring.reconciliation_run (run_id) WHERE told_event_number < event_number;

CREATE TABLE fordring.reconciliation_event (
  run_id bigint NOT NULL REFERENCES fordring.reconciliation_run,
  event_number integer NOT NULL CHECK (event_number >= 1),
  type text NOT NULL,
  business_on date NOT NULL,
  -- The subject of who did it; null for what the run did by itself.
  done_by text,
  role text,
  data jsonb NOT NULL,
  previous_hash bytea NOT NULL CHECK (length(previous_hash) = 32),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (run_id, event_number)
);
CREATE TRIGGER reconciliation_event_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.reconciliation_event
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- Whatever program writes: nobody approves what they prepared themselves, and nothing is approved that was not prepared.
CREATE FUNCTION fordring.two_persons_sign() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before record;
BEGIN
  SELECT type, done_by INTO before FROM fordring.reconciliation_event
    WHERE run_id = NEW.run_id AND type IN ('RunPrepared', 'RunApproved', 'RunMatched', 'RunReopened', 'SourceDelivered')
    ORDER BY event_number DESC LIMIT 1;
  IF before.type IS DISTINCT FROM 'RunPrepared' THEN
    RAISE EXCEPTION 'Reconciliation run % is approved without being prepared', NEW.run_id USING ERRCODE = 'FD020';
  END IF;
  IF NEW.done_by IS NULL OR before.done_by = NEW.done_by THEN
    RAISE EXCEPTION 'Reconciliation run % cannot be approved by who prepared it', NEW.run_id USING ERRCODE = 'FD021';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER two_persons_sign BEFORE INSERT ON fordring.reconciliation_event
  FOR EACH ROW WHEN (NEW.type = 'RunApproved') EXECUTE FUNCTION fordring.two_persons_sign();

-- A file as it came; the same bytes are kept once for each creditor.
CREATE TABLE fordring.reconciliation_file (
  file_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  bytes bigint NOT NULL CHECK (bytes >= 0),
  UNIQUE (creditor_id, sha256)
);
CREATE TRIGGER reconciliation_file_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.reconciliation_file
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

CREATE TABLE fordring.reconciliation_file_piece (
  file_id bigint NOT NULL REFERENCES fordring.reconciliation_file,
  piece_number integer NOT NULL CHECK (piece_number >= 1),
  piece bytea NOT NULL,
  PRIMARY KEY (file_id, piece_number)
);
-- Not compressed: a file of a million rows comes and goes in seconds.
ALTER TABLE fordring.reconciliation_file_piece ALTER COLUMN piece SET STORAGE EXTERNAL;
CREATE TRIGGER reconciliation_file_piece_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.reconciliation_file_piece
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- A source of a run, each delivery a version of its own; the latest counts.
CREATE TABLE fordring.reconciliation_load (
  run_id bigint NOT NULL REFERENCES fordring.reconciliation_run,
  -- left, right, third, or the id of an explanation.
  source text NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  file_id bigint NOT NULL REFERENCES fordring.reconciliation_file,
  file_name text NOT NULL,
  -- What it came to when it was delivered.
  rows integer NOT NULL,
  total numeric(18, 2) NOT NULL,
  currency text NOT NULL CHECK (currency IN ('SEK', 'DKK')),
  delivered_on date NOT NULL,
  -- Null for what the ledger itself answered.
  delivered_by text,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (run_id, source, version)
);
CREATE TRIGGER reconciliation_load_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.reconciliation_load
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

CREATE TABLE fordring.reconciliation_result (
  run_id bigint NOT NULL REFERENCES fordring.reconciliation_run,
  match_number integer NOT NULL CHECK (match_number >= 1),
  matched_on date NOT NULL,
  -- Which version of each source it was worked out from.
  loads jsonb NOT NULL,
  difference numeric(18, 2) NOT NULL,
  remaining numeric(18, 2) NOT NULL,
  unexplained integer NOT NULL,
  clean boolean NOT NULL,
  -- As it was worked out, with every row that did not tie.
  contents text NOT NULL,
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  PRIMARY KEY (run_id, match_number)
);
CREATE TRIGGER reconciliation_result_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.reconciliation_result
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- A difference that nothing explained, from the run that found it until it is settled.
CREATE TABLE fordring.reconciliation_item (
  item_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL,
  recipe text NOT NULL,
  found_in bigint NOT NULL REFERENCES fordring.reconciliation_run,
  found_on date NOT NULL,
  -- By which a later result knows it again: its class, key and amount, and which of several alike.
  digest bytea NOT NULL CHECK (length(digest) = 32),
  class text NOT NULL,
  -- In words. Whom or what it is about may be personal: it stays in this database.
  key text NOT NULL,
  amount numeric(18, 2) NOT NULL,
  currency text NOT NULL CHECK (currency IN ('SEK', 'DKK')),
  lines jsonb NOT NULL,
  route text NOT NULL,
  FOREIGN KEY (creditor_id, recipe) REFERENCES fordring.reconciliation_series
);
CREATE INDEX reconciliation_item_of_series ON fordring.reconciliation_item (creditor_id, recipe, digest);
CREATE TRIGGER reconciliation_item_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.reconciliation_item
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

CREATE TABLE fordring.reconciliation_item_mark (
  item_id bigint NOT NULL REFERENCES fordring.reconciliation_item,
  mark_number integer NOT NULL CHECK (mark_number >= 1),
  -- found: there in this run's result. carried: still open when a later run was matched. gone: no longer there, or
  -- explained since. settled: a person says why it is no difference any more.
  mark text NOT NULL CHECK (mark IN ('found', 'carried', 'gone', 'assigned', 'commented', 'escalated', 'settled')),
  run_id bigint NOT NULL REFERENCES fordring.reconciliation_run,
  business_on date NOT NULL,
  done_by text,
  owner text,
  due_on date,
  note text CHECK (length(note) <= 2000),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (item_id, mark_number)
);
CREATE TRIGGER reconciliation_item_mark_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.reconciliation_item_mark
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- How each item stands: the latest of each kind of mark.
CREATE VIEW fordring.reconciliation_item_now AS
  SELECT item.*, latest.mark AS standing, latest.run_id AS standing_in, latest.since,
    assigned.owner, assigned.due_on, escalated.escalated_on
  FROM fordring.reconciliation_item AS item
  JOIN LATERAL (
    SELECT mark, run_id, business_on AS since FROM fordring.reconciliation_item_mark AS marked
    WHERE marked.item_id = item.item_id AND mark IN ('found', 'carried', 'gone', 'settled')
    ORDER BY mark_number DESC LIMIT 1
  ) AS latest ON true
  LEFT JOIN LATERAL (
    SELECT owner, due_on FROM fordring.reconciliation_item_mark AS marked
    WHERE marked.item_id = item.item_id AND mark IN ('found', 'assigned') AND marked.due_on IS NOT NULL
    ORDER BY mark_number DESC LIMIT 1
  ) AS assigned ON true
  LEFT JOIN LATERAL (
    SELECT business_on AS escalated_on FROM fordring.reconciliation_item_mark AS marked
    WHERE marked.item_id = item.item_id AND mark = 'escalated' ORDER BY mark_number DESC LIMIT 1
  ) AS escalated ON true;

-- What was filed of a signed run. Each link vouches for the one before it in its series.
CREATE TABLE fordring.reconciliation_evidence (
  creditor_id text NOT NULL,
  recipe text NOT NULL,
  evidence_number integer NOT NULL CHECK (evidence_number >= 1),
  run_id bigint NOT NULL REFERENCES fordring.reconciliation_run,
  filed_on date NOT NULL,
  document_json text NOT NULL,
  differences_csv text NOT NULL,
  document_pdf bytea NOT NULL,
  previous_hash bytea NOT NULL CHECK (length(previous_hash) = 32),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (creditor_id, recipe, evidence_number),
  FOREIGN KEY (creditor_id, recipe) REFERENCES fordring.reconciliation_series
);
CREATE INDEX reconciliation_evidence_of_run ON fordring.reconciliation_evidence (run_id);
CREATE TRIGGER reconciliation_evidence_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.reconciliation_evidence
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- What somebody is to be told: a source is missing, a difference is overdue, an acknowledgement has not come.
CREATE TABLE fordring.reconciliation_notice (
  notice_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id bigint NOT NULL REFERENCES fordring.reconciliation_run,
  event_number integer NOT NULL,
  addressee text NOT NULL,
  message text NOT NULL,
  noted_on date NOT NULL,
  delivered_at timestamptz
);
CREATE INDEX reconciliation_notice_waiting ON fordring.reconciliation_notice (notice_id) WHERE delivered_at IS NULL;
