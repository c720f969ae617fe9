-- In which roles somebody asked for what was refused; empty for what was kept before.
ALTER TABLE fordring.decision_refusal ADD COLUMN asked_roles text[] NOT NULL DEFAULT '{}';

-- What a person has seen to, of what a counterpart's answers had left to a person. In other words it is news again.
CREATE TABLE fordring.answer_note_dismissal (
  dismissal_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  counterpart text NOT NULL,
  about text NOT NULL,
  kind text NOT NULL,
  claim_id text,
  message text NOT NULL,
  reason text NOT NULL CHECK (length(trim(reason)) BETWEEN 1 AND 2000),
  dismissed_by text NOT NULL,
  role text NOT NULL,
  dismissed_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX answer_note_dismissal_of_note ON fordring.answer_note_dismissal (creditor_id, counterpart, about);
CREATE TRIGGER answer_note_dismissal_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.answer_note_dismissal
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- Who laid down how counterparts know the creditor's groups, and on which accounts they pay. Without a value: taken away.
CREATE TABLE fordring.counterpart_registration (
  registration_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  what text NOT NULL CHECK (what IN ('claim-kind', 'account')),
  name text NOT NULL,
  value text,
  registered_by text NOT NULL,
  role text NOT NULL,
  registered_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TRIGGER counterpart_registration_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.counterpart_registration
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
