import type { Pool } from 'pg';
import { createLedgerPool } from '../../../store/connect';
import { evidencePdf } from '../../../office/reconciliation/evidence/evidence-pdf';
import type { EvidenceDocument } from '../../../office/reconciliation/evidence/evidence-document';
import {
  evidenceHash,
  readEvidence,
  readEvidenceOf,
  type FiledEvidence,
} from '../../../office/reconciliation/evidence/file-evidence';
import { verifyEvidence } from '../../../office/reconciliation/evidence/verify-evidence';
import { assignItem, commentItem } from '../../../office/reconciliation/look-into-item';
import { openItems } from '../../../office/reconciliation/items';
import { readRun } from '../../../office/reconciliation/run-record';
import { NO_HASH } from '../../../store/hash-chain';
import { reopenRun } from '../../../office/reconciliation/reopen-run';
import { civilDate } from '../../../domain/kernel/civil-date';
import { useWorld } from '../../support/world';
import { ANNA, BO, inMonth, LEFT, Office, OTHER_RIGHT, permitted, RIGHT, run } from './office';

const world = useWorld();
let pool: Pool;
let office: Office;
beforeAll(async () => (pool = createLedgerPool(await world().newDatabase())));
afterAll(() => pool.end());
beforeEach(async () => {
  office = new Office(pool, world().nameOf('office'));
  await office.opens();
});

async function filed(period = '2026-09'): Promise<FiledEvidence & { document: EvidenceDocument }> {
  const evidence = await readEvidence(pool, run(office.creditorId, period));
  if (!evidence) throw new Error('Nothing is filed.');
  return { ...evidence, document: JSON.parse(evidence.json) as EvidenceDocument };
}

async function closedWithRemainder(): Promise<void> {
  await office.delivers('left', LEFT);
  await office.delivers('right', OTHER_RIGHT);
  await office.matches();
  const [first] = await openItems(pool, await readRun(pool, run(office.creditorId)));
  const about = { itemId: first?.itemId ?? 0, today: office.today };
  await assignItem(pool, { ...about, owner: 'bo' }, permitted(ANNA, 'look-into-differences'));
  await commentItem(
    pool,
    { ...about, note: '=1+1 is what the debtor system says' },
    permitted(ANNA, 'look-into-differences'),
  );
  await office.prepares(ANNA);
  await office.approves(BO, 'both are being corrected');
  await office.files();
}

test('the evidence says what was compared, what came of it, and who signed', async () => {
  await closedWithRemainder();
  const { document } = await filed();
  expect(document).toMatchObject({
    evidenceNumber: 1,
    previousHash: '0'.repeat(64),
    recipe: { id: 'ky-debtor' },
    period: '2026-09',
    result: {
      left: { rows: 2, total: '300.00' },
      right: { rows: 3, total: '257.00' },
      difference: '43.00',
      remaining: '43.00',
    },
    prepared: { by: 'local/anna', role: 'case-handler', on: '2026-10-05' },
    approved: { by: 'local/bo', role: 'supervisor', words: 'both are being corrected' },
  });
  expect(document.sources.map(({ source, fileName, rows, total }) => [source, fileName, rows, total])).toEqual([
    ['left', 'left.csv', 2, '300.00'],
    ['right', 'right.csv', 3, '257.00'],
  ]);
  expect(document.open.map(({ key, owner, amount, ageDays }) => [key, owner, amount, ageDays])).toEqual([
    ['claim · F2', 'bo', '50.00', 0],
    ['claim · F3', undefined, '-7.00', 0],
  ]);
});

test('the CSV has every line of every difference, and no cell of it is a formula', async () => {
  await closedWithRemainder();
  const { csv } = await filed();
  const [, ...rows] = csv.trimEnd().split('\n');
  expect(rows).toHaveLength(3); // two lines of F2, one of F3
  expect(rows[0]).toMatch(
    /^unexplained,\d+,other-amount,claim · F2,50\.00,DKK,left,left\.csv,3,200\.00,2026-09-10,2026-09,2026-10-05,0,bo,/,
  );
  expect(csv).toContain('local/anna: =1+1');
  for (const row of rows) expect(row).not.toMatch(/(^|,)"?[=+@]/);
});

test('the PDF says the same, page by page, and the same evidence gives the same bytes', async () => {
  await closedWithRemainder();
  const { document, pdf } = await filed();
  const beside = { json: 'a'.repeat(64), csv: 'b'.repeat(64) };
  const [one, other] = [await evidencePdf(document, beside), await evidencePdf(document, beside)];
  expect(one.equals(other)).toBe(true);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const many = {
    ...document,
    open: Array.from({ length: 100 }, (_, index) => ({ ...document.open[0]!, number: index })),
  };
  const plain = (await evidencePdf(many, beside, { compress: false })).toString('latin1');
  const pages = plain.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(3);
});

test('a name that the typeface lacks does not keep the evidence from being filed', async () => {
  await office.delivers('left', LEFT.replace('F2', 'Ψ2'));
  await office.delivers('right', RIGHT);
  await office.matches();
  await office.prepares();
  await office.approves(BO, 'Ψ is no claim');
  await expect(office.files()).resolves.toMatchObject({ state: 'closed' });
  expect((await filed()).document.open.map(({ key }) => key)).toContain('claim · Ψ2');
});

test('each evidence vouches for the one before, and the whole is verified', async () => {
  await office.closes(LEFT, RIGHT);
  office.today = civilDate('2026-11-04');
  await office.closes(inMonth(LEFT, '2026-10'), inMonth(RIGHT, '2026-10'), { period: '2026-10' });
  const [first, second] = [await filed(), await filed('2026-10')];
  expect([second.document.evidenceNumber, second.document.previousHash]).toEqual([2, first.hash]);
  await expect(verifyEvidence(pool, office.creditorId)).resolves.toMatchObject({
    series: 1,
    evidence: 2,
    files: 4,
    problems: [],
  });
});

describe('what was changed behind the database’s back is found', () => {
  /** Whoever owns the tables can take the triggers away; the hashes show it. */
  async function forge(table: string, sql: string): Promise<readonly string[]> {
    await closedWithRemainder();
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await client.query(`ALTER TABLE fordring.${table} DISABLE TRIGGER ${table}_is_append_only`);
      const { rowCount } = await client.query(sql, [office.creditorId]);
      expect(rowCount).toBeGreaterThan(0);
      await client.query(`ALTER TABLE fordring.${table} ENABLE TRIGGER ${table}_is_append_only`);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    return (await verifyEvidence(pool, office.creditorId)).problems;
  }

  /** What has no trigger against it. */
  async function forgeOpen(sql: string): Promise<string> {
    await closedWithRemainder();
    const { rowCount } = await pool.query(sql, [office.creditorId]);
    expect(rowCount).toBeGreaterThan(0);
    return (await verifyEvidence(pool, office.creditorId)).problems.join('\n');
  }
  const OF_RUN = 'run_id IN (SELECT run_id FROM fordring.reconciliation_run WHERE creditor_id = $1)';

  test.each([
    [
      'a document',
      'reconciliation_evidence',
      "UPDATE fordring.reconciliation_evidence SET document_json = replace(document_json, '300.00', '301.00') WHERE creditor_id = $1",
      'a document is not as it was filed',
    ],
    [
      'the PDF',
      'reconciliation_evidence',
      "UPDATE fordring.reconciliation_evidence SET document_pdf = 'x' WHERE creditor_id = $1",
      'a document is not as it was filed',
    ],
    [
      'the last link',
      'reconciliation_evidence',
      'DELETE FROM fordring.reconciliation_evidence WHERE creditor_id = $1',
      '1 were filed, 0 are there',
    ],
    [
      'who approved',
      'reconciliation_event',
      `UPDATE fordring.reconciliation_event SET done_by = 'local/nobody' WHERE type = 'RunApproved' AND ${OF_RUN}`,
      'event 6 is not as it was recorded',
    ],
    [
      'what somebody noted of a difference',
      'reconciliation_item_mark',
      `UPDATE fordring.reconciliation_item_mark SET note = 'nothing to see' WHERE mark = 'commented' AND ${OF_RUN}`,
      'it, or what was noted of it, is not as it was recorded',
    ],
    [
      'that somebody noted it',
      'reconciliation_item_mark',
      `DELETE FROM fordring.reconciliation_item_mark WHERE mark = 'commented' AND ${OF_RUN}`,
      'something that was noted of it is missing',
    ],
    [
      'a difference’s amount',
      'reconciliation_item',
      'UPDATE fordring.reconciliation_item SET amount = 0.01 WHERE creditor_id = $1',
      'it, or what was noted of it, is not as it was recorded',
    ],
    [
      'who delivered a file',
      'reconciliation_load',
      `UPDATE fordring.reconciliation_load SET delivered_by = 'local/nobody' WHERE ${OF_RUN}`,
      'delivery left 1 is not what its event tells of',
    ],
    [
      'that a file was withdrawn',
      'reconciliation_load',
      `UPDATE fordring.reconciliation_load SET withdrawn = true WHERE ${OF_RUN}`,
      'delivery left 1 is not what its event tells of',
    ],
    [
      'which part a file is',
      'reconciliation_load',
      `UPDATE fordring.reconciliation_load SET part = 'another.csv' WHERE ${OF_RUN}`,
      'delivery left 1 is not what its event tells of',
    ],
    [
      'a result and its hash',
      'reconciliation_result',
      `UPDATE fordring.reconciliation_result SET contents = contents || ' ', sha256 = sha256(convert_to(contents || ' ', 'UTF8')) WHERE ${OF_RUN}`,
      'result 1 is not what its event tells of',
    ],
    [
      'whether a result is clean',
      'reconciliation_result',
      `UPDATE fordring.reconciliation_result SET clean = NOT clean, remaining = 0 WHERE ${OF_RUN}`,
      'result 1 is not what its event tells of',
    ],
    [
      'a result',
      'reconciliation_result',
      `UPDATE fordring.reconciliation_result SET contents = contents || ' ' WHERE ${OF_RUN}`,
      'match 1 is not as it was worked out',
    ],
    [
      'a delivered file',
      'reconciliation_file_piece',
      "UPDATE fordring.reconciliation_file_piece SET piece = piece || 'x' WHERE file_id IN (SELECT file_id FROM fordring.reconciliation_file WHERE creditor_id = $1)",
      'reads otherwise now',
    ],
  ])('%s', async (_what, table, sql, problem) => {
    expect((await forge(table, sql)).join('\n')).toContain(problem);
  });

  test('a whole chain that was written anew, with hashes that fit', async () => {
    await closedWithRemainder();
    const { json, csv, pdf } = await filed();
    const forgedJson = json.replace('both are being corrected', 'nothing was left');
    const hash = evidenceHash(NO_HASH, { json: forgedJson, csv, pdf });
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await client.query('SET LOCAL session_replication_role = replica');
      await client.query(
        'UPDATE fordring.reconciliation_evidence SET document_json = $2, hash = $3 WHERE creditor_id = $1',
        [office.creditorId, forgedJson, hash],
      );
      await client.query('UPDATE fordring.reconciliation_series SET evidence_hash = $2 WHERE creditor_id = $1', [
        office.creditorId,
        hash,
      ]);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    const { problems } = await verifyEvidence(pool, office.creditorId);
    expect(problems).toEqual([expect.stringContaining('evidence 1 is not what its event tells of')]);
  });

  test.each([
    [
      'a run’s state',
      "UPDATE fordring.reconciliation_run SET state = 'matched' WHERE creditor_id = $1",
      'by its events it is closed',
    ],
    [
      'how far it is signed',
      "UPDATE fordring.reconciliation_series SET signed_through = '2026-12-31' WHERE creditor_id = $1",
      'it is said to be signed through 2026-12-31; by its signatures through 2026-09-30',
    ],
  ])('%s', async (_what, sql, problem) => {
    expect(await forgeOpen(sql)).toContain(problem);
  });
});

test('opened again and signed anew: what was filed first stays, the second is the next link, both are verified', async () => {
  await closedWithRemainder();
  const first = await filed();
  const about = { run: run(office.creditorId), today: office.today };
  await reopenRun(
    pool,
    { ...about, reason: 'the debtor system sent its list anew' },
    permitted(BO, 'reopen-reconciliation'),
  );
  await office.delivers('right', RIGHT);
  await office.matches();
  await office.prepares(ANNA);
  await office.approves(BO);
  await office.files();
  const all = await readEvidenceOf(pool, run(office.creditorId));
  expect(all.map(({ evidenceNumber }) => evidenceNumber)).toEqual([1, 2]);
  expect(all[0]?.json).toBe(first.json);
  const second = await filed();
  expect(second.document.previousHash).toBe(first.hash);
  expect(second.document.clean).toBe(true);
  // What was open at the first signature is closed by the second, and says so.
  expect(second.document.closed.map(({ key, amount, closedAs }) => [key, amount, closedAs])).toEqual([
    ['claim · F2', '50.00', 'gone'],
    ['claim · F3', '-7.00', 'gone'],
  ]);
  expect(second.document.events.map(({ type }) => type)).toContain('RunReopened');
  await expect(verifyEvidence(pool, office.creditorId)).resolves.toMatchObject({ evidence: 2, problems: [] });
});

test('causes are filed with the rows that say so, and signatures with names and the hour', async () => {
  // F5 of KY never reached the debtor system: its list of failed deliveries says so (S004-146).
  await office.delivers('left', `${LEFT}F5,2026-09-12,33.00\n`);
  await office.delivers('right', RIGHT);
  await office.delivers('failed', 'claim,amount\nF5,33.00\n');
  await office.matches();
  await office.prepares({ ...ANNA, name: 'Anna Østergård' });
  await office.approves(BO);
  await office.files();
  const { document, csv } = await filed();
  expect(document.clean).toBe(true);
  expect(document.prepared).toMatchObject({
    name: 'Anna Østergård',
    at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
  });
  expect(csv).toMatch(/explained,,.*claim · F5,33\.00,DKK,left,left\.csv,4,33\.00/);
  expect(csv).toMatch(/explained,,.*claim · F5,33\.00,DKK,failed,failed\.csv,2,33\.00/);
});
