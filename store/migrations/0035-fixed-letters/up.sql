-- How the creditor stands on a claim's letters now, and the debtors whom one may go to, as the register has them.
CREATE FUNCTION fordring.parties_of(of_claim text, liable jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('letterhead', creditor.letterhead, 'ownDebtorId', claim.debtor_id, 'debtors', coalesce((
    SELECT jsonb_agg(jsonb_build_object('debtorId', debtor.debtor_id, 'kind', debtor.kind, 'status', debtor.status,
      'name', debtor.name, 'isProtected', debtor.address_protected,
      'addressLines', CASE WHEN debtor.address_protected THEN '[]' ELSE to_jsonb(debtor.address_lines) END,
      'postalCode', CASE WHEN debtor.address_protected THEN '' ELSE debtor.postal_code END,
      'city', CASE WHEN debtor.address_protected THEN '' ELSE debtor.city END))
    FROM fordring.debtor
    WHERE debtor.creditor_id = claim.creditor_id
      AND (debtor.debtor_id = claim.debtor_id OR coalesce(liable, '[]') ? debtor.debtor_id)), '[]'))
  FROM fordring.claim JOIN fordring.creditor USING (creditor_id) WHERE claim_id = of_claim
$$;

-- The parties of a document are those of the moment at which its event is booked.
CREATE FUNCTION fordring.fix_parties() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.content := NEW.content || jsonb_build_object('parties', fordring.parties_of(NEW.claim_id, NEW.content -> 'liable'));
  RETURN NEW;
END
$$;
CREATE TRIGGER fix_parties BEFORE INSERT ON fordring.document
  FOR EACH ROW WHEN (NEW.content ? 'letter') EXECUTE FUNCTION fordring.fix_parties();

-- What a letter said stays readable as it was, once it has left or never will.
CREATE FUNCTION fordring.keep_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status NOT IN ('to-write', 'held') AND NEW.content <> OLD.content THEN
    RAISE EXCEPTION 'What document % says is never changed once it is %', OLD.document_id, OLD.status USING ERRCODE = 'FD001';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_content BEFORE UPDATE OF content ON fordring.document
  FOR EACH ROW EXECUTE FUNCTION fordring.keep_content();
