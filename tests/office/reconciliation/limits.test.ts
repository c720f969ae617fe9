import type { Pool } from 'pg';
import type { AuthorityMatrix } from '../../../domain/authority/authority-matrix';
import { civilDate } from '../../../domain/kernel/civil-date';
import { openOffice } from '../../../office/office';
import { dkStatensAdministrationAuthority } from '../../../policies/authority/dk-statens-administration';
import { parseAuthorityMatrix } from '../../../policies/authority/matrix-schema';
import { createLedgerPool } from '../../../store/connect';
import { useWorld } from '../../support/world';
import { ANNA, BO, inMonth, LEFT, Office, OTHER_RIGHT, person, RIGHT } from './office';

const world = useWorld();
let pool: Pool;
let office: Office;
beforeAll(async () => (pool = createLedgerPool(await world().newDatabase())));
afterAll(() => pool.end());
beforeEach(async () => {
  office = new Office(pool, world().nameOf('office'));
  await office.opens();
});

const CONTROLLER = person('local/cecilie', 'controller');
const WHY = { reason: 'the committee’s own resolution', sources: ['S002-109'] };

/** The creditor's matrix, as it is shipped but for what it says of signing. */
async function laysDown(signing: NonNullable<AuthorityMatrix['signing']>): Promise<void> {
  const { decisions } = openOffice({ pool });
  const manager = { by: person('local/ditte', 'manager'), creditorId: office.creditorId };
  const shipped = await decisions.matrix(manager, {});
  if (!shipped) throw new Error('A matrix is shipped.');
  const matrix = { ...shipped, id: office.creditorId, version: '1', signing };
  await expect(decisions.loadMatrix(manager, { matrix })).resolves.toMatchObject({ outcome: 'approved' });
}

async function isPrepared(right = OTHER_RIGHT): Promise<void> {
  await office.delivers('left', LEFT);
  await office.delivers('right', right);
  await office.matches();
  await office.prepares(ANNA);
}

const refusal = (refused: string) => expect.objectContaining({ name: 'RunRefused', refused }) as unknown;

// F2 is 50.00 more on the left, F3 is 7.00 on the right: the remainder is 43.00, and 57.00 are to be answered for.
test('differences of opposite signs are not taken from each other', async () => {
  await laysDown({ limits: { value: { supervisor: '50.00' }, ...WHY } });
  await isPrepared();
  await expect(office.approves(BO, 'known')).rejects.toEqual(refusal('over-limit'));
  await expect(office.approves(BO, 'known')).rejects.toThrow(
    'ky-debtor for 2026-09 leaves 57.00 DKK to answer for, and a supervisor signs up to 50.00 DKK.',
  );
  await expect(office.approves(CONTROLLER, 'known')).resolves.toMatchObject({ state: 'signed' });
});

test('what somebody’s word settled is answered for like what is open', async () => {
  await laysDown({ limits: { value: { supervisor: '56.99' }, ...WHY } });
  await isPrepared();
  const named = { recipe: 'ky-debtor', period: '2026-09' };
  for (const { number } of (await office.runs.read(office.caller(ANNA), named)).items) {
    await office.runs.settle(office.caller(ANNA), { itemId: number, note: 'both are of no matter' });
  }
  await office.prepares(ANNA);
  await expect(office.approves(BO, 'known')).rejects.toEqual(refusal('over-limit'));
});

test('what was settled in a month that is passed over is answered for by whoever signs the next', async () => {
  await laysDown({ limits: { value: { supervisor: '56.99' }, ...WHY } });
  await isPrepared();
  const named = { recipe: 'ky-debtor', period: '2026-09' };
  for (const { number } of (await office.runs.read(office.caller(ANNA), named)).items) {
    await office.runs.settle(office.caller(ANNA), { itemId: number, note: 'both are of no matter' });
  }
  office.today = civilDate('2026-11-05');
  const period = '2026-10';
  await office.delivers('left', inMonth(LEFT, period), { period });
  await office.delivers('right', inMonth(RIGHT, period), { period });
  await office.matches(period);
  await office.prepares(ANNA, period);
  await expect(office.approves(BO, 'September is lost', period)).rejects.toEqual(refusal('over-limit'));
  await expect(office.approves(CONTROLLER, 'September is lost', period)).resolves.toMatchObject({ state: 'signed' });
});

test('up to the limit a supervisor signs, and nothing is over any limit', async () => {
  await laysDown({ limits: { value: { supervisor: '0.00' }, ...WHY } });
  await isPrepared(RIGHT);
  await expect(office.approves(BO)).resolves.toMatchObject({ state: 'signed' });
});

test('as shipped a supervisor answers for up to 100,000.00', async () => {
  const left = (amount: string) => LEFT.replace('100.00', amount);
  await office.delivers('left', left('100100.01'));
  await office.delivers('right', RIGHT);
  await office.matches();
  await office.prepares(ANNA);
  await expect(office.approves(BO, 'known')).rejects.toEqual(refusal('over-limit'));
  await office.delivers('left', left('100100.00'));
  await office.matches();
  await office.prepares(ANNA);
  await expect(office.approves(BO, 'known')).resolves.toMatchObject({ state: 'signed' });
});

test('a recipe is prepared and signed by whom its own parties are', async () => {
  await laysDown({
    parties: { value: { accounting: ['case-handler'], 'head of accounting': ['controller'] }, ...WHY },
  });
  await office.delivers('left', LEFT);
  await office.delivers('right', RIGHT);
  await office.matches();
  await expect(office.prepares(CONTROLLER)).rejects.toThrow(
    'ky-debtor for 2026-09 is prepared for accounting: by a case handler. You are signed in as a controller.',
  );
  await office.prepares(ANNA);
  await expect(office.approves(BO)).rejects.toEqual(refusal('not-authorised'));
  await office.approves(CONTROLLER);
  const { events } = await office.runs.read(office.caller(ANNA), { recipe: 'ky-debtor', period: '2026-09' });
  expect(events.at(-1)).toMatchObject({ by: 'local/cecilie', role: 'controller' });
});

test('whoever has two roles signs by the one that may', async () => {
  await laysDown({ parties: { value: { 'head of accounting': ['controller'] }, ...WHY } });
  await isPrepared(RIGHT);
  await office.approves(person('local/erik', 'supervisor', 'controller'));
  const { events } = await office.runs.read(office.caller(ANNA), { recipe: 'ky-debtor', period: '2026-09' });
  expect(events.at(-1)).toMatchObject({ by: 'local/erik', role: 'controller' });
});

describe('materiality', () => {
  const events = async () =>
    (await office.runs.read(office.caller(ANNA), { recipe: 'ky-debtor', period: '2026-09' })).events;

  // 57.00 are to be answered for.
  test.each([
    ['57.00', true],
    ['57.01', false],
  ])('with a threshold of %s it is material: %s', async (threshold, material) => {
    await laysDown({ materiality: { value: threshold, ...WHY } });
    await isPrepared();
    const asked = office.approves(BO, null);
    if (material)
      await expect(asked).rejects.toThrow('It is material: 57.00 is left, and the threshold is 57.00. It touches');
    else await expect(asked).rejects.toThrow(/^(?!.*material).*It leaves 43\.00/);
    await office.approves(BO, 'known');
    const materiality = { threshold, answersFor: '57.00', material };
    expect((await events()).at(-1)).toMatchObject({ event: { type: 'RunApproved', materiality } });
    await office.files();
    const filed = await office.runs.evidence(office.caller(ANNA), { recipe: 'ky-debtor', period: '2026-09' });
    expect(JSON.parse(filed?.json ?? '{}')).toMatchObject({ materiality });
  });

  test('without a threshold nothing is said of it', async () => {
    await isPrepared();
    await office.approves(BO, 'known');
    expect((await events()).at(-1)?.event).not.toHaveProperty('materiality');
  });
});

test.each([
  ['a limit that is no amount', { limits: { value: { supervisor: '50 000' }, ...WHY } }, 'limits.value.supervisor'],
  ['a party that is nobody', { parties: { value: { accounting: [] }, ...WHY } }, 'parties.value.accounting'],
  ['a party that is a system', { parties: { value: { accounting: ['back-office'] }, ...WHY } }, 'no person'],
])('refused in a matrix: %s', (_case, signing, says) => {
  expect(() => parseAuthorityMatrix({ ...dkStatensAdministrationAuthority, signing })).toThrow(says);
});
