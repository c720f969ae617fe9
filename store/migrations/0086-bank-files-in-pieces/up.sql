-- Null where the file is kept in pieces.
ALTER TABLE fordring.incoming_bank_file ALTER COLUMN content DROP NOT NULL;

CREATE TABLE fordring.incoming_bank_file_piece (
  creditor_id text NOT NULL,
  sha256 bytea NOT NULL,
  piece_number integer NOT NULL CHECK (piece_number >= 1),
  piece bytea NOT NULL,
  PRIMARY KEY (creditor_id, sha256, piece_number),
  FOREIGN KEY (creditor_id, sha256) REFERENCES fordring.incoming_bank_file
);
-- Not compressed: a large file comes and goes in seconds.
ALTER TABLE fordring.incoming_bank_file_piece ALTER COLUMN piece SET STORAGE EXTERNAL;
CREATE TRIGGER incoming_bank_file_piece_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.incoming_bank_file_piece
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- Of a file in pieces the imprint is the hash by which it is known; the check holds the pieces against it.
UPDATE fordring.imprinted_table SET hash = 'coalesce(sha256(kept.content), kept.sha256)' WHERE kind = 'kept bank file';
CREATE OR REPLACE FUNCTION fordring."imprint_rows_of_kept_bank_file"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fordring.open_imprint
    SELECT kept.creditor_id, 'kept bank file', encode(kept.sha256, 'hex'), 1,
      coalesce(sha256(kept.content), kept.sha256) FROM written AS kept;
  RETURN NULL;
END
$$;
