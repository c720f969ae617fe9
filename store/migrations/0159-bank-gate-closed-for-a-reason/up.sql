-- A closing keeps its reason here. An opening says through which day the bank is reconciled; a closing has no such day.
ALTER TABLE fordring.bank_gate_evidence ALTER COLUMN reconciled_through DROP NOT NULL;
ALTER TABLE fordring.bank_gate_evidence ADD CONSTRAINT bank_gate_evidence_of_a_closing
  CHECK (reconciled_through IS NOT NULL OR holds_through IS NULL);
