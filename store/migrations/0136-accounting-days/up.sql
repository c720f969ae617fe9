CREATE INDEX journal_entry_of_accounting_day ON fordring.journal_entry (creditor_id, accounting_on);
CREATE INDEX claim_of_currency ON fordring.claim (creditor_id, currency);
-- Events are written nearly in the order of their days: ranges of pages are enough.
CREATE INDEX claim_event_of_day ON fordring.claim_event USING brin (business_on);
