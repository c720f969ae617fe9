-- A registration wrote two rows for each invoice that asked for their parent one by one, and locked the parent: the claim asked
-- for its debtor, the row of open claims for its claim. Debtors stay with their number from now on, as claims do. So it is
-- enough to ask once for all rows of a statement (see 0058).

CREATE TRIGGER debtor_keeps_its_number
  BEFORE UPDATE OF creditor_id, debtor_id ON fordring.debtor FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
CREATE TRIGGER debtor_stays
  BEFORE DELETE OR TRUNCATE ON fordring.debtor FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

CREATE FUNCTION fordring.claims_have_debtor() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  stray record;
BEGIN
  SELECT written.creditor_id, written.debtor_id INTO stray FROM written
    WHERE NOT EXISTS (SELECT FROM fordring.debtor WHERE debtor.creditor_id = written.creditor_id
                      AND debtor.debtor_id = written.debtor_id OFFSET 0)
    LIMIT 1;
  IF FOUND THEN
    PERFORM fordring.refuse_stray('claim', 'debtor', concat_ws(' ', stray.creditor_id, stray.debtor_id));
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER claims_have_debtor
  AFTER INSERT ON fordring.claim REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.claims_have_debtor();

CREATE FUNCTION fordring.claim_moves_to_known_debtor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM fordring.debtor WHERE debtor.creditor_id = NEW.creditor_id AND debtor.debtor_id = NEW.debtor_id) THEN
    PERFORM fordring.refuse_stray('claim', 'debtor', concat_ws(' ', NEW.creditor_id, NEW.debtor_id));
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER claim_moves_to_known_debtor
  AFTER UPDATE ON fordring.claim FOR EACH ROW
  WHEN (OLD.creditor_id <> NEW.creditor_id OR OLD.debtor_id <> NEW.debtor_id)
  EXECUTE FUNCTION fordring.claim_moves_to_known_debtor();

CREATE FUNCTION fordring.open_claims_have_claim() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  stray record;
BEGIN
  SELECT written.claim_id INTO stray FROM written
    WHERE NOT EXISTS (SELECT FROM fordring.claim WHERE claim.claim_id = written.claim_id OFFSET 0) LIMIT 1;
  IF FOUND THEN
    PERFORM fordring.refuse_stray('open_claim', 'claim', stray.claim_id);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER open_claims_have_claim
  AFTER INSERT ON fordring.open_claim REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.open_claims_have_claim();
CREATE TRIGGER open_claim_keeps_its_claim
  BEFORE UPDATE OF claim_id ON fordring.open_claim FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

ALTER TABLE fordring.claim DROP CONSTRAINT claim_creditor_id_debtor_id_fkey;
ALTER TABLE fordring.open_claim DROP CONSTRAINT open_claim_claim_id_fkey;
