-- Which tables leave imprints. The four expressions are read over a row of the table, called `kept`.
CREATE TABLE fordring.imprinted_table (
  kind text PRIMARY KEY,
  table_name text NOT NULL,
  creditor text NOT NULL,
  -- What the row is known by: its key, and its number in the chain of that key (1 where there is no chain).
  key text NOT NULL,
  number text NOT NULL,
  hash text NOT NULL
);

-- Imprints that no head has taken yet. No index: an imprint costs its row and nothing else.
CREATE TABLE fordring.open_imprint (
  creditor_id text NOT NULL,
  kind text NOT NULL,
  key text NOT NULL,
  number integer NOT NULL,
  hash bytea NOT NULL
);

-- The head of everything that a creditor's books took up since the head before it.
CREATE TABLE fordring.day_head (
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  head_number integer NOT NULL CHECK (head_number >= 1),
  -- The creditor's business day at the closing.
  closed_on date NOT NULL,
  imprints integer NOT NULL CHECK (imprints >= 1),
  contents bytea NOT NULL CHECK (length(contents) = 32),
  previous_hash bytea NOT NULL CHECK (length(previous_hash) = 32),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (creditor_id, head_number)
);

CREATE TABLE fordring.closed_imprint (
  creditor_id text NOT NULL,
  head_number integer NOT NULL,
  kind text NOT NULL,
  key text NOT NULL,
  number integer NOT NULL,
  hash bytea NOT NULL
);
CREATE INDEX closed_imprint_of_head ON fordring.closed_imprint (creditor_id, head_number);

CREATE TRIGGER open_imprint_stays_as_it_is
  BEFORE UPDATE OR TRUNCATE ON fordring.open_imprint
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
CREATE TRIGGER day_head_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.day_head
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
CREATE TRIGGER closed_imprint_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.closed_imprint
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
-- A bank file is an underlying record: the payments are held against it for as long as the books are kept.
CREATE TRIGGER incoming_bank_file_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.incoming_bank_file
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- The hash of what a row says; of a field without a value nothing, so that a later column changes no hash.
CREATE FUNCTION fordring.hash_of_row(contents jsonb) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(convert_to((jsonb_strip_nulls(contents) - ARRAY['recorded_at', 'told_at'])::text, 'UTF8'))
$$;

-- One hash over the imprints of a head, in the order of their hashes; in 256 parts, so that no text becomes too long.
CREATE FUNCTION fordring.contents_of_head(creditor text, head integer) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(string_agg(part, '' ORDER BY first)) FROM (
    SELECT get_byte(imprint, 0) AS first, sha256(string_agg(imprint, '' ORDER BY imprint)) AS part FROM (
      SELECT sha256(convert_to(concat_ws(' ', kind, number, encode(hash, 'hex'), key), 'UTF8')) AS imprint
      FROM fordring.closed_imprint WHERE creditor_id = creditor AND head_number = head
    ) AS imprints GROUP BY get_byte(imprint, 0)
  ) AS parts
$$;

-- Lets the rows of a table leave imprints from now on; those that are there leave theirs now.
CREATE FUNCTION fordring.imprint_rows_of(kind text, table_name text, creditor text, key text, number text, hash text)
RETURNS void LANGUAGE plpgsql AS $do$
DECLARE
  imprinting text := format('imprint_rows_of_%s', replace(kind, ' ', '_'));
  imprints text := format('SELECT %s, %L, %s, %s, %s', creditor, kind, key, number, hash);
BEGIN
  INSERT INTO fordring.imprinted_table VALUES (kind, table_name, creditor, key, number, hash);
  EXECUTE format('INSERT INTO fordring.open_imprint %s FROM fordring.%I AS kept', imprints, table_name);
  EXECUTE format($make$
    CREATE FUNCTION fordring.%I() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO fordring.open_imprint %s FROM written AS kept;
      RETURN NULL;
    END
    $$ $make$, imprinting, imprints);
  EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON fordring.%I REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION fordring.%I()', imprinting, table_name, imprinting);
END
$do$;

-- Of rows that have a chain of their own the imprint is its hash.
SELECT fordring.imprint_rows_of('claim event', 'claim_event',
  $$left(kept.claim_id, strpos(kept.claim_id, '/') - 1)$$, 'kept.claim_id', 'kept.event_number', 'kept.hash');
SELECT fordring.imprint_rows_of('decision', 'decision',
  'kept.creditor_id', 'kept.decision_id', '1', 'sha256(kept.request_hash || kept.contents_hash)');
SELECT fordring.imprint_rows_of('decision mark', 'decision_mark',
  '(SELECT decision.creditor_id FROM fordring.decision WHERE decision.decision_id = kept.decision_id)',
  'kept.decision_id', 'kept.mark_number', 'kept.hash');
SELECT fordring.imprint_rows_of('reconciliation event', 'reconciliation_event',
  '(SELECT run.creditor_id FROM fordring.reconciliation_run AS run WHERE run.run_id = kept.run_id)',
  'kept.run_id::text', 'kept.event_number', 'kept.hash');
SELECT fordring.imprint_rows_of('difference mark', 'reconciliation_item_mark',
  '(SELECT item.creditor_id FROM fordring.reconciliation_item AS item WHERE item.item_id = kept.item_id)',
  'kept.item_id::text', 'kept.mark_number', $$coalesce(kept.hash, '\x')$$);
SELECT fordring.imprint_rows_of('evidence', 'reconciliation_evidence',
  'kept.creditor_id', 'kept.recipe', 'kept.evidence_number', 'kept.hash');

-- The debtor of a claim stands in no event.
SELECT fordring.imprint_rows_of('claim', 'claim',
  'kept.creditor_id', 'kept.claim_id', '1', $$sha256(convert_to(kept.debtor_id, 'UTF8'))$$);
SELECT fordring.imprint_rows_of('payment', 'payment', 'kept.creditor_id', 'kept.payment_id', '1',
  $$sha256(convert_to(concat_ws(' ', kept.kind, kept.received_on - date '2000-01-01', kept.amount, kept.currency,
    encode(kept.bank_file, 'hex'), kept.unmatched_because, kept.stated), 'UTF8'))$$);
SELECT fordring.imprint_rows_of('bank file', 'bank_file',
  'kept.creditor_id', $$encode(kept.sha256, 'hex')$$, '1', 'fordring.hash_of_row(to_jsonb(kept))');
SELECT fordring.imprint_rows_of('kept bank file', 'incoming_bank_file',
  'kept.creditor_id', $$encode(kept.sha256, 'hex')$$, '1', 'sha256(kept.content)');
SELECT fordring.imprint_rows_of('document', 'document', $$left(kept.claim_id, strpos(kept.claim_id, '/') - 1)$$,
  'kept.document_id', '1',
  'fordring.hash_of_row(jsonb_build_array(kept.claim_id, kept.event_number, kept.kind, kept.content))');
SELECT fordring.imprint_rows_of('command', 'command',
  $$coalesce(left(kept.result ->> 'claimId', strpos(kept.result ->> 'claimId', '/') - 1), '')$$,
  'kept.key', '1', $$sha256(kept.request_hash || convert_to(kept.result::text, 'UTF8'))$$);

SELECT fordring.imprint_rows_of('message', 'outbox',
  $$coalesce(left(kept.claim_id, strpos(kept.claim_id, '/') - 1), '')$$, 'kept.outbox_id::text', '1',
  $$sha256(convert_to(concat_ws(' ', kept.topic, kept.claim_id, kept.event_number, kept.payload), 'UTF8'))$$);
-- A policy is nobody's alone: it comes under no head, and every check looks at its imprint.
SELECT fordring.imprint_rows_of('policy version', 'policy_version',
  $$''$$, $$kept.policy_id || '@' || kept.version$$, '1', 'kept.checksum');

-- Registers that only grow, and what was delivered.
SELECT fordring.imprint_rows_of(kind, table_name, creditor, key, '1', 'fordring.hash_of_row(to_jsonb(kept))')
FROM (VALUES
  ('letter', 'letter', $$left(kept.document_id, strpos(kept.document_id, '/') - 1)$$,
    $$kept.document_id || ' ' || kept.debtor_id$$),
  ('claim of a decision', 'decision_claim', $$left(kept.claim_id, strpos(kept.claim_id, '/') - 1)$$,
    $$kept.decision_id || ' ' || kept.claim_id$$),
  ('credit note', 'credit_note', 'kept.creditor_id', 'kept.document_number'),
  ('refused decision', 'decision_refusal', 'kept.creditor_id', 'kept.refusal_number::text'),
  ('authority matrix', 'authority_matrix', 'kept.creditor_id', 'kept.load_number::text'),
  ('bank gate', 'bank_gate', 'kept.creditor_id', 'kept.change_id::text'),
  ('registration with a counterpart', 'counterpart_registration', 'kept.creditor_id', 'kept.registration_number::text'),
  ('dismissed note', 'answer_note_dismissal', 'kept.creditor_id', 'kept.dismissal_number::text'),
  ('change of a case', 'case_change', $$left(kept.claim_id, strpos(kept.claim_id, '/') - 1)$$,
    $$concat_ws(' ', kept.claim_id, kept.step, kept.case_event, kept.change_id)$$),
  ('answer to a change', 'case_change_answer', $$left(kept.claim_id, strpos(kept.claim_id, '/') - 1)$$, 'kept.answer_id'),
  ('party', 'reconciliation_party', 'kept.creditor_id', $$kept.party || ' ' || kept.entry_number$$)
) AS register (kind, table_name, creditor, key);
