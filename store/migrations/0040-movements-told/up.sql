-- A movement is a payment, or a row that was set aside.
CREATE TABLE fordring.movement_telling (
  telling_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  movement_id text NOT NULL,
  bank_file bytea NOT NULL CHECK (length(bank_file) = 32),
  line integer NOT NULL,
  account text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('payment', 'deduction', 'reversal')),
  amount numeric(15, 2) NOT NULL CHECK (amount > 0),
  currency text NOT NULL CHECK (currency IN ('SEK', 'DKK')),
  level text NOT NULL CHECK (level IN ('statement', 'notice')),
  entry_amount text NOT NULL,
  -- The same for a statement that is sent again to the letter; empty where it cannot be known again.
  fingerprint text NOT NULL,
  days date[] NOT NULL,
  marks text[] NOT NULL,
  payment_references text[] NOT NULL,
  is_sum boolean NOT NULL
);
CREATE INDEX movement_telling_of_movement ON fordring.movement_telling (creditor_id, movement_id);
CREATE INDEX movement_telling_by_day ON fordring.movement_telling (creditor_id, account, (days[1]));
CREATE TRIGGER movement_telling_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.movement_telling
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

CREATE TABLE fordring.movement_name (
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  account text NOT NULL,
  level text NOT NULL CHECK (level IN ('entry', 'transaction')),
  name text NOT NULL,
  movement_id text NOT NULL,
  PRIMARY KEY (creditor_id, account, level, name, movement_id)
);
CREATE INDEX movement_name_of_movement ON fordring.movement_name (creditor_id, movement_id);
CREATE TRIGGER movement_name_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.movement_name
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- Files whose movements have their names.
CREATE TABLE fordring.named_bank_file (
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  PRIMARY KEY (creditor_id, sha256)
);

CREATE TABLE fordring.bank_aside (
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  aside_id text NOT NULL,
  bank_file bytea NOT NULL CHECK (length(bank_file) = 32),
  line integer NOT NULL,
  account text NOT NULL,
  booked_on date,
  -- With a minus sign when it lowers the account.
  amount numeric NOT NULL,
  currency text NOT NULL,
  reason text NOT NULL,
  says text NOT NULL,
  -- What accepting the row books.
  movements jsonb NOT NULL,
  -- The other side of a question.
  candidates text[] NOT NULL,
  -- Noted: it needs no act, such as a payment out. Taken in: its cause was gone when the file came again.
  status text NOT NULL CHECK (status IN ('aside', 'noted', 'accepted', 'corrected', 'suspense', 'not-ours', 'same', 'taken-in')),
  set_aside_on date NOT NULL,
  settled_on date,
  settled_by text,
  note text,
  PRIMARY KEY (creditor_id, aside_id),
  CHECK ((status IN ('aside', 'noted')) = (settled_on IS NULL))
);
CREATE INDEX bank_aside_waiting ON fordring.bank_aside (creditor_id, bank_file) WHERE status = 'aside';
CREATE TRIGGER bank_aside_keeps_its_row
  BEFORE UPDATE OF creditor_id, aside_id, bank_file, line, account, booked_on, amount, currency, reason, says, movements,
    candidates, set_aside_on
  ON fordring.bank_aside FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
CREATE TRIGGER bank_aside_stays
  BEFORE DELETE OR TRUNCATE ON fordring.bank_aside
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

CREATE TABLE fordring.bank_balance (
  balance_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  account text NOT NULL,
  currency text NOT NULL,
  statement text NOT NULL,
  begins_on date NOT NULL,
  opening numeric NOT NULL,
  closed_on date NOT NULL,
  closing numeric NOT NULL,
  bank_file bytea NOT NULL CHECK (length(bank_file) = 32)
);
CREATE INDEX bank_balance_of_account ON fordring.bank_balance (creditor_id, account, currency, closed_on);
CREATE TRIGGER bank_balance_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.bank_balance
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
