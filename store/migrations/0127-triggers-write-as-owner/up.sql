-- What a trigger writes beside a row is written with the owner's rights: whoever may write the row needs no right to write
-- imprints. Nobody else may hang such a function on a table of their own, which would forge what it writes.
DO $$
DECLARE
  found regprocedure;
BEGIN
  FOR found IN
    SELECT oid FROM pg_proc
    WHERE pronamespace = 'fordring'::regnamespace AND prorettype = 'trigger'::regtype
      AND (proname LIKE 'imprint_rows_of_%' OR proname IN (
        'imprint_completed_document', 'note_inserted_entries', 'entries_have_postings', 'keep_debtor_before',
        'keep_earlier_debtor', 'vouch_for_mark', 'protect_address', 'tell_close_of_run'))
  LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = pg_catalog, pg_temp', found);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', found);
  END LOOP;
END
$$;
