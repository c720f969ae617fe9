-- A name may have a space in it: it stands in quotes, so that no two rows have one key.
SELECT fordring.imprint_rows_of(kind, table_name, 'kept.creditor_id', key, '1', hash)
FROM (VALUES
  ('telling of a movement', 'movement_telling', 'kept.telling_id::text', 'fordring.hash_of_row(to_jsonb(kept))'),
  ('name of a movement', 'movement_name',
    $$concat_ws(' ', kept.account, kept.level, to_json(kept.name), kept.movement_id)$$,
    'fordring.hash_of_row(to_jsonb(kept))'),
  -- How a row that was set aside was settled is no part of its imprint: that is written later.
  ('row set aside', 'bank_aside', 'kept.aside_id',
    $$fordring.hash_of_row(to_jsonb(kept) - ARRAY['status', 'settled_on', 'settled_by', 'note'])$$)
) AS register (kind, table_name, key, hash);
