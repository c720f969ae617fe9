-- Why a letter or a case has not left, as values. A row of older versions has its English note (reason) alone.
ALTER TABLE fordring.document ADD COLUMN ground jsonb;
ALTER TABLE fordring.document ADD CONSTRAINT document_ground_check CHECK (ground IS NULL OR reason IS NOT NULL);
ALTER TABLE fordring.counterpart_case ADD COLUMN ground jsonb;
ALTER TABLE fordring.counterpart_case
  ADD CONSTRAINT counterpart_case_ground_check CHECK (ground IS NULL OR reason IS NOT NULL);
