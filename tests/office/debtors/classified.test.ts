import type { Pool } from 'pg';
import { ERASURES } from '../../../office/debtors/erasures';
import { KEPT } from './kept-after';
import { useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

/** Erased in files, by the line. */
const FILES = ['incoming_bank_file', 'incoming_bank_file_piece', 'reconciliation_file_piece'];
const EVIDENCE = ['reconciliation_result', 'reconciliation_evidence'];

test('of every table with text in it is said whether it is erased when a debtor is forgotten, or why it stays', async () => {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT DISTINCT table_name AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'fordring' AND table_type = 'BASE TABLE'
       AND (data_type IN ('text', 'jsonb', 'json', 'bytea', 'ARRAY', 'character varying')) ORDER BY 1`,
  );
  const erasable = await pool.query<{ name: string }>('SELECT table_name AS name FROM fordring.erasable');
  const erased = erasable.rows.map(({ name }) => name);
  const said = new Set([...erased, ...Object.keys(KEPT)]);
  expect(rows.map(({ name }) => name).filter((name) => !said.has(name))).toEqual([]);
  expect(erased.filter((name) => name in KEPT)).toEqual([]);
});

test('what may be erased is erased by somebody', async () => {
  const { rows } = await pool.query<{ name: string }>('SELECT table_name AS name FROM fordring.erasable ORDER BY 1');
  const known = [...ERASURES.map(({ table }) => table), ...FILES, ...EVIDENCE].sort();
  expect(rows.map(({ name }) => name)).toEqual(known);
});

test('the columns that are named as keys and as personal are there', async () => {
  const { rows } = await pool.query<{ name: string; missing: string[] }>(
    `SELECT table_name AS name, ARRAY(SELECT field FROM unnest(key_columns || personal) AS field WHERE NOT EXISTS (
       SELECT FROM information_schema.columns AS own WHERE own.table_schema = 'fordring'
         AND own.table_name = erasable.table_name AND own.column_name = field)) AS missing FROM fordring.erasable`,
  );
  expect(rows.filter(({ missing }) => missing.length > 0)).toEqual([]);
});
