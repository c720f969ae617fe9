CREATE FUNCTION fordring.imprint_completed_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fordring.open_imprint (creditor_id, kind, key, number, hash)
  VALUES (left(NEW.claim_id, strpos(NEW.claim_id, '/') - 1), 'document', NEW.document_id, 1,
    fordring.hash_of_row(jsonb_build_array(NEW.claim_id, NEW.event_number, NEW.kind, NEW.content)));
  RETURN NULL;
END
$$;
CREATE TRIGGER imprint_completed_document AFTER UPDATE OF content ON fordring.document
  FOR EACH ROW WHEN (OLD.content IS DISTINCT FROM NEW.content)
  EXECUTE FUNCTION fordring.imprint_completed_document();
