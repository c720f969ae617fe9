-- The invoices of each delivery as one digest: number, day, amount, and the event that registered the invoice.
CREATE VIEW fordring.invoices_of_delivery AS
SELECT creditor_id, delivery_number, (
    SELECT sha256(convert_to(coalesce(string_agg(concat_ws(' ', invoice_number, issued_on - date '2000-01-01', amount,
      coalesce(registered_event::text, '-')), E'\n' ORDER BY invoice_number COLLATE "C"), ''), 'UTF8'))
    FROM fordring.delivered_invoice AS invoice WHERE invoice.delivery_number = delivery.delivery_number) AS digest
FROM fordring.delivery;

INSERT INTO fordring.imprinted_table VALUES
  ('invoices of a delivery', 'invoices_of_delivery', 'kept.creditor_id', 'kept.delivery_number::text', '1', 'kept.digest');
INSERT INTO fordring.open_imprint (creditor_id, kind, key, number, hash)
SELECT creditor_id, 'invoices of a delivery', delivery_number::text, 1, digest FROM fordring.invoices_of_delivery;

-- At the end of the transaction, when every invoice of the delivery is there.
CREATE FUNCTION fordring.imprint_invoices_of_a_delivery() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO fordring.open_imprint (creditor_id, kind, key, number, hash)
  SELECT creditor_id, 'invoices of a delivery', delivery_number::text, 1, digest FROM fordring.invoices_of_delivery
  WHERE delivery_number = NEW.delivery_number;
  RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION fordring.imprint_invoices_of_a_delivery() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER invoices_of_a_delivery_leave_an_imprint AFTER INSERT ON fordring.delivery
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fordring.imprint_invoices_of_a_delivery();
