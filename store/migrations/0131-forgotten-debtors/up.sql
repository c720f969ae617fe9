ALTER TABLE fordring.standing_change DROP CONSTRAINT standing_change_kind_check;
ALTER TABLE fordring.standing_change ADD CONSTRAINT standing_change_kind_check CHECK (kind IN
  ('letterhead', 'payment-accounts', 'counterpart-account', 'authority-matrix', 'adopted-policies',
   'administration', 'source-system', 'close-checklist', 'control-accounts', 'closings', 'retention'));

-- While a hold stands the debtor is not forgotten.
CREATE TABLE fordring.legal_hold (
  hold_id text PRIMARY KEY,
  creditor_id text NOT NULL,
  debtor_id text NOT NULL,
  reason text NOT NULL CHECK (btrim(reason) <> '' AND length(reason) <= 2000),
  -- The last day; null where nobody knows it yet.
  through_on date CHECK (through_on >= placed_on),
  placed_by text NOT NULL,
  role text NOT NULL,
  placed_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  salt uuid DEFAULT gen_random_uuid(),
  erased text,
  FOREIGN KEY (creditor_id, debtor_id) REFERENCES fordring.debtor
);
CREATE INDEX legal_hold_of ON fordring.legal_hold (creditor_id, debtor_id);
CREATE TABLE fordring.legal_hold_release (
  hold_id text PRIMARY KEY REFERENCES fordring.legal_hold,
  reason text NOT NULL CHECK (btrim(reason) <> '' AND length(reason) <= 2000),
  released_by text NOT NULL,
  role text NOT NULL,
  released_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  salt uuid DEFAULT gen_random_uuid(),
  erased text
);

-- Somebody puts a debtor forward to be forgotten, and another person confirms or turns it down.
CREATE TABLE fordring.forgetting (
  forgetting_id text PRIMARY KEY CHECK (forgetting_id ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,119}$'),
  creditor_id text NOT NULL,
  debtor_id text NOT NULL,
  -- The legal ground, in words that name nobody.
  ground text NOT NULL CHECK (btrim(ground) <> '' AND length(ground) <= 2000),
  proposed_by text NOT NULL,
  proposed_role text NOT NULL,
  proposed_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (creditor_id, debtor_id) REFERENCES fordring.debtor
);
CREATE INDEX forgetting_of ON fordring.forgetting (creditor_id, debtor_id);
CREATE TABLE fordring.forgetting_mark (
  forgetting_id text PRIMARY KEY REFERENCES fordring.forgetting,
  mark text NOT NULL CHECK (mark IN ('confirmed', 'declined')),
  marked_by text NOT NULL,
  role text NOT NULL,
  marked_on date NOT NULL,
  -- Of a confirmation: the last day on which the books were to be kept, and by which paragraph.
  kept_through date,
  paragraph text,
  -- Who else was given something of the debtor, what and when (GDPR article 19).
  given_to jsonb NOT NULL DEFAULT '[]',
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE fordring.erased_row (
  erased_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  forgetting_id text NOT NULL REFERENCES fordring.forgetting,
  table_name text NOT NULL,
  row_key jsonb NOT NULL,
  -- What the row says after, where its own hash was taken over the text.
  attests bytea CHECK (length(attests) = 32),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX erased_row_of ON fordring.erased_row (forgetting_id);
CREATE INDEX erased_row_attests ON fordring.erased_row (table_name, row_key) WHERE attests IS NOT NULL;

-- Whether a row that was erased stands as it stood after. Null where it was never erased.
CREATE FUNCTION fordring.stands_as_erased(of_table text, of_key jsonb, kept jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT attests = fordring.hash_of_row(kept) FROM fordring.erased_row
  WHERE table_name = of_table AND row_key = of_key AND attests IS NOT NULL ORDER BY erased_number DESC LIMIT 1
$$;
UPDATE fordring.imprinted_table SET hash = $$CASE WHEN fordring.stands_as_erased('incoming_bank_file',
    jsonb_build_object('creditor_id', kept.creditor_id, 'sha256', kept.sha256), to_jsonb(kept))
  THEN kept.sha256 ELSE coalesce(sha256(kept.content), kept.sha256) END$$ WHERE kind = 'kept bank file';

-- Holds a row while one row is being erased, and none at any other moment. Only `erase_row` writes it.
CREATE TABLE fordring.erasing (transaction xid8 PRIMARY KEY);

INSERT INTO fordring.erasable VALUES
  ('legal_hold', '{hold_id}', '{reason}', true, false),
  ('legal_hold_release', '{hold_id}', '{reason}', true, false);

DO $do$
DECLARE
  each_table text;
BEGIN
  FOREACH each_table IN ARRAY ARRAY['legal_hold', 'legal_hold_release', 'forgetting', 'forgetting_mark', 'erased_row', 'erasable'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.%I
      FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change()', each_table || '_is_append_only', each_table);
  END LOOP;
END
$do$;

SELECT fordring.imprint_rows_of(kind, table_name, creditor, key, '1', hash)
FROM (VALUES
  ('legal hold', 'legal_hold', 'kept.creditor_id', 'kept.hold_id', $$fordring.hash_of_sealed(to_jsonb(kept), '{reason}')$$),
  ('end of a legal hold', 'legal_hold_release',
    '(SELECT hold.creditor_id FROM fordring.legal_hold AS hold WHERE hold.hold_id = kept.hold_id)', 'kept.hold_id',
    $$fordring.hash_of_sealed(to_jsonb(kept), '{reason}')$$),
  ('forgetting', 'forgetting', 'kept.creditor_id', 'kept.forgetting_id', 'fordring.hash_of_row(to_jsonb(kept))'),
  ('mark on a forgetting', 'forgetting_mark',
    '(SELECT meant.creditor_id FROM fordring.forgetting AS meant WHERE meant.forgetting_id = kept.forgetting_id)',
    'kept.forgetting_id', 'fordring.hash_of_row(to_jsonb(kept))'),
  ('erased row', 'erased_row',
    '(SELECT meant.creditor_id FROM fordring.forgetting AS meant WHERE meant.forgetting_id = kept.forgetting_id)',
    'kept.erased_number::text', 'fordring.hash_of_row(to_jsonb(kept))')
) AS register (kind, table_name, creditor, key, hash);
DO $do$
DECLARE
  found regprocedure;
BEGIN
  FOR found IN
    SELECT oid FROM pg_proc WHERE pronamespace = 'fordring'::regnamespace AND proname IN ('imprint_rows_of_legal_hold',
      'imprint_rows_of_end_of_a_legal_hold', 'imprint_rows_of_forgetting', 'imprint_rows_of_mark_on_a_forgetting',
      'imprint_rows_of_erased_row')
  LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = pg_catalog, pg_temp', found);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', found);
  END LOOP;
END
$do$;

CREATE FUNCTION fordring.is_being_erased() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM fordring.erasing WHERE transaction = pg_current_xact_id_if_assigned())
$$;

-- Whatever program writes: a debtor is forgotten by two persons, and never while a hold stands or an invoice is open.
CREATE FUNCTION fordring.two_persons_forget() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  meant fordring.forgetting;
BEGIN
  SELECT * INTO meant FROM fordring.forgetting WHERE forgetting_id = NEW.forgetting_id;
  IF lower(normalize(btrim(meant.proposed_by), NFKC)) = lower(normalize(btrim(NEW.marked_by), NFKC)) THEN
    RAISE EXCEPTION 'Forgetting % cannot be confirmed by who proposed it', NEW.forgetting_id USING ERRCODE = 'FD131';
  END IF;
  IF EXISTS (SELECT FROM fordring.claim WHERE (creditor_id, debtor_id) = (meant.creditor_id, meant.debtor_id) AND NOT settled)
    OR EXISTS (SELECT FROM fordring.legal_hold AS hold
      WHERE (creditor_id, debtor_id) = (meant.creditor_id, meant.debtor_id) AND coalesce(through_on >= NEW.marked_on, true)
        AND NOT EXISTS (SELECT FROM fordring.legal_hold_release AS ended WHERE ended.hold_id = hold.hold_id)) THEN
    RAISE EXCEPTION 'Debtor % of % cannot be forgotten yet', meant.debtor_id, meant.creditor_id USING ERRCODE = 'FD131';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER two_persons_forget BEFORE INSERT ON fordring.forgetting_mark
  FOR EACH ROW WHEN (NEW.mark = 'confirmed') EXECUTE FUNCTION fordring.two_persons_forget();

-- As before, but for a row that is being erased.
CREATE OR REPLACE FUNCTION fordring.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_LEVEL = 'STATEMENT' AND fordring.is_being_erased() THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION '% of %.% is refused: what is written there is never changed, corrections are new rows',
    TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'FD001';
END
$$;
CREATE OR REPLACE FUNCTION fordring.keep_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status NOT IN ('to-write', 'held') AND NEW.content <> OLD.content AND NOT fordring.is_being_erased() THEN
    RAISE EXCEPTION 'What document % says is never changed once it is %', OLD.document_id, OLD.status USING ERRCODE = 'FD001';
  END IF;
  RETURN NEW;
END
$$;
-- What is erased of the register leaves nothing of before, and what is erased of a letter no imprint: its digest stands.
CREATE OR REPLACE FUNCTION fordring.keep_debtor_before() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT fordring.is_being_erased() THEN
    INSERT INTO fordring.debtor_change (creditor_id, debtor_id, changed_on, before)
    VALUES (OLD.creditor_id, OLD.debtor_id, fordring.today_of(OLD.creditor_id),
      to_jsonb(OLD) - 'creditor_id' - 'debtor_id');
  END IF;
  RETURN NULL;
END
$$;
CREATE OR REPLACE FUNCTION fordring.imprint_completed_document() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT fordring.is_being_erased() THEN
    INSERT INTO fordring.open_imprint (creditor_id, kind, key, number, hash)
    VALUES (left(NEW.claim_id, strpos(NEW.claim_id, '/') - 1), 'document', NEW.document_id, 1,
      fordring.hash_of_row(jsonb_build_array(NEW.claim_id, NEW.event_number, NEW.kind,
        fordring.seal_of(to_jsonb(NEW), '{content}'))));
  END IF;
  RETURN NULL;
END
$$;

-- Erases what is personal of one row, in the transaction in which a second person confirms the forgetting. This is the
-- only way: no role may update or delete these rows by itself.
CREATE FUNCTION fordring.erase_row(of_forgetting text, of_table text, of_key jsonb, instead jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  place fordring.erasable;
  is_row text;
  changes text;
  count integer;
  said bytea;
BEGIN
  SELECT * INTO place FROM fordring.erasable WHERE table_name = of_table;
  IF NOT FOUND OR EXISTS (SELECT FROM jsonb_object_keys(instead) AS field WHERE field <> ALL (place.personal))
    OR NOT EXISTS (SELECT FROM fordring.forgetting_mark AS confirmed WHERE forgetting_id = of_forgetting
      AND mark = 'confirmed' AND confirmed.xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'A row of % is erased only by a forgetting that is being confirmed', of_table USING ERRCODE = 'FD131';
  END IF;
  SELECT string_agg(format('kept.%1$I = meant.%1$I', field), ' AND ') INTO is_row FROM unnest(place.key_columns) AS field;
  SELECT string_agg(format('%1$I = said.%1$I', field), ', ') INTO changes FROM jsonb_object_keys(instead) AS field;
  IF place.sealed THEN
    changes := changes || format(', salt = NULL, erased = fordring.seal_of(to_jsonb(kept), %L)', place.personal);
  END IF;
  INSERT INTO fordring.erasing VALUES (pg_current_xact_id());
  EXECUTE format('UPDATE fordring.%1$I AS kept SET %2$s FROM jsonb_populate_record(NULL::fordring.%1$I, $1) AS meant,
    jsonb_populate_record(NULL::fordring.%1$I, $2) AS said WHERE %3$s', of_table, changes, is_row) USING of_key, instead;
  GET DIAGNOSTICS count = ROW_COUNT;
  DELETE FROM fordring.erasing WHERE transaction = pg_current_xact_id();
  IF count <> 1 THEN
    RAISE EXCEPTION 'No row of % is known by %', of_table, of_key USING ERRCODE = 'FD131';
  END IF;
  IF place.attested THEN
    EXECUTE format('SELECT fordring.hash_of_row(to_jsonb(kept)) FROM fordring.%1$I AS kept,
      jsonb_populate_record(NULL::fordring.%1$I, $1) AS meant WHERE %2$s', of_table, is_row) INTO said USING of_key;
  END IF;
  INSERT INTO fordring.erased_row (forgetting_id, table_name, row_key, attests) VALUES (of_forgetting, of_table, of_key, said);
END
$$;
