-- What a line is of: late interest, or charges that were left when all else was paid.
ALTER TABLE fordring.interest_line ADD COLUMN covers text NOT NULL DEFAULT 'interest'
  CHECK (covers IN ('interest', 'charges'));

-- Whose invoice was credited is looked up at every settling.
CREATE INDEX interest_line_of_charges ON fordring.interest_line (line_number) WHERE covers = 'charges';
