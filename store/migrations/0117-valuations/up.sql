ALTER TABLE fordring.standing_change DROP CONSTRAINT standing_change_kind_check;
ALTER TABLE fordring.standing_change ADD CONSTRAINT standing_change_kind_check CHECK (kind IN
  ('letterhead', 'payment-accounts', 'counterpart-account', 'authority-matrix', 'adopted-policies',
   'administration', 'source-system', 'close-checklist', 'control-accounts', 'closings'));

-- What somebody proposed to set apart at a closing.
CREATE TABLE fordring.valuation (
  valuation_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  closing text NOT NULL CHECK (closing ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  as_of date NOT NULL,
  -- By which rule of the creditor, as the rule stood on the closing's last day.
  rule jsonb NOT NULL,
  -- Of the rule and the list: the same claims give the same.
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  -- Why the closing is valued again.
  reason text CHECK (btrim(reason) <> '' AND length(reason) <= 2000),
  proposed_by text NOT NULL,
  role text NOT NULL,
  proposed_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX valuation_of ON fordring.valuation (creditor_id, closing);
CREATE TRIGGER valuation_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.valuation
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- The list that a valuation stands on.
CREATE TABLE fordring.valued_claim (
  valuation_number bigint NOT NULL REFERENCES fordring.valuation,
  claim_id text NOT NULL REFERENCES fordring.claim,
  currency text NOT NULL CHECK (currency IN ('SEK', 'DKK')),
  -- Whose it was on the closing's last day; `none` and `several` as the open-item list has them.
  administration_id text NOT NULL,
  due_on date NOT NULL,
  open numeric(15, 2) NOT NULL,
  disputed numeric(15, 2) NOT NULL,
  written_down numeric(15, 2) NOT NULL,
  percent smallint NOT NULL CHECK (percent BETWEEN 0 AND 100),
  amount numeric(15, 2) NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (valuation_number, claim_id, currency)
);
CREATE TRIGGER valued_claim_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.valued_claim
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- What became of a valuation: another person booked it, or somebody turned it down.
CREATE TABLE fordring.valuation_mark (
  valuation_number bigint PRIMARY KEY REFERENCES fordring.valuation,
  mark text NOT NULL CHECK (mark IN ('booked', 'declined')),
  -- The valuation that stood before, which this one reverses.
  reverses bigint UNIQUE REFERENCES fordring.valuation CHECK (reverses IS NULL OR mark = 'booked'),
  note text CHECK (btrim(note) <> '' AND length(note) <= 2000),
  marked_by text NOT NULL,
  role text NOT NULL,
  marked_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TRIGGER valuation_mark_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.valuation_mark
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

SELECT fordring.imprint_rows_of('valuation', 'valuation', 'kept.creditor_id', 'kept.valuation_number::text', '1',
  'fordring.hash_of_row(to_jsonb(kept))');
SELECT fordring.imprint_rows_of('valued claim', 'valued_claim',
  '(SELECT valuation.creditor_id FROM fordring.valuation WHERE valuation.valuation_number = kept.valuation_number)',
  $$kept.valuation_number || '/' || kept.claim_id || '/' || kept.currency$$, '1', 'fordring.hash_of_row(to_jsonb(kept))');
SELECT fordring.imprint_rows_of('mark on a valuation', 'valuation_mark',
  '(SELECT valuation.creditor_id FROM fordring.valuation WHERE valuation.valuation_number = kept.valuation_number)',
  'kept.valuation_number::text', '1', 'fordring.hash_of_row(to_jsonb(kept))');

-- Whatever program writes: a valuation is booked by another person than who proposed it, and reverses one of the same creditor.
CREATE FUNCTION fordring.two_persons_value() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  proposed fordring.valuation;
BEGIN
  SELECT * INTO proposed FROM fordring.valuation WHERE valuation_number = NEW.valuation_number;
  IF proposed.proposed_by = NEW.marked_by THEN
    RAISE EXCEPTION 'Valuation % is booked by another person than who proposed it', NEW.valuation_number USING ERRCODE = 'FD117';
  END IF;
  IF NEW.reverses IS DISTINCT FROM (
    SELECT max(valuation_number) FROM fordring.valuation JOIN fordring.valuation_mark USING (valuation_number)
    WHERE creditor_id = proposed.creditor_id AND mark = 'booked') THEN
    RAISE EXCEPTION 'Valuation % reverses the one that stands before it, and no other', NEW.valuation_number
      USING ERRCODE = 'FD117';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER two_persons_value BEFORE INSERT ON fordring.valuation_mark
  FOR EACH ROW WHEN (NEW.mark = 'booked') EXECUTE FUNCTION fordring.two_persons_value();

-- A valuation that is booked is news for the close of its month.
CREATE FUNCTION fordring.tell_close_of_valuation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE fordring.period_close SET news = news + 1 FROM fordring.valuation
    WHERE valuation_number = NEW.valuation_number
      AND (period_close.creditor_id, period_close.period) = (valuation.creditor_id, valuation.closing);
  RETURN NULL;
END
$$;
CREATE TRIGGER tell_close_of_valuation AFTER INSERT ON fordring.valuation_mark
  FOR EACH ROW WHEN (NEW.mark = 'booked') EXECUTE FUNCTION fordring.tell_close_of_valuation();

-- What these triggers write beside a row is written with the owner's rights, as other such triggers do.
DO $$
DECLARE
  found regprocedure;
BEGIN
  FOR found IN
    SELECT oid FROM pg_proc WHERE pronamespace = 'fordring'::regnamespace AND prorettype = 'trigger'::regtype AND proname IN (
      'imprint_rows_of_valuation', 'imprint_rows_of_valued_claim', 'imprint_rows_of_mark_on_a_valuation', 'tell_close_of_valuation')
  LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = pg_catalog, pg_temp', found);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', found);
  END LOOP;
END
$$;

-- An entry follows from a claim's event, from a payment, or from a valuation.
ALTER TABLE fordring.journal_entry ADD COLUMN valuation_number bigint REFERENCES fordring.valuation;
ALTER TABLE fordring.journal_entry DROP CONSTRAINT journal_entry_check1;
ALTER TABLE fordring.journal_entry ADD CONSTRAINT journal_entry_check1
  CHECK ((claim_id IS NOT NULL OR payment_id IS NOT NULL) <> (valuation_number IS NOT NULL));
CREATE INDEX journal_entry_of_valuation ON fordring.journal_entry (valuation_number) WHERE valuation_number IS NOT NULL;
