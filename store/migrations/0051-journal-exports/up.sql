-- A journal that left for the general ledger: numbered for each creditor, from 1.
CREATE TABLE fordring.journal_export (
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  export_number integer NOT NULL CHECK (export_number >= 1),
  -- Which days of booking it was asked for, and the day on which it was made.
  from_on date NOT NULL,
  to_on date NOT NULL,
  made_on date NOT NULL,
  sha256 text NOT NULL,
  -- It left before the ledger was put back, and was read back from the outbox folder.
  left_before boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (creditor_id, export_number)
);

-- What stood in it. A voucher may stand in several exports, when days were asked for twice.
CREATE TABLE fordring.exported_voucher (
  creditor_id text NOT NULL,
  export_number integer NOT NULL,
  voucher bigint NOT NULL,
  -- Of what the voucher says: its day, its text, its accounts and amounts.
  digest text NOT NULL,
  -- The entry of the ledger that the voucher counts as, where the ledger was put back and has booked it again.
  taken_up_by bigint,
  PRIMARY KEY (creditor_id, export_number, voucher),
  FOREIGN KEY (creditor_id, export_number) REFERENCES fordring.journal_export
);
CREATE INDEX exported_voucher_by_number ON fordring.exported_voucher (creditor_id, voucher);
