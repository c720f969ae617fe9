-- What an administration was asked to reconcile of a month.
CREATE TABLE fordring.open_item_list (
  list_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  period text NOT NULL CHECK (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  administration_id text NOT NULL,
  -- The month's last day, and the day through which the ledger had learned.
  as_of date NOT NULL,
  known date NOT NULL,
  -- By when the administration confirms.
  due_on date NOT NULL,
  -- Of the rows: the same rows give the same.
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  -- Why a list that was confirmed is made anew.
  reason text CHECK (btrim(reason) <> '' AND length(reason) <= 2000),
  -- Nobody where the close of the month made the list.
  made_by text,
  role text,
  delivered_at timestamptz,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK (known > as_of)
);
CREATE INDEX open_item_list_of ON fordring.open_item_list (creditor_id, period, administration_id, list_number);
CREATE INDEX open_item_list_undelivered ON fordring.open_item_list (list_number) WHERE delivered_at IS NULL;

-- The rows of a list as they were. Names stand in the register alone.
CREATE TABLE fordring.listed_item (
  list_number bigint NOT NULL REFERENCES fordring.open_item_list,
  claim_id text NOT NULL REFERENCES fordring.claim,
  currency text NOT NULL CHECK (currency IN ('SEK', 'DKK')),
  invoice_group text NOT NULL,
  debtor_id text NOT NULL,
  issued_on date NOT NULL,
  due_on date NOT NULL,
  principal numeric(15, 2) NOT NULL,
  charges numeric(15, 2) NOT NULL,
  doubtful numeric(15, 2) NOT NULL,
  PRIMARY KEY (list_number, claim_id, currency)
);
CREATE TRIGGER listed_item_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.listed_item
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- What the administration says of a row: what is to be done, or why the claim stands still.
CREATE TABLE fordring.open_item_note (
  note_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  list_number bigint NOT NULL REFERENCES fordring.open_item_list,
  claim_id text NOT NULL REFERENCES fordring.claim,
  asks text NOT NULL CHECK (asks IN ('dispute', 'cancel', 'write-down', 'refer', 'stand-still')),
  reason text NOT NULL CHECK (btrim(reason) <> '' AND length(reason) <= 2000),
  said_by text NOT NULL,
  role text NOT NULL,
  said_on date NOT NULL,
  -- How many events the claim had: what was done since is an answer.
  event_number integer NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (list_number, claim_id, asks)
);
CREATE TRIGGER open_item_note_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.open_item_note
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- What the accounting unit answers where what was asked is not done, or was done elsewhere.
CREATE TABLE fordring.open_item_answer (
  note_number bigint PRIMARY KEY REFERENCES fordring.open_item_note,
  answer text NOT NULL CHECK (btrim(answer) <> '' AND length(answer) <= 2000),
  answered_by text NOT NULL,
  role text NOT NULL,
  answered_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TRIGGER open_item_answer_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.open_item_answer
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- The administration has reconciled the list.
CREATE TABLE fordring.open_item_confirmation (
  list_number bigint PRIMARY KEY REFERENCES fordring.open_item_list,
  note text CHECK (btrim(note) <> '' AND length(note) <= 2000),
  confirmed_by text NOT NULL,
  role text NOT NULL,
  -- Answers for the administration in place of the contact person.
  as_deputy boolean NOT NULL,
  confirmed_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TRIGGER open_item_confirmation_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.open_item_confirmation
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- The administration was asked again.
CREATE TABLE fordring.open_item_chase (
  list_number bigint NOT NULL REFERENCES fordring.open_item_list,
  level integer NOT NULL CHECK (level > 0),
  chased_on date NOT NULL,
  PRIMARY KEY (list_number, level),
  UNIQUE (list_number, chased_on)
);

-- Whatever program writes: an older list is not confirmed once a newer one is there.
CREATE FUNCTION fordring.latest_list_is_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM fordring.open_item_list AS own JOIN fordring.open_item_list AS later
      USING (creditor_id, period, administration_id)
    WHERE own.list_number = NEW.list_number AND later.list_number > NEW.list_number) THEN
    RAISE EXCEPTION 'List % was made anew; the newest one is confirmed', NEW.list_number USING ERRCODE = 'FD135';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER latest_list_is_confirmed BEFORE INSERT ON fordring.open_item_confirmation
  FOR EACH ROW EXECUTE FUNCTION fordring.latest_list_is_confirmed();

-- Of a kept list nothing changes but whether the list was delivered.
CREATE FUNCTION fordring.keep_open_item_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - 'delivered_at') IS DISTINCT FROM (to_jsonb(OLD) - 'delivered_at') OR OLD.delivered_at IS NOT NULL THEN
    RAISE EXCEPTION 'An open-item list stays as it was made' USING ERRCODE = 'FD135';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_open_item_list BEFORE UPDATE ON fordring.open_item_list
  FOR EACH ROW EXECUTE FUNCTION fordring.keep_open_item_list();
CREATE TRIGGER open_item_list_is_not_taken_away
  BEFORE DELETE OR TRUNCATE ON fordring.open_item_list
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

SELECT fordring.imprint_rows_of('open-item list', 'open_item_list', 'kept.creditor_id', 'kept.list_number::text', '1',
  $$fordring.hash_of_row(to_jsonb(kept) - 'delivered_at')$$);
SELECT fordring.imprint_rows_of('row of an open-item list', 'listed_item',
  '(SELECT list.creditor_id FROM fordring.open_item_list AS list WHERE list.list_number = kept.list_number)',
  $$kept.list_number || '/' || kept.claim_id || '/' || kept.currency$$, '1', 'fordring.hash_of_row(to_jsonb(kept))');
SELECT fordring.imprint_rows_of('note on an open item', 'open_item_note',
  '(SELECT list.creditor_id FROM fordring.open_item_list AS list WHERE list.list_number = kept.list_number)',
  'kept.note_number::text', '1', 'fordring.hash_of_row(to_jsonb(kept))');
SELECT fordring.imprint_rows_of('answer to a note on an open item', 'open_item_answer',
  $$(SELECT list.creditor_id FROM fordring.open_item_list AS list JOIN fordring.open_item_note AS note USING (list_number)
     WHERE note.note_number = kept.note_number)$$,
  'kept.note_number::text', '1', 'fordring.hash_of_row(to_jsonb(kept))');
SELECT fordring.imprint_rows_of('confirmation of an open-item list', 'open_item_confirmation',
  '(SELECT list.creditor_id FROM fordring.open_item_list AS list WHERE list.list_number = kept.list_number)',
  'kept.list_number::text', '1', 'fordring.hash_of_row(to_jsonb(kept))');

-- A confirmation is news for the close of its month.
CREATE FUNCTION fordring.tell_close_of_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE fordring.period_close SET news = news + 1 FROM fordring.open_item_list AS list
    WHERE list.list_number = NEW.list_number
      AND (period_close.creditor_id, period_close.period) = (list.creditor_id, list.period);
  RETURN NULL;
END
$$;
CREATE TRIGGER tell_close_of_confirmation AFTER INSERT ON fordring.open_item_confirmation
  FOR EACH ROW EXECUTE FUNCTION fordring.tell_close_of_list();
CREATE TRIGGER tell_close_of_list AFTER INSERT ON fordring.open_item_list
  FOR EACH ROW WHEN (NEW.reason IS NOT NULL) EXECUTE FUNCTION fordring.tell_close_of_list();

-- What these triggers write beside a row is written with the owner's rights, as other such triggers do.
DO $$
DECLARE
  found regprocedure;
BEGIN
  FOR found IN
    SELECT oid FROM pg_proc WHERE pronamespace = 'fordring'::regnamespace AND prorettype = 'trigger'::regtype AND proname IN (
      'imprint_rows_of_open_item_list', 'imprint_rows_of_row_of_an_open_item_list', 'imprint_rows_of_note_on_an_open_item',
      'imprint_rows_of_answer_to_a_note_on_an_open_item', 'imprint_rows_of_confirmation_of_an_open_item_list',
      'tell_close_of_list')
  LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = pg_catalog, pg_temp', found);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', found);
  END LOOP;
END
$$;
