-- A source may come as several files, each a part of it; a file that came by mistake is withdrawn, and stays on record.
ALTER TABLE fordring.reconciliation_load
  -- Which part of its source the file is, by its name; null for the whole source.
  ADD COLUMN part text CHECK (length(part) BETWEEN 1 AND 1000),
  -- From this version on the part no longer counts: the row tells again of the file that is withdrawn, and by whom.
  ADD COLUMN withdrawn boolean NOT NULL DEFAULT false;

-- What was prepared is prepared no more when a file is taken away, as when one comes.
CREATE OR REPLACE FUNCTION fordring.two_persons_sign() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before record;
BEGIN
  SELECT type INTO before FROM fordring.reconciliation_event
    WHERE run_id = NEW.run_id AND type IN ('RunPrepared', 'RunApproved', 'RunMatched', 'RunReopened', 'SourceDelivered',
      'SourceWithdrawn')
    ORDER BY event_number DESC LIMIT 1;
  IF before.type IS DISTINCT FROM 'RunPrepared' THEN
    RAISE EXCEPTION 'Reconciliation run % is approved without being prepared', NEW.run_id USING ERRCODE = 'FD020';
  END IF;
  IF NEW.done_by IS NULL OR EXISTS (
    SELECT FROM fordring.reconciliation_event AS prepared
    WHERE prepared.run_id = NEW.run_id AND prepared.type = 'RunPrepared'
      AND prepared.event_number > (SELECT max(matched.event_number) FROM fordring.reconciliation_event AS matched
        WHERE matched.run_id = NEW.run_id AND matched.type = 'RunMatched')
      AND (prepared.done_by IS NULL
        OR lower(normalize(btrim(prepared.done_by), NFKC)) = lower(normalize(btrim(NEW.done_by), NFKC)))
  ) THEN
    RAISE EXCEPTION 'Reconciliation run % cannot be approved by who prepared it', NEW.run_id USING ERRCODE = 'FD021';
  END IF;
  RETURN NEW;
END
$$;
