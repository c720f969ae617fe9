import { createLedgerPool } from '../../../store/connect';
import { readEvidenceOf } from '../../../office/reconciliation/evidence/file-evidence';
import type { EvidenceDocument } from '../../../office/reconciliation/evidence/evidence-document';
import { fileEvidence } from '../../../office/reconciliation/evidence/file-evidence';
import type * as Shelf from '../../../office/reconciliation/recipe-shelf';
import { civilDate } from '../../../domain/kernel/civil-date';
import { lookForAcknowledgement } from '../../../office/reconciliation/await-signature';
import { enterParty } from '../../../office/reconciliation/parties';
import { type Acknowledgement } from '../../../office/reconciliation/acknowledge-run';
import { approveRun } from '../../../office/reconciliation/approve-run';
import { prepareRun } from '../../../office/reconciliation/prepare-run';
import type { Actor } from '../../../domain/authority/actor';
import { useWorld } from '../../support/world';
import { ANNA, AUDITOR, BO, CLIENT, LEFT, Office, permitted, person, RIGHT, run, UNTESTED } from './office';

/** What a client must acknowledge, without the declaration itself. */
jest.mock('../../../office/reconciliation/recipe-shelf', () => {
  const shelf = jest.requireActual<typeof Shelf>('../../../office/reconciliation/recipe-shelf');
  const declared = {
    ...shelf.recipeNamed('ky-debtor'),
    id: 'declared',
    acknowledgement: { by: 'client contact', withinDays: 14 },
  };
  return { ...shelf, recipeNamed: (id: string) => (id === 'declared' ? declared : shelf.recipeNamed(id)) };
});

const world = useWorld();
let office: Office;
beforeEach(async () => {
  const pool = createLedgerPool(await world().newDatabase(), { connections: 5 });
  office = new Office(pool, world().nameOf('office'));
  await office.opens();
});
afterEach(() => office.pool.end());

/** Prepared by Anna, signed by Bo, and waiting for the client. */
async function isSigned(): Promise<void> {
  await office.delivers('left', LEFT, { recipe: 'declared' });
  await office.delivers('right', RIGHT, { recipe: 'declared' });
  await office.matches('2026-09', 'declared');
  await prepareRun(office.pool, about(), permitted(ANNA, 'prepare-reconciliation'));
  await approveRun(office.pool, { ...about(), reason: UNTESTED }, permitted(BO, 'sign-reconciliation'));
  expect((await fileEvidence(office.pool, about().run, office.today)).state).toBe('unacknowledged');
}

const about = () => ({ run: run(office.creditorId, '2026-09', 'declared'), today: office.today });

function acknowledges(actor: Actor, more: Pick<Acknowledgement, 'note' | 'receipt'> = {}) {
  return office.runs.acknowledge(office.caller(actor), { recipe: 'declared', period: '2026-09', ...more });
}

async function wordsFiled(): Promise<unknown> {
  const filed = (await readEvidenceOf(office.pool, about().run)).at(-1);
  return (JSON.parse(filed?.json ?? '{}') as EvidenceDocument).acknowledged?.words;
}

/** The same people with the client's role besides: a sign-in may have several. */
const ANNA_FOR_CLIENT = person('LOCAL/anna', 'client-contact');
const BO_FOR_CLIENT = person('local/bo', 'supervisor', 'client-contact');
const CARL = person('local/carl', 'controller');

test('neither who prepared nor who signed acknowledges, in whatever role and with whatever receipt', async () => {
  await isSigned();
  for (const who of [ANNA, BO, ANNA_FOR_CLIENT, BO_FOR_CLIENT]) {
    await expect(acknowledges(who, { receipt: 'mail of 7 October' })).rejects.toMatchObject({
      refused: 'own-acknowledgement',
    });
  }
  await expect(acknowledges(BO)).rejects.toMatchObject({ refused: 'receipt-missing' });
  await expect(acknowledges(AUDITOR)).rejects.toMatchObject({ refused: 'not-authorised' });
});

test('the client acknowledges by its own sign-in, with its words', async () => {
  await isSigned();
  expect((await acknowledges(CLIENT, { note: 'received' })).state).toBe('closed');
  expect(await wordsFiled()).toBe('received');
});

test('a third person of the house records it on behalf of the client, by the reference of its receipt only', async () => {
  await isSigned();
  await expect(acknowledges(CARL, { note: 'they said so' })).rejects.toMatchObject({ refused: 'receipt-missing' });
  await expect(acknowledges(CARL, { receipt: '  ' })).rejects.toMatchObject({ refused: 'receipt-missing' });
  expect((await acknowledges(CARL, { receipt: 'SKS 2026-4711', note: 'no remarks' })).state).toBe('closed');
  expect(await wordsFiled()).toBe('on behalf of the client, by its receipt SKS 2026-4711: no remarks');
  await expect(acknowledges(CLIENT)).rejects.toMatchObject({ refused: 'no-acknowledgement-asked' });
});

test('a client that does not acknowledge is asked each banking week, then whoever signed hears of it, then who stands above', async () => {
  await isSigned();
  const by = permitted(BO, 'name-parties');
  const { creditorId, today, pool } = office;
  await enterParty(pool, { creditorId, party: 'head of accounting', above: 'finance director', today }, by);
  // Sent on Monday 5 October with fourteen days; the 20th is the first day after them, and a banking week is five days.
  for (const day of ['2026-10-19', '2026-10-20', '2026-10-21', '2026-10-27', '2026-11-03', '2026-11-10']) {
    await lookForAcknowledgement(pool, about().run, civilDate(day));
  }
  const { rows } = await pool.query<{ told: string }>(
    `SELECT noted_on || ' ' || addressee AS told FROM fordring.reconciliation_notice
     WHERE noted_on > '2026-10-05' ORDER BY notice_id`,
  );
  expect(rows.map(({ told }) => told)).toEqual([
    '2026-10-20 client contact',
    '2026-10-27 client contact',
    '2026-10-27 head of accounting',
    '2026-11-03 client contact',
    '2026-11-03 finance director',
    '2026-11-10 client contact',
    '2026-11-10 finance director',
  ]);
});
