import type { Pool } from 'pg';
import { importPayments } from '../../office/payments/import-payments';
import { bankFile, demanded, invoice, movement, register, useLedger } from '../office/ledger-world';

const ledger = useLedger();

async function newBooks(): Promise<Pool> {
  const pool = await ledger();
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }));
  await demanded(pool, '1001');
  await importPayments(pool, bankFile(movement({ key: 'm1', amount: '1384.46', for: ['91001'] })));
  return pool;
}

/** A row of the table, copied with one of its columns changed. */
function copied(table: string, changed: Readonly<Record<string, string>>): string {
  const row = JSON.stringify(changed);
  return `INSERT INTO fordring.${table} SELECT (jsonb_populate_record(NULL::fordring.${table}, to_jsonb(kept) || '${row}')).*
    FROM (SELECT * FROM fordring.${table} LIMIT 1) AS kept`;
}

const NEW_CLAIM = { claim_id: 'town/7', invoice_number: '7' };

/** What belongs to something that is not there: a single row, and the last of many. */
const STRAYS: readonly [what: string, statement: string, table: string][] = [
  ['an event of no claim', copied('claim_event', { claim_id: 'town/9' }), 'claim_event'],
  ['an entry of no event', copied('journal_entry', { entry_id: '900', event_number: '77' }), 'journal_entry'],
  ['an entry of no creditor', copied('journal_entry', { entry_id: '900', creditor_id: 'village' }), 'journal_entry'],
  ['a payment of no creditor', copied('payment', { creditor_id: 'village' }), 'payment'],
  ['a share of no payment', copied('payment_share', { payment_id: 'm9' }), 'payment_share'],
  ['a share of no claim', copied('payment_share', { claim_id: 'town/9' }), 'payment_share'],
  ['a claim under no policy', copied('claim', { ...NEW_CLAIM, policy_version: 'never' }), 'claim'],
  ['a claim of no creditor', copied('claim', { ...NEW_CLAIM, claim_id: 'village/7', creditor_id: 'village' }), 'claim'],
  ['a claim of no debtor', copied('claim', { ...NEW_CLAIM, debtor_id: 'nobody' }), 'claim'],
  ['an open claim that is no claim', copied('open_claim', { claim_id: 'town/9' }), 'open_claim'],
  [
    'one share of no claim among many rows',
    `INSERT INTO fordring.payment_share SELECT 'town', 'm1', CASE number WHEN 1 THEN 'town/1002' ELSE 'town/9' || number END, 1
     FROM generate_series(1, 300) AS number`,
    'payment_share',
  ],
];

test.each(STRAYS)(
  '%s is refused as a foreign key would refuse it, and nothing is written',
  async (_, statement, table) => {
    const pool = await newBooks();
    const count = async (): Promise<unknown> => (await pool.query(`SELECT count(*) FROM fordring.${table}`)).rows;
    const before = await count();
    await expect(pool.query(statement)).rejects.toMatchObject({ code: '23503' });
    expect(await count()).toEqual(before);
  },
);

test('a claim cannot move to a version of a policy that is not there', async () => {
  const pool = await newBooks();
  await expect(pool.query(`UPDATE fordring.claim SET policy_version = 'never'`)).rejects.toMatchObject({
    code: '23503',
  });
  expect((await pool.query('UPDATE fordring.claim SET policy_version = policy_version')).rowCount).toBe(2);
});

test('a claim cannot move to a debtor that is not there', async () => {
  const pool = await newBooks();
  await pool.query('UPDATE fordring.claim SET withdrawn = true');
  await expect(pool.query(`UPDATE fordring.claim SET debtor_id = 'nobody'`)).rejects.toMatchObject({ code: '23503' });
});

test.each(['creditor', 'debtor', 'claim', 'claim_event', 'payment', 'policy_version'])(
  'a row of %s that others belong to stays, with its key',
  async (table) => {
    const pool = await newBooks();
    const { rows } = await pool.query<{ column: string }>(
      `SELECT attname AS column FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
       WHERE indrelid = $1::regclass AND indisprimary`,
      [`fordring.${table}`],
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { column } of rows) {
      await expect(pool.query(`UPDATE fordring.${table} SET ${column} = ${column}`)).rejects.toThrow(/refused/);
    }
    await expect(pool.query(`DELETE FROM fordring.${table}`)).rejects.toThrow(/refused/);
    await expect(pool.query(`TRUNCATE fordring.${table} CASCADE`)).rejects.toThrow(/refused/);
  },
);

test('a row and what it belongs to may come in one statement, as a command writes them', async () => {
  const pool = await newBooks();
  const event = `SELECT (jsonb_populate_record(NULL::fordring.claim_event, to_jsonb(kept) || '{"event_number": 50}')).*
    FROM (SELECT * FROM fordring.claim_event WHERE claim_id = 'town/1001' LIMIT 1) AS kept`;
  await pool.query(
    `WITH entry AS (INSERT INTO fordring.journal_entry (entry_id, creditor_id, claim_id, event_number, business_on, accounting_on,
         booked_on, text, posting_count) VALUES (900, 'town', 'town/1001', 50, '2016-03-01', '2016-03-01', '2016-03-01', 'said', 2)),
       line AS (INSERT INTO fordring.posting VALUES (900, 1, '1', 5, 'SEK'), (900, 2, '2', -5, 'SEK'))
     INSERT INTO fordring.claim_event ${event}`,
  );
  const { rowCount } = await pool.query('SELECT FROM fordring.claim_event WHERE event_number = 50');
  expect(rowCount).toBe(1);
});
