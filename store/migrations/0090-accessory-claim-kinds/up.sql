ALTER TABLE fordring.counterpart_claim_kind
  ADD COLUMN part text NOT NULL DEFAULT 'principal' CHECK (part IN ('principal', 'interest', 'fee')),
  DROP CONSTRAINT counterpart_claim_kind_pkey,
  ADD PRIMARY KEY (creditor_id, invoice_group, part);
