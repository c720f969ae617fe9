import { setTimeout as wait } from 'node:timers/promises';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLedgerPool } from '../../store/connect';
import { signLocalToken } from '../../office/identity/local-tokens';
import { verifierFor } from '../../office/identity/verifier-for';
import type { RunAtAGlance } from '../../office/reconciliation/overview';
import { CaseEngine } from '../../engine/case-engine';
import { FordringClient } from '../../client/fordring-client';
import type { Role } from '../../domain/authority/roles';
import { civilDate } from '../../domain/kernel/civil-date';
import { civilDateAt } from '../../domain/kernel/civil-time';
import { DANISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import { bankingCalendarOf } from '../../policies/calendars/banking-calendar';
import { dkStatensAdministration } from '../../policies/rulebooks/dk-statens-administration';
import { createFordringWorker } from '../../workers/fordring-worker';
import { relayLedger } from '../../workers/relay-ledger';
import { LEFT, OTHER_RIGHT, run } from '../office/reconciliation/office';
import { useWorld } from '../support/world';

const world = useWorld();
// The workflows go by the wall's clock, and nothing is signed on a day before what they did.
const today = civilDateAt(Date.now(), 'Europe/Copenhagen');
const withinAWeek = bankingCalendarOf('DK').addBankingDays(today, 5);
let fordring: FordringClient;
let databaseUrl: string;
let creditorId: string;
let home: string;
let outbox: string;

beforeEach(async () => {
  databaseUrl = await world().newDatabase();
  creditorId = world().nameOf('styrelse');
  home = mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? '', 'home-'));
  outbox = mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? '', 'outbox-'));
  fordring = await FordringClient.connect({
    databaseUrl,
    identity: verifierFor({ home, identity: { kind: 'local' } }),
    token: await token('Nightly import', 'back-office'),
  });
  await fordring.registerCreditor({
    creditorId,
    name: 'Sønderby Styrelse',
    policy: dkStatensAdministration,
    chart: DANISH_SAMPLE_CHART,
    paymentAccounts: [],
  });
});
afterEach(() => fordring.close());

const token = (name: string, ...roles: Role[]) => signLocalToken(home, { name, roles });

async function withWorkers(work: () => Promise<void>): Promise<void> {
  const { client, nativeConnection: connection, taskQueue } = world();
  const pool = createLedgerPool(databaseUrl);
  const relay = await relayLedger({ pool, client, configuration: { taskQueue, outbox } });
  const worker = await createFordringWorker({
    connection,
    namespace: world().stack.temporal.namespace,
    taskQueue,
    pool,
    engine: new CaseEngine(client, taskQueue),
    workflowBundle: await world().workflowBundle(),
  });
  try {
    await worker.runUntil(work);
  } finally {
    await relay.stop();
    await pool.end();
  }
}

async function once(isSo: (run: RunAtAGlance) => boolean): Promise<RunAtAGlance> {
  for (;;) {
    const [found] = await fordring.reconciliations.overview({ creditorId, period: '2026-09', today });
    if (found && isSo(found)) return found;
    await wait(50);
  }
}

test('a back office delivers, looks into what is left, has it signed by two, and gets the evidence', async () => {
  const { reconciliations } = fordring;
  const [anna, bo] = [await token('Anna', 'case-handler'), await token('Bo', 'supervisor')];
  const of = { ...run(creditorId), today };
  const deliver = (source: string, text: string) =>
    reconciliations.deliver(anna, { ...of, source, fileName: `${source}.csv`, open: () => [Buffer.from(text)] });
  await withWorkers(async () => {
    await deliver('left', LEFT);
    expect(await once(({ state }) => state === 'waiting')).toMatchObject({ owner: 'debtor system', open: 0 });
    await deliver('right', OTHER_RIGHT);
    const matched = await once(({ state }) => state === 'matched');
    // A banking week to sign it.
    expect(matched).toMatchObject({ remaining: '43.00', open: 2, dueOn: withinAWeek, ageDays: 0, overdue: false });
    expect(matched.owner).toBe('accounting (differences: nobody yet)');

    const { items } = await reconciliations.read(of, today);
    expect(items.map(({ key, amount, owner }) => [key, amount, owner])).toEqual([
      ['claim · F2', '50.00', null],
      ['claim · F3', '-7.00', null],
    ]);
    const about = { itemId: items[0]?.number ?? 0, today };
    await reconciliations.assign(anna, { ...about, owner: 'cecilie' });
    await reconciliations.comment(bo, { ...about, note: 'the debtor system corrects it' });
    await reconciliations.prepare(anna, { run: run(creditorId), today });
    await expect(reconciliations.approve(bo, { run: run(creditorId), today })).rejects.toMatchObject({
      name: 'RunRefused',
      refused: 'reason-missing',
    });
    await reconciliations.approve(bo, { run: run(creditorId), today, reason: 'both are being corrected' });
    await once(({ state }) => state === 'closed');
    // Whoever is to prepare, and whoever is to sign, was told so.
    const told = (role: string) => existsSync(join(outbox, 'reconciliations', creditorId, role));
    while (!told('accounting') || !told('head%20of%20accounting')) await wait(50);
  });
  const evidence = await reconciliations.evidence(of);
  expect(evidence?.pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(evidence?.csv).toContain('the debtor system corrects it');
  await expect(reconciliations.verify(creditorId)).resolves.toMatchObject({ evidence: 1, problems: [] });
});

test('files of days are delivered together and withdrawn by those who may', async () => {
  const { reconciliations } = fordring;
  const [anna, erik] = [await token('Anna', 'case-handler'), await token('Erik', 'auditor')];
  const of = { ...run(creditorId, '2026-09', 'bank-ledger'), today, source: 'left' };
  const fileOf = (fileName: string, amount: string) => ({
    fileName,
    open: () => [Buffer.from(`key,booked_on,amount\n${fileName},2026-09-03,${amount}\n`)],
  });
  const files = [fileOf('1.csv', '10.00'), fileOf('2.csv', '2.50')];
  const delivered = await reconciliations.deliverParts(anna, { ...of, files });
  expect(delivered.map(({ part, total }) => [part, total])).toEqual([
    ['1.csv', '10.00'],
    ['2.csv', '2.50'],
  ]);
  const withdrawal = { ...of, fileName: '2.csv', reason: 'of another account' };
  await expect(reconciliations.withdraw(erik, withdrawal)).rejects.toMatchObject({ refused: 'not-authorised' });
  await expect(reconciliations.withdraw(anna, withdrawal)).resolves.toMatchObject({
    left: { files: 1, rows: 1, total: '10.00' },
  });
  const { sources } = await reconciliations.read(of, today);
  expect(sources.map(({ fileName }) => fileName)).toEqual(['1.csv']);
});

test('a token that proves nothing is refused, and so is an act of whom nobody recognises', async () => {
  const stranger = await FordringClient.connect({ databaseUrl });
  try {
    const signing = { run: run(creditorId), today };
    await expect(stranger.reconciliations.prepare('no token', signing)).rejects.toMatchObject({
      name: 'IdentityRefused',
    });
    await expect(fordring.reconciliations.prepare('no token', signing)).rejects.toMatchObject({
      name: 'IdentityRefused',
    });
  } finally {
    await stranger.close();
  }
});

test('on the calendar: what is to be begun is shown before it is, and of each month once', async () => {
  const { reconciliations } = fordring;
  const monday = civilDate('2026-10-05');
  const manager = await token('Ditte', 'manager');
  await reconciliations.schedule(manager, { creditorId, recipe: 'ky-debtor', from: '2026-09' });
  // The fifth banking day of October 2026 is Wednesday the 7th.
  await expect(reconciliations.overview({ creditorId, today: monday })).resolves.toMatchObject([
    { recipe: 'ky-debtor', period: '2026-09', state: 'to begin', dueOn: '2026-10-07', owner: 'the calendar' },
  ]);
  await reconciliations.start(manager, { ...run(creditorId), today: monday });
  await expect(reconciliations.overview({ creditorId, period: '2026-09', today: monday })).resolves.toMatchObject([
    { state: 'waiting', owner: 'KY_RAPPORT_OEKONOMI, debtor system' },
  ]);
  await expect(
    reconciliations.schedule(await token('Erik', 'auditor'), { creditorId, recipe: 'ky-debtor', from: '2026-09' }),
  ).rejects.toMatchObject({ refused: 'not-authorised' });
  expect(readdirSync(outbox)).toEqual([]);
});
