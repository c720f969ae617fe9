-- Finds the invoices whose numbers differ by letters' case, blanks, hyphens or zeros before them alone.
CREATE INDEX claim_by_alike_number ON fordring.claim (creditor_id, ltrim(lower(translate(invoice_number, ' -', '')), '0'));
