import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { createLedgerPool } from '../../../store/connect';
import { createFolderNotices, deliverNotices, listNotices } from '../../../office/reconciliation/notices';
import { partiesOf, type PartyToEnter } from '../../../office/reconciliation/parties';
import type { Actor } from '../../../domain/authority/actor';
import { useWorld } from '../../support/world';
import { ANNA, AUDITOR, LEFT, Office, OTHER_RIGHT, person } from './office';

const world = useWorld();
let pool: Pool;
let office: Office;
beforeAll(async () => (pool = createLedgerPool(await world().newDatabase())));
afterAll(() => pool.end());
beforeEach(async () => {
  office = new Office(pool, world().nameOf('office'));
  await office.opens();
});

function enter(party: string, entries: Pick<PartyToEnter, 'name' | 'email' | 'above'>, by: Actor = ANNA) {
  return office.runs.enterParty(office.caller(by), { party, ...entries });
}

test('a creditor sees which parties its recipes need, and which of them nobody has entered', async () => {
  expect(await partiesOf(pool, office.creditorId)).toEqual([]);
  await office.delivers('left', LEFT);
  await enter('debtor system', { name: 'Debitor', email: 'debitor@example.org' });
  const parties = await partiesOf(pool, office.creditorId);
  expect(parties.map(({ party, email, tasks }) => [party, email, tasks])).toEqual([
    ['KY_RAPPORT_OEKONOMI', null, ['ky-debtor: owes left, failed, sum-report']],
    ['accounting', null, expect.arrayContaining(['ky-debtor: prepares'])],
    ['debtor system', 'debitor@example.org', ['ky-debtor: owes right, debtor-errors, debtor-balances']],
    ['head of accounting', null, ['ky-debtor: signs']],
  ]);
});

test('a notice goes to whom the party is on the day on which it leaves, and is listed', async () => {
  await office.delivers('left', LEFT);
  await office.delivers('right', OTHER_RIGHT);
  await office.matches();
  const [before] = await listNotices(pool, { creditorId: office.creditorId });
  expect(before).toMatchObject({ addressee: 'accounting', email: null, delivered: false });
  await enter('accounting', { name: 'Regnskab Øst', email: 'regnskab@example.org' });
  const folder = mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? '', 'notices-'));
  while ((await deliverNotices(pool, createFolderNotices(folder))) > 0);
  const of = join(folder, office.creditorId, 'accounting');
  const [file = ''] = readdirSync(of);
  expect(readFileSync(join(of, file), 'utf8')).toMatch(
    /^To: Regnskab Øst <regnskab@example\.org>\nSubject: ky-debtor 2026-09\nDate: 2026-10-05\n\n.*43\.00 DKK and 2 differences are left/,
  );
  const [after] = await listNotices(pool, { creditorId: office.creditorId });
  expect(after).toMatchObject({ email: 'regnskab@example.org', delivered: true });
});

test('what is not said stays as it was, and a blank takes it away; nothing that was entered is changed', async () => {
  await enter('accounting', { name: 'Regnskab', email: 'regnskab@example.org', above: 'head of accounting' });
  await expect(enter('accounting', { email: '' })).resolves.toEqual({
    party: 'accounting',
    name: 'Regnskab',
    email: null,
    above: 'head of accounting',
  });
  await expect(pool.query('DELETE FROM fordring.reconciliation_party')).rejects.toMatchObject({ code: 'FD001' });
});

test('refused: no address, a circle, somebody who may not, nobody', async () => {
  await expect(enter('accounting', { email: 'regnskab at example' })).rejects.toMatchObject({ refused: 'no-email' });
  await enter('accounting', { above: 'head of accounting' });
  await enter('head of accounting', { above: 'director' });
  await expect(enter('director', { above: 'accounting' })).rejects.toMatchObject({ refused: 'party-above-itself' });
  await expect(enter('director', { above: 'director' })).rejects.toMatchObject({ refused: 'party-above-itself' });
  for (const by of [AUDITOR, person('local/klaus', 'case-handler')]) {
    await expect(enter('accounting', { name: 'me' }, by)).rejects.toMatchObject({ refused: 'not-authorised' });
  }
  await expect(enter(' ', { name: 'me' })).rejects.toMatchObject({ refused: 'reason-missing' });
});
