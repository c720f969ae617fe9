-- How a creditor stands on its letters: name, addresses, how to pay. No letter is made for a creditor without one.
ALTER TABLE fordring.creditor ADD COLUMN letterhead jsonb;

ALTER TABLE fordring.document DROP CONSTRAINT document_status_check;
ALTER TABLE fordring.document ADD CONSTRAINT document_status_check CHECK (status IN ('to-write', 'sent', 'withheld'));

-- A portfolio that was let live in virtual time here, so that a second start finds it lived.
CREATE TABLE fordring.rehearsal (
  creditor_id text PRIMARY KEY REFERENCES fordring.creditor,
  lived_until date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
