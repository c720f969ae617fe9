-- A kind of standing data is added to those that are known, whichever these are.
DO $$
DECLARE
  known text[];
BEGIN
  SELECT array_agg(DISTINCT found.word[1]) INTO STRICT known FROM pg_constraint,
    regexp_matches(pg_get_constraintdef(oid), $re$'([a-z-]+)'$re$, 'g') AS found (word)
    WHERE conname = 'standing_change_kind_check' AND connamespace = 'fordring'::regnamespace;
  ALTER TABLE fordring.standing_change DROP CONSTRAINT standing_change_kind_check;
  EXECUTE format('ALTER TABLE fordring.standing_change ADD CONSTRAINT standing_change_kind_check CHECK (kind IN (%s))', (
    SELECT string_agg(quote_literal(kind), ', ' ORDER BY kind) FROM unnest(known || ARRAY[
      'authorisation-rules', 'material-plan', 'procedure', 'governance-rule']) AS kind));
END
$$;

-- As before; of a plan, a procedure and a governance rule one person alone takes up the first of its name.
DO $do$
DECLARE
  source text := pg_get_functiondef('fordring.check_standing_change_mark'::regproc);
  named text := '''counterpart-account'', ''administration'', ''source-system''';
BEGIN
  IF strpos(source, named) = 0 THEN
    RAISE EXCEPTION 'The kinds of standing data with names are not where they were';
  END IF;
  EXECUTE replace(source, named, named || ', ''material-plan'', ''procedure'', ''governance-rule''');
END
$do$;

-- Files that prove something, as they were handed in.
CREATE TABLE fordring.audit_document (
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  sha256 text NOT NULL CHECK (sha256 = encode(sha256(content), 'hex')),
  file_name text NOT NULL CHECK (btrim(file_name) <> '' AND length(file_name) <= 200),
  content bytea NOT NULL CHECK (length(content) BETWEEN 1 AND 20000000),
  given_by text NOT NULL,
  role text NOT NULL,
  given_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (creditor_id, sha256)
);
CREATE TRIGGER audit_document_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.audit_document
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

CREATE TABLE fordring.audit_entry (
  entry_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  -- What it is about: an item of the year's material, an audit remark, a row of an authorisation review, or the claims on
  -- another municipality.
  kind text NOT NULL CHECK (kind IN ('material', 'remark', 'authorisation', 'inter-municipal')),
  subject text NOT NULL CHECK (subject <> '' AND length(subject) <= 1000),
  mark text NOT NULL,
  -- A person's own words.
  says text NOT NULL CHECK (length(says) <= 5000),
  data jsonb NOT NULL DEFAULT '{}',
  document text,
  said_by text NOT NULL,
  role text NOT NULL,
  said_on date NOT NULL,
  salt uuid DEFAULT gen_random_uuid(),
  erased text,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (creditor_id, document) REFERENCES fordring.audit_document
);
CREATE INDEX audit_entry_of ON fordring.audit_entry (creditor_id, kind, subject, entry_number);
CREATE TRIGGER audit_entry_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- Which mark follows which. A document changes no state; nor does what is said of another municipality.
CREATE FUNCTION fordring.audit_mark_follows(kind text, before text, after text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE kind
    WHEN 'inter-municipal' THEN after IN ('flagged', 'cleared', 'followed-up')
    WHEN 'authorisation' THEN (coalesce(before, '') || '>' || after) IN
      ('>answered', 'answered>answered', 'answered>signed', 'answered>refused', 'refused>answered', 'signed>answered')
    WHEN 'remark' THEN (coalesce(before, '') || '>' || after) IN
      ('>raised', 'raised>answered', 'answered>answered', 'answered>handled', 'handled>closed', 'handled>reopened',
       'closed>reopened', 'reopened>answered', 'reopened>handled')
    WHEN 'material' THEN after = 'overridden' OR (after = 'documented' AND coalesce(before, '') <> 'signed')
      OR (coalesce(before, '') || '>' || after) IN
      ('>done', 'done>signed', 'done>taken-back', 'signed>taken-back', 'taken-back>done')
  END
$$;

-- Whatever program writes: a mark follows the one before it, and who signs or closes is another than who did the work.
CREATE FUNCTION fordring.check_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before record;
BEGIN
  SELECT mark, said_by INTO before FROM fordring.audit_entry
    WHERE (creditor_id, kind, subject) = (NEW.creditor_id, NEW.kind, NEW.subject)
      AND mark NOT IN ('documented', 'overridden')
    ORDER BY entry_number DESC LIMIT 1;
  IF NOT fordring.audit_mark_follows(NEW.kind, before.mark, NEW.mark) THEN
    RAISE EXCEPTION '% does not follow % for % %', NEW.mark, coalesce(before.mark, 'nothing'), NEW.kind, NEW.subject
      USING ERRCODE = 'FD174';
  END IF;
  IF NEW.mark IN ('signed', 'closed', 'refused')
    AND lower(normalize(btrim(before.said_by), NFKC)) = lower(normalize(btrim(NEW.said_by), NFKC)) THEN
    RAISE EXCEPTION '% % is % by another person than who did the work', NEW.kind, NEW.subject, NEW.mark
      USING ERRCODE = 'FD174';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER check_audit_entry BEFORE INSERT ON fordring.audit_entry
  FOR EACH ROW EXECUTE FUNCTION fordring.check_audit_entry();

SELECT fordring.imprint_rows_of('audit document', 'audit_document', 'kept.creditor_id', 'kept.sha256', '1',
  $$fordring.hash_of_row(to_jsonb(kept) - 'content')$$);
SELECT fordring.imprint_rows_of('entry of the audit file', 'audit_entry', 'kept.creditor_id', 'kept.entry_number::text', '1',
  $$fordring.hash_of_sealed(to_jsonb(kept), '{says,data}'::text[])$$);
INSERT INTO fordring.erasable VALUES ('audit_entry', '{entry_number}', '{says,data}', true, false);
ALTER FUNCTION fordring.imprint_rows_of_audit_document() SECURITY DEFINER SET search_path = pg_catalog, pg_temp;
REVOKE ALL ON FUNCTION fordring.imprint_rows_of_audit_document() FROM PUBLIC;
ALTER FUNCTION fordring.imprint_rows_of_entry_of_the_audit_file() SECURITY DEFINER SET search_path = pg_catalog, pg_temp;
REVOKE ALL ON FUNCTION fordring.imprint_rows_of_entry_of_the_audit_file() FROM PUBLIC;
