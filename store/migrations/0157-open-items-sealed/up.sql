-- Each table has a salt from now on, and its imprints count what is personal as one digest.
DO $do$
DECLARE
  sealed record;
  kind fordring.imprinted_table;
  imprints text;
BEGIN
  FOR sealed IN SELECT * FROM (VALUES
    ('open-item list', 'open_item_list', '{list_number}'::text[], '{reason}'::text[], $$ - 'delivered_at'$$),
    ('note on an open item', 'open_item_note', '{note_number}', '{reason}', ''),
    ('answer to a note on an open item', 'open_item_answer', '{note_number}', '{answer}', ''),
    ('confirmation of an open-item list', 'open_item_confirmation', '{list_number}', '{note}', ''),
    ('bank gate evidence', 'bank_gate_evidence', '{change_id}', '{evidence}', '')
  ) AS meant (of_kind, of_table, keys, personal, without)
  LOOP
    EXECUTE format('ALTER TABLE fordring.%I ADD COLUMN salt uuid DEFAULT gen_random_uuid(), ADD COLUMN erased text',
      sealed.of_table);
    INSERT INTO fordring.erasable VALUES (sealed.of_table, sealed.keys, sealed.personal, true, false);
    UPDATE fordring.imprinted_table
      SET hash = format('fordring.hash_of_sealed(to_jsonb(kept)%s, %L::text[])', sealed.without, sealed.personal)
      WHERE imprinted_table.kind = sealed.of_kind RETURNING * INTO STRICT kind;
    imprints := format('SELECT %s, %L, %s, %s, %s', kind.creditor, kind.kind, kind.key, kind.number, kind.hash);
    EXECUTE format('INSERT INTO fordring.open_imprint %s FROM fordring.%I AS kept', imprints, sealed.of_table);
    EXECUTE format($make$
      CREATE OR REPLACE FUNCTION fordring.%I() RETURNS trigger LANGUAGE plpgsql
      SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        INSERT INTO fordring.open_imprint %s FROM written AS kept;
        RETURN NULL;
      END
      $$ $make$, format('imprint_rows_of_%s', replace(sealed.of_kind, ' ', '_')), imprints);
  END LOOP;
END
$do$;

-- As before, but for a list whose reason is being erased.
CREATE OR REPLACE FUNCTION fordring.keep_open_item_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ((to_jsonb(NEW) - 'delivered_at') IS DISTINCT FROM (to_jsonb(OLD) - 'delivered_at') OR OLD.delivered_at IS NOT NULL)
    AND NOT fordring.is_being_erased() THEN
    RAISE EXCEPTION 'An open-item list stays as it was made' USING ERRCODE = 'FD135';
  END IF;
  RETURN NEW;
END
$$;

-- The triggers that imprint lists, their rows and their confirmations have a hyphen in their names, and were left out when
-- the others got the owner's rights. A desk could not make a list.
DO $$
DECLARE
  found regprocedure;
BEGIN
  FOR found IN
    SELECT oid FROM pg_proc
    WHERE pronamespace = 'fordring'::regnamespace AND prorettype = 'trigger'::regtype AND proname LIKE 'imprint_rows_of_%'
  LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = pg_catalog, pg_temp', found);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', found);
  END LOOP;
END
$$;
