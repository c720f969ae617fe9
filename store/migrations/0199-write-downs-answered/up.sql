-- What an administration says of a claim of its write-down proposal. The latest answer counts.
CREATE TABLE fordring.write_down_answer (
  answer_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  decision_id text NOT NULL REFERENCES fordring.decision,
  claim_id text NOT NULL REFERENCES fordring.claim,
  answer text NOT NULL CHECK (answer IN ('write-down', 'other-amount', 'keep', 'postpone', 'dispute', 'cancel', 'refer')),
  -- Of the claim's currency: how much of it is to be written down.
  amount numeric(15, 2) CHECK (amount > 0),
  reason text CHECK (btrim(reason) <> '' AND length(reason) <= 2000),
  said_by text NOT NULL,
  role text NOT NULL,
  -- Answers for the administration in place of the contact person.
  as_deputy boolean NOT NULL,
  said_on date NOT NULL,
  -- How many events the claim had: what was done since is what was asked for.
  event_number integer NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  salt uuid DEFAULT gen_random_uuid(),
  erased text,
  CHECK ((answer = 'other-amount') = (amount IS NOT NULL)),
  CHECK (answer = 'write-down' OR reason IS NOT NULL)
);
CREATE INDEX write_down_answer_of ON fordring.write_down_answer (decision_id, claim_id, answer_number);
CREATE INDEX write_down_answer_on ON fordring.write_down_answer (claim_id);
CREATE TRIGGER write_down_answer_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.write_down_answer
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- The decisions that book rows of a proposal.
CREATE INDEX decision_of_proposal ON fordring.decision ((terms ->> 'proposal')) WHERE terms ? 'proposal';

-- The administration was asked for its answers, and asked again; a relay delivers the words.
CREATE TABLE fordring.write_down_chase (
  chase_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  decision_id text NOT NULL REFERENCES fordring.decision,
  level integer NOT NULL CHECK (level > 0),
  addressee text NOT NULL,
  message text NOT NULL,
  chased_on date NOT NULL,
  delivered_at timestamptz,
  UNIQUE (decision_id, level),
  UNIQUE (decision_id, chased_on)
);
CREATE INDEX write_down_chase_waiting ON fordring.write_down_chase (chase_id) WHERE delivered_at IS NULL;

INSERT INTO fordring.erasable VALUES ('write_down_answer', '{answer_number}', '{reason}', true, false);

SELECT fordring.imprint_rows_of('answer to a write-down', 'write_down_answer',
  '(SELECT decision.creditor_id FROM fordring.decision WHERE decision.decision_id = kept.decision_id)',
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

-- Who answered for which administration is a use of the role.
DO $do$
DECLARE
  others text;
BEGIN
  SELECT rtrim(pg_get_viewdef('fordring.authorisation_use'::regclass), '; ') INTO others;
  EXECUTE 'CREATE OR REPLACE VIEW fordring.authorisation_use AS ' || others || $view$
  UNION ALL
  SELECT creditor_id, said_by, role, said_on, 'answer to a write-down', claim_id, decision.terms ->> 'administrationId', false
  FROM fordring.write_down_answer JOIN fordring.decision USING (decision_id)$view$;
END
$do$;
