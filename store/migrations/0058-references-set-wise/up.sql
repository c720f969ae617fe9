-- A foreign key asks for every single row, and locks the row that it finds, lest that row goes away. These rows cannot go away,
-- and keep their keys. So it is enough to ask once for all rows of a statement, without a lock.
-- Whatever is asked here is found by its key, however small a table was when the session first asked.

CREATE TRIGGER creditor_keeps_its_id
  BEFORE UPDATE OF creditor_id ON fordring.creditor FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
CREATE TRIGGER creditor_stays
  BEFORE DELETE OR TRUNCATE ON fordring.creditor FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- Says the same as a foreign key that does not hold; what the row says stands in the detail alone, as there.
CREATE FUNCTION fordring.refuse_stray(row_of text, belongs_to text, key text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A row of % belongs to a % that is not there', row_of, belongs_to
    USING ERRCODE = '23503', DETAIL = key, SCHEMA = 'fordring', TABLE = row_of;
END
$$;

CREATE FUNCTION fordring.claims_have_creditor_and_policy() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  stray record;
BEGIN
  SELECT used.* INTO stray FROM (SELECT DISTINCT creditor_id, policy_id, policy_version FROM written) AS used
    WHERE NOT EXISTS (SELECT FROM fordring.creditor WHERE creditor.creditor_id = used.creditor_id OFFSET 0)
      OR NOT EXISTS (SELECT FROM fordring.policy_version AS known
                     WHERE known.policy_id = used.policy_id AND known.version = used.policy_version OFFSET 0)
    LIMIT 1;
  IF FOUND THEN
    PERFORM fordring.refuse_stray('claim', 'creditor or policy',
      concat_ws(' ', stray.creditor_id, stray.policy_id, stray.policy_version));
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER claims_have_creditor_and_policy
  AFTER INSERT ON fordring.claim REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.claims_have_creditor_and_policy();

CREATE FUNCTION fordring.claim_moves_to_known_policy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM fordring.policy_version AS known
                 WHERE known.policy_id = NEW.policy_id AND known.version = NEW.policy_version) THEN
    PERFORM fordring.refuse_stray('claim', 'policy', concat_ws(' ', NEW.policy_id, NEW.policy_version));
  END IF;
  RETURN NULL;
END
$$;
-- Not of the columns named in the statement: every booking names them, and hardly one changes them.
CREATE TRIGGER claim_moves_to_known_policy
  AFTER UPDATE ON fordring.claim FOR EACH ROW
  WHEN (OLD.policy_id <> NEW.policy_id OR OLD.policy_version <> NEW.policy_version)
  EXECUTE FUNCTION fordring.claim_moves_to_known_policy();

CREATE FUNCTION fordring.events_have_claims() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  stray record;
BEGIN
  SELECT written.claim_id INTO stray FROM written
    WHERE NOT EXISTS (SELECT FROM fordring.claim WHERE claim.claim_id = written.claim_id OFFSET 0) LIMIT 1;
  IF FOUND THEN
    PERFORM fordring.refuse_stray('claim_event', 'claim', stray.claim_id);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER events_have_claims
  AFTER INSERT ON fordring.claim_event REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.events_have_claims();

CREATE FUNCTION fordring.entries_have_creditor_and_event() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  stray record;
BEGIN
  SELECT used.creditor_id INTO stray FROM (SELECT DISTINCT creditor_id FROM written) AS used
    WHERE NOT EXISTS (SELECT FROM fordring.creditor WHERE creditor.creditor_id = used.creditor_id OFFSET 0) LIMIT 1;
  IF FOUND THEN
    PERFORM fordring.refuse_stray('journal_entry', 'creditor', stray.creditor_id);
  END IF;
  SELECT written.claim_id, written.event_number INTO stray FROM written
    WHERE written.claim_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM fordring.claim_event AS event
      WHERE event.claim_id = written.claim_id AND event.event_number = written.event_number OFFSET 0) LIMIT 1;
  IF FOUND THEN
    PERFORM fordring.refuse_stray('journal_entry', 'claim event', concat_ws(' ', stray.claim_id, stray.event_number));
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER entries_have_creditor_and_event
  AFTER INSERT ON fordring.journal_entry REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.entries_have_creditor_and_event();

CREATE FUNCTION fordring.payments_have_creditor() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  stray record;
BEGIN
  SELECT used.creditor_id INTO stray FROM (SELECT DISTINCT creditor_id FROM written) AS used
    WHERE NOT EXISTS (SELECT FROM fordring.creditor WHERE creditor.creditor_id = used.creditor_id OFFSET 0) LIMIT 1;
  IF FOUND THEN
    PERFORM fordring.refuse_stray('payment', 'creditor', stray.creditor_id);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER payments_have_creditor
  AFTER INSERT ON fordring.payment REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.payments_have_creditor();

CREATE FUNCTION fordring.shares_have_payment_and_claim() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  stray record;
BEGIN
  SELECT written.payment_id, written.claim_id INTO stray FROM written
    WHERE NOT EXISTS (SELECT FROM fordring.payment WHERE payment.creditor_id = written.creditor_id
                      AND payment.payment_id = written.payment_id OFFSET 0)
      OR NOT EXISTS (SELECT FROM fordring.claim WHERE claim.claim_id = written.claim_id OFFSET 0)
    LIMIT 1;
  IF FOUND THEN
    PERFORM fordring.refuse_stray('payment_share', 'payment or claim', concat_ws(' ', stray.payment_id, stray.claim_id));
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER shares_have_payment_and_claim
  AFTER INSERT ON fordring.payment_share REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.shares_have_payment_and_claim();

ALTER TABLE fordring.claim
  DROP CONSTRAINT claim_creditor_id_fkey, DROP CONSTRAINT claim_policy_id_policy_version_fkey;
ALTER TABLE fordring.claim_event DROP CONSTRAINT claim_event_claim_id_fkey;
ALTER TABLE fordring.journal_entry
  DROP CONSTRAINT journal_entry_creditor_id_fkey, DROP CONSTRAINT journal_entry_claim_id_event_number_fkey;
ALTER TABLE fordring.payment DROP CONSTRAINT payment_creditor_id_fkey;
ALTER TABLE fordring.payment_share
  DROP CONSTRAINT payment_share_claim_id_fkey, DROP CONSTRAINT payment_share_creditor_id_payment_id_fkey;
