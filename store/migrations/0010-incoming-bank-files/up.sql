-- A file as it came, until its import has ended: any worker can read it, whichever machine took it in.
CREATE TABLE fordring.incoming_bank_file (
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  file_name text NOT NULL,
  content bytea NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (creditor_id, sha256)
);
