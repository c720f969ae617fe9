-- What of a row is personal counts in its hash as one salted digest. The salt stands in the row for as long as the text
-- does. Once the text is erased the digest alone stands (`erased`), and says nothing to whoever guesses.
CREATE FUNCTION fordring.seal_of(kept jsonb, personal text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(kept ->> 'erased', encode(sha256(convert_to((kept ->> 'salt') ||
    (SELECT jsonb_object_agg(field, kept -> field) FROM unnest(personal) AS field)::text, 'UTF8')), 'hex'))
$$;

CREATE FUNCTION fordring.hash_of_sealed(kept jsonb, personal text[]) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT fordring.hash_of_row((kept - personal - ARRAY['salt', 'erased'])
    || jsonb_build_object('sealed', fordring.seal_of(kept, personal)))
$$;

-- Which columns of a table are personal, and by which a row is known. What is not named here cannot be erased.
CREATE TABLE fordring.erasable (
  table_name text PRIMARY KEY,
  key_columns text[] NOT NULL,
  personal text[] NOT NULL,
  -- The database seals them; of other tables the program that reads the hash does, or there is none.
  sealed boolean NOT NULL,
  -- The row's hash was taken over the text as it stood, so the row as it stands after is vouched for anew.
  attested boolean NOT NULL
);

-- Gives every row of a table a salt, and the imprint that goes with it. The imprint of before stays where it is.
CREATE FUNCTION fordring.seal_rows_of(of_kind text, of_table text, keys text[], personal text[], new_hash text)
RETURNS void LANGUAGE plpgsql AS $do$
DECLARE
  kind fordring.imprinted_table;
  imprinting text := format('imprint_rows_of_%s', replace(of_kind, ' ', '_'));
  imprints text;
BEGIN
  EXECUTE format('ALTER TABLE fordring.%I ADD COLUMN salt uuid DEFAULT gen_random_uuid(), ADD COLUMN erased text', of_table);
  INSERT INTO fordring.erasable VALUES (of_table, keys, personal, true, false);
  UPDATE fordring.imprinted_table SET hash = new_hash WHERE imprinted_table.kind = of_kind RETURNING * INTO STRICT kind;
  imprints := format('SELECT %s, %L, %s, %s, %s', kind.creditor, of_kind, kind.key, kind.number, new_hash);
  EXECUTE format('INSERT INTO fordring.open_imprint %s FROM fordring.%I AS kept', imprints, of_table);
  EXECUTE format($make$
    CREATE OR REPLACE FUNCTION fordring.%I() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    BEGIN
      INSERT INTO fordring.open_imprint %s FROM written AS kept;
      RETURN NULL;
    END
    $$ $make$, imprinting, imprints);
END
$do$;

SELECT fordring.seal_rows_of(kind, table_name, keys, personal,
  format('fordring.hash_of_sealed(to_jsonb(kept)%s, %L::text[])', without, personal))
FROM (VALUES
  ('change of a debtor', 'debtor_change', '{change_number}'::text[], '{before}'::text[], ''),
  ('row set aside', 'bank_aside', '{creditor_id,aside_id}', '{says,movements}',
    $$ - ARRAY['status', 'settled_on', 'settled_by', 'note']$$),
  ('refused decision', 'decision_refusal', '{refusal_number}', '{message}', ''),
  ('dismissed note', 'answer_note_dismissal', '{dismissal_number}', '{message,reason}', ''),
  ('answer to a change', 'case_change_answer', '{answer_id}', '{reason}', ''),
  ('assignment of an invoice', 'claim_assignment', '{assignment_number}', '{reason}', ''),
  ('mark on a period', 'period_mark', '{mark_number}', '{reason}', ''),
  ('event of a close', 'close_event', '{creditor_id,period,event_number}', '{data}', ''),
  ('valuation', 'valuation', '{valuation_number}', '{reason}', ''),
  ('mark on a valuation', 'valuation_mark', '{valuation_number}', '{note}', ''),
  ('telling of a movement', 'movement_telling', '{telling_id}', '{marks}', '')
) AS sealed (kind, table_name, keys, personal, without);

SELECT fordring.seal_rows_of('payment', 'payment', '{creditor_id,payment_id}', '{stated}',
  $$sha256(convert_to(concat_ws(' ', kept.kind, kept.received_on - date '2000-01-01', kept.amount, kept.currency,
    encode(kept.bank_file, 'hex'), kept.unmatched_because, fordring.seal_of(to_jsonb(kept), '{stated}')), 'UTF8'))$$);
SELECT fordring.seal_rows_of('document', 'document', '{document_id}', '{content}',
  $$fordring.hash_of_row(jsonb_build_array(kept.claim_id, kept.event_number, kept.kind,
    fordring.seal_of(to_jsonb(kept), '{content}')))$$);
DROP FUNCTION fordring.seal_rows_of;

-- How a payment is settled is written later. So is a letter's content while the letter waits.
CREATE OR REPLACE FUNCTION fordring.imprint_completed_document() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO fordring.open_imprint (creditor_id, kind, key, number, hash)
  VALUES (left(NEW.claim_id, strpos(NEW.claim_id, '/') - 1), 'document', NEW.document_id, 1,
    fordring.hash_of_row(jsonb_build_array(NEW.claim_id, NEW.event_number, NEW.kind,
      fordring.seal_of(to_jsonb(NEW), '{content}'))));
  RETURN NULL;
END
$$;

-- Rows with a chain of their own: what is hashed is made by the program, which writes the salt beside it. A row of before
-- has neither, and its hash is that of its text.
ALTER TABLE fordring.claim_event ADD COLUMN salt uuid, ADD COLUMN erased text;
ALTER TABLE fordring.decision ADD COLUMN salt uuid, ADD COLUMN erased text;
ALTER TABLE fordring.decision_mark ADD COLUMN salt uuid, ADD COLUMN erased text;
INSERT INTO fordring.erasable VALUES
  ('claim_event', '{claim_id,event_number}', '{data,salt,erased}', false, false),
  ('decision', '{decision_id}', '{reason,document,terms,salt,erased}', false, false),
  ('decision_mark', '{decision_id,mark_number}', '{note,salt,erased}', false, false);

-- Registers and notes that leave no imprint.
INSERT INTO fordring.erasable VALUES
  ('debtor', '{creditor_id,debtor_id}', '{name,address_lines,postal_code,city,country,identity_number}', false, false),
  ('answer_note', '{creditor_id,counterpart,about}', '{message}', false, false),
  ('work_assignment', '{assignment_number}', '{note}', false, false),
  ('counterpart_case', '{claim_id,step,event_number}', '{reason,ground,stuck}', false, false),
  ('close_notice', '{notice_id}', '{message}', false, false),
  ('reconciliation_notice', '{notice_id}', '{message}', false, false);

-- Hashed over their text: the row is vouched for anew as it stands after.
INSERT INTO fordring.erasable VALUES
  ('reconciliation_item', '{item_id}', '{key,lines}', false, true),
  ('reconciliation_item_mark', '{item_id,mark_number}', '{note,lines}', false, true),
  ('reconciliation_event', '{run_id,event_number}', '{data}', false, true),
  ('reconciliation_result', '{run_id,match_number}', '{contents}', false, true),
  ('reconciliation_evidence', '{creditor_id,recipe,evidence_number}', '{document_json,differences_csv,document_pdf}', false, true),
  ('reconciliation_file_piece', '{file_id,piece_number}', '{piece}', false, true),
  ('incoming_bank_file', '{creditor_id,sha256}', '{content}', false, true),
  ('incoming_bank_file_piece', '{creditor_id,sha256,piece_number}', '{piece}', false, true);
