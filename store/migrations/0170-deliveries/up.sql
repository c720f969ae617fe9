-- What a source system delivered, and whether it was taken in. A delivery that was refused may come again: another try.
CREATE TABLE fordring.delivery (
  delivery_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  source_system text NOT NULL,
  -- As the source calls it.
  delivery_id text NOT NULL,
  -- A day, a month or a quarter, and its last day.
  period text NOT NULL CHECK (period ~ '^[0-9]{4}-(Q[1-4]|(0[1-9]|1[0-2])(-[0-9]{2})?)$'),
  ends_on date NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('taken', 'refused')),
  -- Why it was refused.
  reason text CHECK (btrim(reason) <> '' AND length(reason) <= 5000),
  arrived_on date NOT NULL,
  sequence_number integer CHECK (sequence_number >= 0),
  -- As the source tells it; null what it does not tell.
  told_count integer CHECK (told_count >= 0),
  told_sum numeric(17, 2),
  received_count integer NOT NULL CHECK (received_count >= 0),
  received_sum numeric(17, 2) NOT NULL,
  currency text NOT NULL CHECK (currency IN ('SEK', 'DKK')),
  -- Of the invoices in the file: the same give the same.
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text,
  -- The import that registered something of it.
  import_id text,
  taken_by text NOT NULL,
  role text,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  salt uuid DEFAULT gen_random_uuid(),
  erased text,
  CHECK ((outcome = 'refused') = (reason IS NOT NULL))
);
CREATE INDEX delivery_of ON fordring.delivery (creditor_id, source_system, ends_on);
CREATE UNIQUE INDEX delivery_is_taken_once ON fordring.delivery (creditor_id, source_system, delivery_id)
  WHERE outcome = 'taken';

-- Each invoice of a delivery as the file had it.
CREATE TABLE fordring.delivered_invoice (
  delivery_number bigint NOT NULL REFERENCES fordring.delivery,
  invoice_number text NOT NULL,
  issued_on date NOT NULL,
  amount numeric(15, 2) NOT NULL,
  -- The event that registered the invoice; null when another delivery or import had registered it, or the delivery was refused.
  registered_event integer,
  PRIMARY KEY (delivery_number, invoice_number)
);

-- What somebody said of a delivery that is missing, late or odd.
CREATE TABLE fordring.delivery_word (
  word_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  source_system text NOT NULL,
  -- Such as missing/2016-11.
  finding_id text NOT NULL,
  reason text NOT NULL CHECK (btrim(reason) <> '' AND length(reason) <= 2000),
  said_by text NOT NULL,
  role text NOT NULL,
  said_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  salt uuid DEFAULT gen_random_uuid(),
  erased text
);
CREATE INDEX delivery_word_of ON fordring.delivery_word (creditor_id, source_system, finding_id);

-- Somebody was asked for a delivery that did not come; a relay delivers the words.
CREATE TABLE fordring.delivery_chase (
  chase_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  source_system text NOT NULL,
  finding_id text NOT NULL,
  level integer NOT NULL CHECK (level > 0),
  addressee text NOT NULL,
  message text NOT NULL,
  chased_on date NOT NULL,
  delivered_at timestamptz,
  UNIQUE (creditor_id, source_system, finding_id, level),
  UNIQUE (creditor_id, source_system, finding_id, chased_on)
);
CREATE INDEX delivery_chase_waiting ON fordring.delivery_chase (chase_id) WHERE delivered_at IS NULL;

DO $do$
DECLARE
  each_table text;
BEGIN
  FOREACH each_table IN ARRAY ARRAY['delivery', 'delivered_invoice', 'delivery_word'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.%I
      FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change()', each_table || '_is_append_only', each_table);
  END LOOP;
END
$do$;

-- Of the invoices the delivery has a digest, so its imprint speaks for them.
SELECT fordring.imprint_rows_of('delivery', 'delivery', 'kept.creditor_id', 'kept.delivery_number::text', '1',
  $$fordring.hash_of_sealed(to_jsonb(kept), '{reason}')$$);
SELECT fordring.imprint_rows_of('word on a delivery', 'delivery_word', 'kept.creditor_id', 'kept.word_number::text', '1',
  $$fordring.hash_of_sealed(to_jsonb(kept), '{reason}')$$);
DO $do$
DECLARE
  found regprocedure;
BEGIN
  FOR found IN
    SELECT oid FROM pg_proc WHERE pronamespace = 'fordring'::regnamespace
      AND proname IN ('imprint_rows_of_delivery', 'imprint_rows_of_word_on_a_delivery')
  LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = pg_catalog, pg_temp', found);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', found);
  END LOOP;
END
$do$;

INSERT INTO fordring.erasable VALUES
  ('delivery', '{delivery_number}', '{reason}', true, false),
  ('delivery_word', '{word_number}', '{reason}', true, false);

-- Whether the engine was told of an invoice when it was registered.
CREATE INDEX outbox_of_registration ON fordring.outbox (claim_id) WHERE topic = 'engine' AND event_number = 1;
