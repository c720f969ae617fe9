-- The interest that an invoice claims is looked up by its number, at every check of the ledger and every settling.
CREATE INDEX interest_line_taken_by_invoice ON fordring.interest_line_taken (invoice_number) WHERE invoice_number IS NOT NULL;
