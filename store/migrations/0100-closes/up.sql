ALTER TABLE fordring.standing_change DROP CONSTRAINT standing_change_kind_check;
ALTER TABLE fordring.standing_change ADD CONSTRAINT standing_change_kind_check CHECK (kind IN
  ('letterhead', 'payment-accounts', 'counterpart-account', 'authority-matrix', 'adopted-policies',
   'administration', 'source-system', 'close-checklist'));

CREATE TABLE fordring.period_close (
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  period text NOT NULL CHECK (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  -- The steps of this close, as the checklist had them when it began.
  steps jsonb NOT NULL,
  opened_on date NOT NULL,
  event_number integer NOT NULL DEFAULT 0,
  -- What follows from the events, for lists.
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'proposed', 'closed')),
  -- How much there is to look at, and how much of it the workflow was told of.
  news integer NOT NULL DEFAULT 1,
  told_news integer NOT NULL DEFAULT 0,
  PRIMARY KEY (creditor_id, period)
);
CREATE INDEX period_close_untold ON fordring.period_close (creditor_id, period) WHERE told_news < news;

CREATE TABLE fordring.close_event (
  creditor_id text NOT NULL,
  period text NOT NULL,
  event_number integer NOT NULL CHECK (event_number >= 1),
  type text NOT NULL,
  step text,
  data jsonb NOT NULL,
  -- The subject of who did it; null for what the close did by itself.
  done_by text,
  role text,
  business_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (creditor_id, period, event_number),
  FOREIGN KEY (creditor_id, period) REFERENCES fordring.period_close
);
CREATE TRIGGER close_event_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.close_event
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
SELECT fordring.imprint_rows_of('event of a close', 'close_event', 'kept.creditor_id', $$kept.period || '/' || kept.event_number$$,
  'kept.event_number', 'fordring.hash_of_row(to_jsonb(kept))');

-- Whatever program writes: nobody signs a step that they did themselves.
CREATE FUNCTION fordring.two_persons_sign_a_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before record;
BEGIN
  SELECT type, done_by INTO before FROM fordring.close_event
    WHERE (creditor_id, period) = (NEW.creditor_id, NEW.period) AND (step = NEW.step OR type = 'MonthReopened')
      AND type IN ('StepDone', 'StepSigned', 'StepTakenBack', 'StepRan', 'MonthReopened')
    ORDER BY event_number DESC LIMIT 1;
  IF before.type IS DISTINCT FROM 'StepDone' OR NEW.done_by IS NULL OR before.done_by = NEW.done_by THEN
    RAISE EXCEPTION 'Step % of % is signed by another person than who did it', NEW.step, NEW.period USING ERRCODE = 'FD100';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER two_persons_sign_a_step BEFORE INSERT ON fordring.close_event
  FOR EACH ROW WHEN (NEW.type = 'StepSigned') EXECUTE FUNCTION fordring.two_persons_sign_a_step();

-- Somebody is to be told that a step is late, or that a month can be closed.
CREATE TABLE fordring.close_notice (
  notice_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL,
  period text NOT NULL,
  addressee text NOT NULL,
  message text NOT NULL,
  noted_on date NOT NULL,
  delivered_at timestamptz,
  FOREIGN KEY (creditor_id, period) REFERENCES fordring.period_close
);
CREATE INDEX close_notice_waiting ON fordring.close_notice (notice_id) WHERE delivered_at IS NULL;

-- A reconciliation that is signed or opened again is news for the close of its month.
CREATE FUNCTION fordring.tell_close_of_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE fordring.period_close SET news = news + 1
    WHERE creditor_id = NEW.creditor_id AND period = to_char(NEW.ends_on, 'YYYY-MM');
  RETURN NULL;
END
$$;
CREATE TRIGGER tell_close_of_run AFTER UPDATE OF state ON fordring.reconciliation_run
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION fordring.tell_close_of_run();
