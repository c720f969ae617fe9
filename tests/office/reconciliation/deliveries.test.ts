import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { createLedgerPool } from '../../../store/connect';
import { keptPieces } from '../../../office/reconciliation/kept-files';
import { currentLoads } from '../../../office/reconciliation/loads';
import { lookForSources } from '../../../office/reconciliation/await-sources';
import { matchRun } from '../../../office/reconciliation/match-run';
import { listNotices } from '../../../office/reconciliation/notices';
import { overviewOfRuns } from '../../../office/reconciliation/overview';
import { readRunDossier } from '../../../office/reconciliation/run-dossier';
import { eventsOf, readRun } from '../../../office/reconciliation/run-record';
import { useWorld } from '../../support/world';
import { inMonth, LEFT, Office, OTHER_RIGHT, RIGHT, run } from './office';

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
    // The debtor list may come month by month: each file is a part.
    part: 'left.csv',
    inAll: { files: 1, rows: 2, total: '300.00' },
  });
  const { runId } = await readRun(pool, run(office.creditorId));
  const load = (await currentLoads(pool, runId)).get('left')?.files[0];
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
  const load = (await currentLoads(pool, runId)).get('left')?.files[0];
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

describe('what breaks in the middle', () => {
  const many = (prefix: string, columns: string, line: (index: number) => string) =>
    [columns, ...Array.from({ length: 60_000 }, (_, index) => `${prefix}${index},${line(index)}`), ''].join('\n');
  const manyLeft = many('F', 'claim,processed_on,amount', () => '2026-09-03,1.00');
  const manyRight = many(
    'F',
    'claim,voucher,booked_on,amount',
    (index) => `${index},2026-09-03,${index === 7 ? 2 : 1}.00`,
  );

  async function counts(): Promise<number[]> {
    const { rows } = await pool.query<{ count: number }>(
      `SELECT count(*) FROM fordring.reconciliation_result JOIN fordring.reconciliation_run USING (run_id) WHERE creditor_id = $1
       UNION ALL SELECT count(*) FROM fordring.reconciliation_item WHERE creditor_id = $1`,
      [office.creditorId],
    );
    return rows.map(({ count }) => count);
  }

  /** Waits until a statement of this kind runs in this database, and answers its connection. */
  async function running(query: string): Promise<number> {
    for (;;) {
      const { rows } = await pool.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query ILIKE $1 AND pid <> pg_backend_pid()
           AND state = 'active'`,
        [query],
      );
      if (rows[0]) return rows[0].pid;
    }
  }

  test('a connection that is lost while a file is kept leaves nothing of it', async () => {
    await office.delivers('left', LEFT);
    // A piece waits for this lock, however fast the machine is.
    const holder = await pool.connect();
    await holder.query('BEGIN; LOCK TABLE fordring.reconciliation_file_piece IN SHARE MODE');
    const delivery = office.delivers('right', manyRight).catch((problem: unknown) => problem);
    await pool.query('SELECT pg_terminate_backend($1)', [
      await running('INSERT INTO fordring.reconciliation_file_piece%'),
    ]);
    await holder.query('ROLLBACK');
    holder.release();
    expect(await delivery).toHaveProperty('message');
    const { rows } = await pool.query('SELECT FROM fordring.reconciliation_file WHERE creditor_id = $1', [
      office.creditorId,
    ]);
    expect(rows).toHaveLength(1);
    await expect(office.delivers('right', manyRight)).resolves.toMatchObject({ version: 1, rows: 60_000 });
  });

  test('a connection that is lost, and a matching that is called off, leave the run as it was; the next keeps one result', async () => {
    await office.delivers('left', manyLeft);
    await office.delivers('right', manyRight);
    const matching = office.matches().catch((problem: unknown) => problem);
    await pool.query('SELECT pg_terminate_backend($1)', [await running('COPY staged%')]);
    expect(await matching).toHaveProperty('message');
    expect([await state(), await counts()]).toEqual(['ready', [0, 0]]);

    const calling = new AbortController();
    const parts = { pool, openWorkflows: () => Promise.resolve([]), cancelled: calling.signal };
    const calledOff = matchRun(parts, run(office.creditorId), office.today).catch((problem: unknown) => problem);
    await running('COPY staged%');
    calling.abort(new Error('another file has come'));
    expect(await calledOff).toMatchObject({ message: 'another file has come' });
    expect([await state(), await counts()]).toEqual(['ready', [0, 0]]);

    await Promise.all([office.matches(), office.matches(), office.matches()]);
    expect([await state(), await counts()]).toEqual(['matched', [1, 1]]);
  });

  test('runs of one recipe are matched at the same time, each by itself', async () => {
    const months = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09'];
    for (const [index, month] of months.entries()) {
      await office.delivers('left', inMonth(LEFT, month), { period: month });
      const other = inMonth(OTHER_RIGHT, month).replace('7.00', `${index + 1}.00`);
      await office.delivers('right', other, { period: month });
    }
    await Promise.all(months.map((month) => office.matches(month)));
    for (const [index, month] of months.entries()) {
      const { runId } = await readRun(pool, run(office.creditorId, month));
      const matched = (await eventsOf(pool, runId)).filter(({ event }) => event.type === 'RunMatched');
      expect(matched.map(({ event }) => event)).toMatchObject([{ remaining: `${49 - index}.00` }]);
    }
  });
});

test('whoever owes a file that is sent back is told at once, and the overview says from whom it is awaited', async () => {
  const lines = Array.from({ length: 200_001 }, (_, index) => `G${index},1,2026-09-01,1.00`);
  await office.delivers('left', LEFT);
  await office.delivers('right', ['claim,voucher,booked_on,amount', ...lines, ''].join('\n'));
  await office.matches();
  const [notice] = await listNotices(pool, { creditorId: office.creditorId });
  expect(notice).toMatchObject({ addressee: 'debtor system', on: '2026-10-05' });
  const [atAGlance] = await overviewOfRuns(pool, { creditorId: office.creditorId, today: office.today });
  expect(atAGlance).toMatchObject({ state: 'waiting', owner: 'debtor system' });
  const { wanted } = await readRunDossier(pool, run(office.creditorId), office.today);
  expect(wanted).toMatchObject([{ source: 'right', refused: expect.stringContaining('do not tie') as string }]);
});
