CREATE TABLE fordring.interest_line (
  line_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  claim_id text NOT NULL REFERENCES fordring.claim,
  event_number integer NOT NULL,
  -- As the claim's event has it; what is waived or awaits a rate adds nothing.
  way text NOT NULL CHECK (way IN ('separate-invoice', 'next-invoice', 'waived', 'awaits-rate')),
  -- More than before; negative for less.
  amount numeric(15, 2) NOT NULL,
  business_on date NOT NULL,
  UNIQUE (claim_id, event_number)
);

-- What became of a line.
CREATE TABLE fordring.interest_line_taken (
  line_number bigint PRIMARY KEY REFERENCES fordring.interest_line,
  taken_as text NOT NULL CHECK (taken_as IN ('separate-invoice', 'next-invoice', 'credited', 'withdrawn', 'waived', 'rate-known')),
  -- The invoice that has it.
  invoice_number text,
  taken_on date NOT NULL,
  taken_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK (invoice_number IS NOT NULL OR taken_as IN ('withdrawn', 'waived', 'rate-known'))
);
