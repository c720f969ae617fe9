-- Messages that their receiver refused: the next try is made by itself. A message that is told at last loses its row.
CREATE TABLE fordring.set_aside (
  topic text NOT NULL,
  -- What the message is about, within its topic: a claim, a message's number, a run, a notice, a creditor.
  subject text NOT NULL,
  creditor_id text,
  claim_id text,
  reason text NOT NULL,
  tries integer NOT NULL CHECK (tries >= 1),
  first_refused_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  next_try_at timestamptz NOT NULL,
  PRIMARY KEY (topic, subject)
);

-- A creditor's id has no slash, and a claim's id begins with its creditor's.
CREATE INDEX outbox_untold_of_creditor ON fordring.outbox (topic, split_part(claim_id, '/', 1), outbox_id)
  WHERE delivered_at IS NULL;
CREATE INDEX outbox_untold_of_claim ON fordring.outbox (claim_id, topic, outbox_id) WHERE delivered_at IS NULL;
DROP INDEX fordring.outbox_undelivered;

-- Since when a notice, and a change of a calendar, waits to be told.
ALTER TABLE fordring.reconciliation_notice ADD COLUMN noted_at timestamptz NOT NULL DEFAULT clock_timestamp();
ALTER TABLE fordring.reconciliation_series
  ADD COLUMN calendar_changed_at timestamptz NOT NULL DEFAULT clock_timestamp();

-- A gate has opened: whoever waits there is to ask the ledger again.
CREATE TABLE fordring.wake_call (
  wake_call_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  gate text NOT NULL,
  -- The business day from which the gate is open.
  opens_on date NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- How far the row has been expanded: the last claim that was called, in the order of ids.
  position text,
  called integer NOT NULL DEFAULT 0 CHECK (called >= 0),
  expanded_at timestamptz
);
CREATE INDEX wake_call_to_expand ON fordring.wake_call (creditor_id, wake_call_id) WHERE expanded_at IS NULL;
