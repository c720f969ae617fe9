import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { createLedgerPool } from '../../../activities/ledger/connect';
import { currentLoads } from '../../../activities/reconciliation/deliver-source';
import { keptPieces } from '../../../activities/reconciliation/kept-files';
import { lookForSources } from '../../../activities/reconciliation/await-sources';
import { eventsOf, readRun } from '../../../activities/reconciliation/run-record';
import { useWorld } from '../../support/world';
import { LEFT, Office, OTHER_RIGHT, RIGHT, run } from './office';

const world = useWorld();
let pool: Pool;
let office: Office;
beforeAll(async () => (pool = createLedgerPool(await world().newDatabase())));
afterAll(() => pool.end());
beforeEach(async () => {
  office = new Office(pool, world().nameOf('office'));
  await office.opens();
});

async function state(): Promise<string> {
  return (await readRun(pool, run(office.creditorId))).state;
}

test('a file is counted, totalled and kept byte for byte under its hash', async () => {
  const delivered = await office.delivers('left', LEFT);
  expect(delivered).toEqual({
    source: 'left',
    version: 1,
    sha256: createHash('sha256').update(LEFT).digest('hex'),
    repeated: false,
    rows: 2,
    total: '300.00',
    currency: 'DKK',
  });
  const { runId } = await readRun(pool, run(office.creditorId));
  const load = (await currentLoads(pool, runId)).get('left');
  const pieces: Buffer[] = [];
  for await (const piece of keptPieces(pool, load?.fileId ?? 0)) pieces.push(piece);
  expect(Buffer.concat(pieces).toString()).toBe(LEFT);
});

test('the same file twice is one delivery; another under the same name is a new version, and is told', async () => {
  await office.delivers('left', LEFT);
  await office.delivers('right', OTHER_RIGHT);
  expect(await state()).toBe('ready');
  await expect(office.delivers('right', OTHER_RIGHT)).resolves.toMatchObject({ version: 1, repeated: true });
  await office.matches();
  expect(await state()).toBe('matched');
  // Said again what is known already, the result stands.
  await office.delivers('right', OTHER_RIGHT);
  expect(await state()).toBe('matched');
  await expect(office.delivers('right', RIGHT)).resolves.toMatchObject({ version: 2, repeated: false, replaces: 1 });
  expect(await state()).toBe('ready');
  // The first file again is a change too, and not the second.
  await expect(office.delivers('right', OTHER_RIGHT)).resolves.toMatchObject({ version: 3, replaces: 2 });
});

test('a refused file leaves nothing behind', async () => {
  await office.delivers('left', LEFT);
  const broken = RIGHT.replace('200.00', '200,00');
  await expect(office.delivers('right', broken)).rejects.toMatchObject({ name: 'InputRefused' });
  const { rows } = await pool.query('SELECT FROM fordring.reconciliation_file WHERE creditor_id = $1', [
    office.creditorId,
  ]);
  expect([rows.length, await state()]).toEqual([1, 'waiting']);
});

test('a file of several megabytes is kept in pieces and comes back whole', async () => {
  const lines = Array.from({ length: 60_000 }, (_, index) => `F${index},2026-09-01,${index}.00,${'x'.repeat(40)}`);
  const text = ['claim,processed_on,amount,benefit', ...lines, ''].join('\n');
  const { rows, total } = await office.delivers('left', text);
  expect([rows, total]).toEqual([60_000, `${(59_999 * 60_000) / 2}.00`]);
  const { runId } = await readRun(pool, run(office.creditorId));
  const load = (await currentLoads(pool, runId)).get('left');
  const hash = createHash('sha256');
  let pieces = 0;
  for await (const piece of keptPieces(pool, load?.fileId ?? 0)) {
    hash.update(piece);
    pieces += 1;
  }
  expect([pieces > 1, hash.digest('hex')]).toEqual([true, load?.sha256.toString('hex')]);
});

test('whatever is kept refuses to be changed', async () => {
  await office.closes(LEFT, RIGHT);
  for (const table of ['event', 'file', 'file_piece', 'load', 'result', 'item', 'item_mark', 'evidence']) {
    await expect(pool.query(`DELETE FROM fordring.reconciliation_${table}`)).rejects.toMatchObject({ code: 'FD001' });
  }
});

test('files of which nothing ties are sent back, and the run waits for better ones', async () => {
  const lines = Array.from({ length: 200_001 }, (_, index) => `F${index},2026-09-01,1.00`);
  await office.delivers('left', ['claim,processed_on,amount', ...lines, ''].join('\n'));
  await office.delivers('right', RIGHT.replace(/F/g, 'G'));
  await office.matches();
  const { runId } = await readRun(pool, run(office.creditorId));
  expect((await eventsOf(pool, runId)).at(-1)?.event).toMatchObject({ type: 'SourceRefused' });
  const parts = { pool, openWorkflows: () => Promise.resolve([]) };
  const waiting = await lookForSources(parts, run(office.creditorId), office.today);
  expect([await state(), waiting.waitsFor]).toEqual(['waiting', expect.stringContaining('sent back')]);
  await office.delivers('left', LEFT);
  await office.delivers('right', RIGHT);
  await office.matches();
  expect(await state()).toBe('matched');
});
