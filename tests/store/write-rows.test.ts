import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../store/connect';
import { copyRows } from '../../store/copy-rows';
import { RowBatch } from '../../store/write-rows';
import { type Row } from '../../store/rows';
import { useLedger } from '../office/ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

const AWKWARD: Row = [
  'tab\t, line\n, return\r, back\\slash, \\N, å',
  ['{a}', '"q"', 'x,y', 'å\\'],
  true,
  null,
  Buffer.from([0, 255, 92]),
  12,
];
const TARGET = { table: 'odd', columns: ['words', 'list', 'yes', 'nothing', 'bytes', 'figure'] };

async function writtenBy(write: (client: PoolClient) => Promise<void>): Promise<unknown[]> {
  return inTransaction(pool, async (client) => {
    await client.query(
      'CREATE TEMP TABLE odd (words text, list text[], yes boolean, nothing date, bytes bytea, figure integer) ON COMMIT DROP',
    );
    await write(client);
    return (await client.query<unknown[]>({ text: 'SELECT * FROM odd', rowMode: 'array' })).rows;
  });
}

test('awkward signs survive COPY and INSERT alike', async () => {
  expect(await writtenBy((client) => copyRows(client, TARGET, [AWKWARD]))).toEqual([AWKWARD]);
  const batch = new RowBatch();
  batch.add(TARGET, AWKWARD);
  expect(await writtenBy((client) => batch.write(client))).toEqual([AWKWARD]);
});

test('many rows are written as few are', async () => {
  const batch = new RowBatch();
  const rows = Array.from({ length: 500 }, (_, at): Row => [`row ${at}`, [], false, null, Buffer.alloc(0), at]);
  for (const row of rows) batch.add(TARGET, row);
  expect(await writtenBy((client) => batch.write(client))).toEqual(rows);
});

test('a COPY that the server refuses fails with its reason, and the connection can be used again', async () => {
  const tooLong = Array.from({ length: 20_000 }, (): Row => ['x'.repeat(50), [], false, 'no day', Buffer.alloc(0), 1]);
  await expect(writtenBy((client) => copyRows(client, TARGET, tooLong))).rejects.toThrow(
    /invalid input syntax for type date/,
  );
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});

test('days, amounts and big numbers are read as the ledger means them, and other pools are not touched', async () => {
  const { rows } = await pool.query(`SELECT '2016-02-29'::date AS day, 12.50::numeric AS amount, 7::bigint AS id`);
  expect(rows).toEqual([{ day: '2016-02-29', amount: '12.50', id: 7 }]);
});
