-- Who the roles of a creditor's recipes are: each entry takes the place of the one before, and none is changed.
CREATE TABLE fordring.reconciliation_party (
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  -- As a recipe or an item names it: `debtor system`, `head of accounting`, `cecilie`.
  party text NOT NULL CHECK (length(party) BETWEEN 1 AND 200),
  entry_number integer NOT NULL CHECK (entry_number >= 1),
  name text NOT NULL CHECK (length(name) <= 200),
  email text NOT NULL CHECK (length(email) <= 320),
  -- To whom it goes when this party lets its day pass too.
  above text CHECK (length(above) BETWEEN 1 AND 200),
  set_by text NOT NULL,
  set_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (creditor_id, party, entry_number)
);
CREATE TRIGGER reconciliation_party_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.reconciliation_party
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- A difference whose amount changes stays the same difference: it keeps its number, owner, age and comments.
ALTER TABLE fordring.reconciliation_item_mark
  DROP CONSTRAINT reconciliation_item_mark_mark_check,
  ADD CONSTRAINT reconciliation_item_mark_mark_check
    CHECK (mark IN ('found', 'changed', 'carried', 'gone', 'assigned', 'commented', 'escalated', 'settled')),
  ADD COLUMN class text,
  ADD COLUMN amount numeric(18, 2),
  ADD COLUMN lines jsonb,
  ADD COLUMN route text,
  ADD COLUMN digest bytea CHECK (length(digest) = 32),
  -- Each mark vouches for the one before it on its item; marks from before this have none.
  ADD COLUMN hash bytea CHECK (length(hash) = 32),
  ADD CHECK (mark <> 'changed' OR (class IS NOT NULL AND amount IS NOT NULL AND lines IS NOT NULL
    AND route IS NOT NULL AND digest IS NOT NULL));

-- SHA-256 over the hash of the mark before (the item itself before the first) and everything that the mark says.
CREATE FUNCTION fordring.hash_of_mark(marked fordring.reconciliation_item_mark) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(
    coalesce(
      (SELECT earlier.hash FROM fordring.reconciliation_item_mark AS earlier
       WHERE earlier.item_id = marked.item_id AND earlier.mark_number < marked.mark_number
       ORDER BY earlier.mark_number DESC LIMIT 1),
      (SELECT sha256(convert_to(jsonb_build_array(item.item_id, item.creditor_id, item.recipe, item.found_in, item.found_on,
         encode(item.digest, 'hex'), item.class, item.key, item.amount, item.currency, item.lines, item.route)::text, 'UTF8'))
       FROM fordring.reconciliation_item AS item WHERE item.item_id = marked.item_id)
    ) || convert_to(jsonb_build_array(marked.item_id, marked.mark_number, marked.mark, marked.run_id, marked.business_on,
      marked.done_by, marked.owner, marked.due_on, marked.note, marked.class, marked.amount, marked.lines, marked.route,
      encode(marked.digest, 'hex'))::text, 'UTF8')
  )
$$;
-- How many marks a difference has and what the last one's hash is: one that is taken away is missed.
CREATE TABLE fordring.reconciliation_item_head (
  item_id bigint PRIMARY KEY REFERENCES fordring.reconciliation_item,
  marks integer NOT NULL,
  hash bytea CHECK (length(hash) = 32)
);
INSERT INTO fordring.reconciliation_item_head (item_id, marks)
  SELECT item_id, count(*) FROM fordring.reconciliation_item_mark GROUP BY item_id;
CREATE FUNCTION fordring.vouch_for_mark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.hash := fordring.hash_of_mark(NEW);
  INSERT INTO fordring.reconciliation_item_head AS head (item_id, marks, hash) VALUES (NEW.item_id, 1, NEW.hash)
    ON CONFLICT (item_id) DO UPDATE SET marks = head.marks + 1, hash = NEW.hash;
  RETURN NEW;
END
$$;
CREATE TRIGGER vouch_for_mark BEFORE INSERT ON fordring.reconciliation_item_mark
  FOR EACH ROW EXECUTE FUNCTION fordring.vouch_for_mark();

DROP VIEW fordring.reconciliation_item_now;
CREATE VIEW fordring.reconciliation_item_now AS
  SELECT item.item_id, item.creditor_id, item.recipe, item.found_in, item.found_on, item.key, item.currency,
    coalesce(changed.digest, item.digest) AS digest, coalesce(changed.class, item.class) AS class,
    coalesce(changed.amount, item.amount) AS amount, coalesce(changed.lines, item.lines) AS lines,
    coalesce(changed.route, item.route) AS route,
    latest.mark AS standing, latest.run_id AS standing_in, latest.since, latest.note AS standing_note,
    assigned.owner, assigned.due_on, escalated.escalated_on, escalated.escalated_to
  FROM fordring.reconciliation_item AS item
  JOIN LATERAL (
    SELECT CASE mark WHEN 'changed' THEN 'found' ELSE mark END AS mark, run_id, business_on AS since, note
    FROM fordring.reconciliation_item_mark AS marked
    WHERE marked.item_id = item.item_id AND mark IN ('found', 'changed', 'carried', 'gone', 'settled')
    ORDER BY mark_number DESC LIMIT 1
  ) AS latest ON true
  LEFT JOIN LATERAL (
    SELECT digest, class, amount, lines, route FROM fordring.reconciliation_item_mark AS marked
    WHERE marked.item_id = item.item_id AND mark = 'changed' ORDER BY mark_number DESC LIMIT 1
  ) AS changed ON true
  LEFT JOIN LATERAL (
    SELECT owner, due_on FROM fordring.reconciliation_item_mark AS marked
    WHERE marked.item_id = item.item_id AND mark IN ('found', 'assigned') AND marked.due_on IS NOT NULL
    ORDER BY mark_number DESC LIMIT 1
  ) AS assigned ON true
  LEFT JOIN LATERAL (
    SELECT business_on AS escalated_on, owner AS escalated_to FROM fordring.reconciliation_item_mark AS marked
    WHERE marked.item_id = item.item_id AND mark = 'escalated' ORDER BY mark_number DESC LIMIT 1
  ) AS escalated ON true;

-- However a person's subject is written, it is the same person; and nobody who prepared this result signs it, whoever
-- prepared it again after them.
CREATE OR REPLACE FUNCTION fordring.two_persons_sign() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before record;
BEGIN
  SELECT type INTO before FROM fordring.reconciliation_event
    WHERE run_id = NEW.run_id AND type IN ('RunPrepared', 'RunApproved', 'RunMatched', 'RunReopened', 'SourceDelivered')
    ORDER BY event_number DESC LIMIT 1;
  IF before.type IS DISTINCT FROM 'RunPrepared' THEN
    RAISE EXCEPTION 'Reconciliation run % is approved without being prepared', NEW.run_id USING ERRCODE = 'FD020';
  END IF;
  IF NEW.done_by IS NULL OR EXISTS (
    SELECT FROM fordring.reconciliation_event AS prepared
    WHERE prepared.run_id = NEW.run_id AND prepared.type = 'RunPrepared'
      AND prepared.event_number > (SELECT max(matched.event_number) FROM fordring.reconciliation_event AS matched
        WHERE matched.run_id = NEW.run_id AND matched.type = 'RunMatched')
      AND (prepared.done_by IS NULL
        OR lower(normalize(btrim(prepared.done_by), NFKC)) = lower(normalize(btrim(NEW.done_by), NFKC)))
  ) THEN
    RAISE EXCEPTION 'Reconciliation run % cannot be approved by who prepared it', NEW.run_id USING ERRCODE = 'FD021';
  END IF;
  RETURN NEW;
END
$$;

-- How often the calendar of a series was changed, and up to which change its creditor's workflow knows.
ALTER TABLE fordring.reconciliation_series
  ADD COLUMN calendar_number integer NOT NULL DEFAULT 0,
  ADD COLUMN told_calendar_number integer NOT NULL DEFAULT 0;
UPDATE fordring.reconciliation_series SET calendar_number = 1 WHERE scheduled_by IS NOT NULL;

CREATE INDEX reconciliation_notice_of_run ON fordring.reconciliation_notice (run_id);
