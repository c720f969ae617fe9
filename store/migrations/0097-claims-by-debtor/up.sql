-- A debtor's claims are looked up. A payment changes neither column.
CREATE INDEX claim_by_debtor ON fordring.claim (creditor_id, debtor_id);
