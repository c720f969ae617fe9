-- What an auditor drew of the claims of a day, and of how much.
CREATE TABLE fordring.audit_sample (
  sample_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  period text NOT NULL CHECK (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  -- The month's last day, and the day through which the ledger had learned.
  as_of date NOT NULL,
  known date NOT NULL,
  seed text NOT NULL CHECK (btrim(seed) <> '' AND length(seed) <= 200),
  -- How overdue invoices are drawn: each with the same chance, or each krona with the same chance.
  drawn_by text NOT NULL CHECK (drawn_by IN ('invoice', 'amount')),
  -- Of which invoice group the overdue ones are; of all when absent.
  invoice_group text,
  currency text NOT NULL CHECK (currency IN ('SEK', 'DKK')),
  overdue_wanted integer NOT NULL CHECK (overdue_wanted BETWEEN 0 AND 1000),
  largest_wanted integer NOT NULL CHECK (largest_wanted BETWEEN 0 AND 1000),
  -- The population of each part, in that currency; and how many open claims of other currencies were left out.
  overdue_claims integer NOT NULL,
  overdue_open numeric(20, 2) NOT NULL,
  open_claims integer NOT NULL,
  open numeric(20, 2) NOT NULL,
  left_out integer NOT NULL,
  -- Of the population and of what was drawn: the same books and the same seed give the same.
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  made_by text NOT NULL,
  role text NOT NULL,
  made_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK (known >= as_of)
);
CREATE INDEX audit_sample_of ON fordring.audit_sample (creditor_id, period, sample_number);
CREATE TRIGGER audit_sample_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.audit_sample
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- The claims that were drawn, in their order. Names stand in the register alone.
CREATE TABLE fordring.sampled_claim (
  sample_number bigint NOT NULL REFERENCES fordring.audit_sample,
  part text NOT NULL CHECK (part IN ('overdue', 'largest')),
  place integer NOT NULL CHECK (place >= 1),
  claim_id text NOT NULL REFERENCES fordring.claim,
  invoice_group text NOT NULL,
  due_on date NOT NULL,
  open numeric(15, 2) NOT NULL,
  doubtful numeric(15, 2) NOT NULL,
  PRIMARY KEY (sample_number, part, claim_id),
  UNIQUE (sample_number, part, place)
);
CREATE TRIGGER sampled_claim_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.sampled_claim
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- What the auditor says of a claim that was drawn. The latest answer counts; what does not hold makes it an exception.
CREATE TABLE fordring.audit_answer (
  answer_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sample_number bigint NOT NULL,
  part text NOT NULL,
  claim_id text NOT NULL,
  does_not_hold text[] NOT NULL
    CHECK (does_not_hold <@ ARRAY['existence', 'classification', 'valuation', 'day', 'fee', 'reason']),
  comment text CHECK (btrim(comment) <> '' AND length(comment) <= 2000),
  answered_by text NOT NULL,
  role text NOT NULL,
  answered_on date NOT NULL,
  -- How many events the claim had: who owed it then is known by that.
  event_number integer NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  salt uuid DEFAULT gen_random_uuid(),
  erased text,
  FOREIGN KEY (sample_number, part, claim_id) REFERENCES fordring.sampled_claim (sample_number, part, claim_id),
  CHECK (cardinality(does_not_hold) = 0 OR comment IS NOT NULL)
);
CREATE INDEX audit_answer_of ON fordring.audit_answer (sample_number, part, claim_id, answer_number);
CREATE TRIGGER audit_answer_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.audit_answer
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- What the accounting unit did about an exception.
CREATE TABLE fordring.audit_exception_end (
  answer_number bigint PRIMARY KEY REFERENCES fordring.audit_answer,
  reason text NOT NULL CHECK (btrim(reason) <> '' AND length(reason) <= 2000),
  ended_by text NOT NULL,
  role text NOT NULL,
  ended_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  salt uuid DEFAULT gen_random_uuid(),
  erased text
);
CREATE TRIGGER audit_exception_end_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.audit_exception_end
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- Who found the exception does not say that it is settled.
CREATE FUNCTION fordring.refuse_own_exception() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM fordring.audit_answer AS answer
             WHERE answer.answer_number = NEW.answer_number AND answer.answered_by = NEW.ended_by) THEN
    RAISE EXCEPTION 'Who found an exception does not settle it' USING ERRCODE = 'FD178';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER refuse_own_exception BEFORE INSERT ON fordring.audit_exception_end
  FOR EACH ROW EXECUTE FUNCTION fordring.refuse_own_exception();

INSERT INTO fordring.erasable VALUES
  ('audit_answer', '{answer_number}', '{comment}', true, false),
  ('audit_exception_end', '{answer_number}', '{reason}', true, false);

SELECT fordring.imprint_rows_of('audit sample', 'audit_sample', 'kept.creditor_id', 'kept.sample_number::text', '1',
  'fordring.hash_of_row(to_jsonb(kept))');
SELECT fordring.imprint_rows_of('claim of an audit sample', 'sampled_claim',
  '(SELECT sample.creditor_id FROM fordring.audit_sample AS sample WHERE sample.sample_number = kept.sample_number)',
  $$kept.sample_number || '/' || kept.part || '/' || kept.claim_id$$, '1', 'fordring.hash_of_row(to_jsonb(kept))');
SELECT fordring.imprint_rows_of('answer of an auditor', 'audit_answer',
  '(SELECT sample.creditor_id FROM fordring.audit_sample AS sample WHERE sample.sample_number = kept.sample_number)',
  'kept.answer_number::text', '1', $$fordring.hash_of_sealed(to_jsonb(kept), '{comment}'::text[])$$);
SELECT fordring.imprint_rows_of('end of an exception', 'audit_exception_end',
  $$(SELECT sample.creditor_id FROM fordring.audit_sample AS sample JOIN fordring.audit_answer AS answer USING (sample_number)
     WHERE answer.answer_number = kept.answer_number)$$,
  'kept.answer_number::text', '1', $$fordring.hash_of_sealed(to_jsonb(kept), '{reason}'::text[])$$);

-- What these triggers write beside a row is written with the owner's rights, as other such triggers do.
DO $$
DECLARE
  found regprocedure;
BEGIN
  FOR found IN
    SELECT oid FROM pg_proc
    WHERE pronamespace = 'fordring'::regnamespace AND prorettype = 'trigger'::regtype AND proname LIKE 'imprint_rows_of_%'
  LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = pg_catalog, pg_temp', found);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', found);
  END LOOP;
END
$$;
