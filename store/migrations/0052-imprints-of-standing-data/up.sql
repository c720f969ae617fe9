-- The time of day of a receipt reads otherwise in another zone: like other times of recording it is no part of the imprint.
SELECT fordring.imprint_rows_of(kind, table_name, creditor, key, '1', hash)
FROM (VALUES
  ('change of standing data', 'standing_change', 'kept.creditor_id', 'kept.change_id',
    'fordring.hash_of_row(to_jsonb(kept))'),
  ('mark on standing data', 'standing_change_mark',
    '(SELECT change.creditor_id FROM fordring.standing_change AS change WHERE change.change_id = kept.change_id)',
    'kept.change_id', 'fordring.hash_of_row(to_jsonb(kept))'),
  ('receipt', 'receipt', $$coalesce(kept.creditor_id, '')$$, 'kept.receipt_number::text',
    $$fordring.hash_of_row(to_jsonb(kept) - 'received_at')$$),
  ('change of a debtor', 'debtor_change', 'kept.creditor_id', 'kept.change_number::text',
    'fordring.hash_of_row(to_jsonb(kept))'),
  ('balance of the bank', 'bank_balance', 'kept.creditor_id', 'kept.balance_id::text',
    'fordring.hash_of_row(to_jsonb(kept))'),
  ('part of a sum', 'payment_part', 'kept.creditor_id', 'kept.part_payment_id',
    'fordring.hash_of_row(to_jsonb(kept))')
) AS register (kind, table_name, creditor, key, hash);
