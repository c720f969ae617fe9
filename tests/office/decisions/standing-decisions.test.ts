import type { Pool } from 'pg';
import { checkDecisions } from '../../../office/decisions/check-decisions';
import { confirmDecision } from '../../../office/decisions/confirm-decision';
import { registerClaims } from '../../../office/registration/register-claims';
import { type Registration } from '../../../office/registration/registration';
import { readClaim } from '../../../office/claims/read-claim';
import type { Debtor } from '../../../office/creditors/register-debtors';
import { carryOut, anna, invoice, paid, register, rulebookFor, useLedger } from '../ledger-world';
import { decideAs, hanna, maj, outcome, request, reverseAs, sven } from './decision-world';

const firm: Debtor = { ...anna, debtorId: 'firm', kind: 'business', name: 'Fabriken AB' };

let pool: Pool;
afterEach(async () => {
  expect(await checkDecisions(pool)).toMatchObject({ damaged: [] });
});
const ledger = useLedger();
beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002', group: '62' }));
});

const aboutAnna = { subject: { of: 'debtor', debtorId: 'anna' } } as const;

/** An invoice of the firm instead of Anna. */
const ofFirm = (number: string): Registration => ({ ...invoice({ number }), debtorId: 'firm' });

function take(...registrations: Registration[]) {
  return registerClaims(pool, { creditorId: 'town', debtors: [anna, firm], registrations, rulebookFor });
}

async function holdsOn(number: string): Promise<string[]> {
  const claim = (await readClaim(pool, `town/${number}`))?.claim;
  return (claim?.holds ?? []).map(({ from, through }) => `${from} to ${through}`);
}

test('a hold on a debtor is on all open claims, and on those that come while it lasts', async () => {
  await carryOut(pool, '1002', '2016-01-20', paid('2016-01-20', '1200.00'));
  const asked = request('hold', { through: '2016-04-30' }, { ...aboutAnna, today: '2016-02-10' });
  expect(outcome(await decideAs(pool, hanna, asked))).toBe('executed');
  expect(await holdsOn('1001')).toEqual(['2016-02-10 to 2016-04-30']);
  // A paid invoice is not held.
  expect(await holdsOn('1002')).toEqual([]);

  // 30 March, registered on its day of issue, 29 February; then 31 May, issued on 1 May, when it is over.
  await take(
    invoice({ number: '1003', due: '2016-03-30' }),
    invoice({ number: '1004', due: '2016-05-31' }),
    ofFirm('1005'),
  );
  expect(await holdsOn('1003')).toEqual(['2016-02-29 to 2016-04-30']);
  expect([await holdsOn('1004'), await holdsOn('1005')]).toEqual([[], []]);
  const { decisionId } = asked;
  expect(await confirmDecision(pool, { claimId: 'town/1003', decisionId })).toEqual({
    confirmed: true,
    eventNumber: 2,
  });

  // Taken back, it ends the day before on the claim that came later too, and is on none that comes after.
  expect(outcome(await reverseAs(pool, hanna, decisionId, { today: '2016-03-01' }))).toBe('executed');
  expect([await holdsOn('1001'), await holdsOn('1003')]).toEqual([
    ['2016-02-10 to 2016-02-29'],
    ['2016-02-29 to 2016-02-29'],
  ]);
  await take(invoice({ number: '1006', due: '2016-03-31' }));
  expect(await holdsOn('1006')).toEqual([]);
});

test('a hold that began after the invoice’s own day counts from where it began', async () => {
  await decideAs(pool, hanna, request('hold', { through: '2016-04-30' }, { ...aboutAnna, today: '2016-02-10' }));
  // Issued on 1 February, handed over later.
  await take(invoice({ number: '1003', due: '2016-03-02' }));
  expect(await holdsOn('1003')).toEqual(['2016-02-10 to 2016-04-30']);
});

test.each([
  ['all businesses', { of: 'debtor-kind', debtorKind: 'business' } as const, ['1003']],
  ['a group', { of: 'invoice-group', invoiceGroup: '62' } as const, ['1002', '1004']],
])('a hold on %s is for a manager, and holds what comes of that kind', async (_what, subject, held) => {
  await take(ofFirm('1000'));
  const asked = request('hold', { through: '2016-04-30' }, { subject, today: '2016-02-10' });
  expect(outcome(await decideAs(pool, hanna, asked))).toBe('refused: not-authorised');
  expect(outcome(await decideAs(pool, maj, asked))).toBe('executed');
  await take(ofFirm('1003'), invoice({ number: '1004', group: '62', due: '2016-03-30' }));
  for (const number of ['1001', '1002', '1003', '1004']) {
    expect([number, (await holdsOn(number)).length]).toEqual([number, held.includes(number) ? 1 : 0]);
  }
});

test('who has died, and whose address is protected, stays so on the next invoice; until it is decided otherwise', async () => {
  const died = request('debtor-status', { status: 'deceased', diedOn: '2016-01-20' }, aboutAnna);
  expect(outcome(await decideAs(pool, hanna, died))).toBe('executed');
  await decideAs(pool, hanna, request('debtor-address', { address: 'protected' }, aboutAnna));
  await take(invoice({ number: '1003', due: '2016-03-30' }));
  expect((await readClaim(pool, 'town/1003'))?.claim).toMatchObject({
    debtorStatus: 'deceased',
    statusEffects: { waitsThrough: '2016-05-20' },
    addressProtected: true,
  });
  const register = async () =>
    (await pool.query<{ status: string }>(`SELECT status FROM fordring.debtor WHERE debtor_id = 'anna'`)).rows[0]
      ?.status;
  expect(await register()).toBe('deceased');

  // It was another Anna.
  expect(outcome(await reverseAs(pool, sven, died.decisionId))).toBe('executed');
  expect(await register()).toBe('ordinary');
  await decideAs(pool, sven, request('debtor-address', { address: 'open' }, { ...aboutAnna, today: '2016-02-12' }));
  await take(invoice({ number: '1004', due: '2016-03-30' }));
  const later = (await readClaim(pool, 'town/1004'))?.claim;
  expect([later?.debtorStatus, later?.addressProtected]).toEqual(['ordinary', undefined]);
});

test('an invoice that is taken up while a hold is placed is held all the same', async () => {
  const asked = request('hold', { through: '2016-04-30' }, { ...aboutAnna, today: '2016-02-10' });
  const numbers = Array.from({ length: 12 }, (_each, at) => `${2000 + at}`);
  await Promise.all([
    ...numbers.map((number) => take(invoice({ number, due: '2016-03-11' }))),
    decideAs(pool, hanna, asked),
  ]);
  const counts = await Promise.all(numbers.map(async (number) => (await holdsOn(number)).length));
  expect(counts).toEqual(numbers.map(() => 1));
});

test('the same file of invoices again changes nothing of what was decided', async () => {
  await decideAs(pool, hanna, request('hold', { through: '2016-04-30' }, aboutAnna));
  await take(invoice({ number: '1003', due: '2016-03-30' }));
  await take(invoice({ number: '1003', due: '2016-03-30' }));
  expect(await holdsOn('1003')).toHaveLength(1);
});

test('a death without its day is refused also while the debtor owes nothing: the next invoice would not know', async () => {
  await take(ofFirm('1005'));
  await carryOut(pool, '1005', '2016-01-20', paid('2016-01-20', '1200.00'));
  const firmOf = { subject: { of: 'debtor', debtorId: 'firm' } } as const;
  expect(outcome(await decideAs(pool, hanna, request('debtor-status', { status: 'deceased' }, firmOf)))).toBe(
    'refused: day-missing',
  );
  const bankrupt = request('debtor-status', { status: 'bankrupt', openedOn: '2016-02-08' }, firmOf);
  expect(outcome(await decideAs(pool, hanna, bankrupt))).toBe('executed');
  await take(ofFirm('1006'));
  expect((await readClaim(pool, 'town/1006'))?.claim.statusEffects).toMatchObject({ stops: true });
});
