import type { Pool } from 'pg';
import type { DecidedKind } from '../../../domain/decisions/decision-rules';
import { COMMANDED_KINDS, ruleOf } from '../../../domain/decisions/decision-rules';
import { Money } from '../../../domain/kernel/money';
import { count, invoice, register, useLedger } from '../ledger-world';
import {
  approveAs,
  decideAs,
  kim,
  outcome,
  refusalIn,
  rejectAs,
  request,
  reverseAs,
  sven,
  type Words,
} from './decision-world';

let pool: Pool;
const ledger = useLedger();
beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }));
});

const kronor = (amount: string) => Money.of(amount, 'SEK');

test('each kind says what the same decision once more is', () => {
  const adding = COMMANDED_KINDS.filter((kind) => ruleOf(kind).repeated !== 'already-so').sort();
  expect(adding).toEqual(['credit-note', 'fee-waiver', 'instalment-plan', 'set-off', 'write-down']);
});

const STATES: readonly (readonly [kind: DecidedKind, terms: unknown])[] = [
  ['deferral', { newDueOn: '2016-03-15' }],
  ['hold', { through: '2016-03-15' }],
  ['dispute', {}],
  ['debtor-status', { status: 'deceased', diedOn: '2016-02-01' }],
  ['debtor-address', { address: 'protected' }],
];

test.each(STATES)('twelve times the same %s under twelve ids is one', async (kind, terms) => {
  expect(outcome(await decideAs(pool, sven, request(kind, terms)))).toBe('executed');
  const events = await count(pool, 'claim_event');
  const letters = await count(pool, 'letter');
  for (let time = 2; time <= 12; time++) {
    const again = await decideAs(pool, sven, request(kind, terms));
    expect(outcome(again)).toBe('refused: already-recorded');
    expect(refusalIn(again)).toContain('already');
  }
  expect([await count(pool, 'decision'), await count(pool, 'claim_event')]).toEqual([1, events]);
  expect(await count(pool, 'letter')).toBe(letters);
});

test('a later day is another deferral, and the first day once more is too', async () => {
  const deferTo = (newDueOn: string) => decideAs(pool, sven, request('deferral', { newDueOn }));
  expect(outcome(await deferTo('2016-03-15'))).toBe('executed');
  expect(outcome(await deferTo('2016-03-22'))).toBe('executed');
  expect(outcome(await deferTo('2016-03-15'))).toBe('executed');
});

test('what was taken back can be decided anew', async () => {
  const first = request('deferral', { newDueOn: '2016-03-15' });
  expect(outcome(await decideAs(pool, sven, first))).toBe('executed');
  expect(outcome(await reverseAs(pool, sven, first.decisionId))).toBe('executed');
  const anew = request('deferral', { newDueOn: '2016-03-15' }, { today: '2016-02-12' });
  expect(outcome(await decideAs(pool, sven, anew))).toBe('executed');
});

test('a hold of a whole debtor stands for claims to come, and is not placed twice', async () => {
  const ofDebtor = (through: string) => request('hold', { through }, { subject: { of: 'debtor', debtorId: 'anna' } });
  const first = await decideAs(pool, sven, ofDebtor('2016-03-15'));
  expect(outcome(first)).toBe('executed');
  const again = await decideAs(pool, sven, ofDebtor('2016-03-15'));
  expect(outcome(again)).toBe('refused: already-recorded');
  expect(outcome(await decideAs(pool, sven, ofDebtor('2016-03-16')))).toBe('executed');
});

const setOff = (amount: string, words: Words = {}) =>
  request('set-off', { amount: kronor(amount), against: 'grant 7' }, { document: 'mail-17', ...words });

test('the same amount on the same claim is asked about, and never dropped in silence', async () => {
  const first = setOff('100.00');
  expect(outcome(await decideAs(pool, kim, first))).toBe('waiting');
  const again = await decideAs(pool, kim, setOff('100.00'));
  expect(outcome(again)).toBe('refused: given-before');
  expect(refusalIn(again)).toBe(
    `Decision ${first.decisionId} of 2016-02-10 gave the same: a set-off of 100.00 on town/1001. ` +
      'When it is meant once more, say so: fordring decide set-off with --again (in the library, again: true).',
  );
  expect(outcome(await approveAs(pool, sven, first.decisionId))).toBe('executed');
  const meant = setOff('100.00', { again: true, today: '2016-02-11' });
  expect(outcome(await decideAs(pool, kim, meant))).toBe('waiting');
  expect(outcome(await approveAs(pool, sven, meant.decisionId))).toBe('executed');
});

test('asked about, the same id is decided once it is said that it is meant', async () => {
  await decideAs(pool, kim, setOff('100.00'));
  const asked = setOff('100.00');
  expect(outcome(await decideAs(pool, kim, asked))).toBe('refused: given-before');
  expect(outcome(await decideAs(pool, kim, { ...asked, again: true }))).toBe('waiting');
  expect(await decideAs(pool, kim, asked)).toMatchObject({ outcome: 'recorded', replayed: true });
});

test.each([
  ['another amount', setOff('100.01')],
  ['another claim', setOff('100.00', { subject: { of: 'claims', claimIds: ['town/1002'] } })],
  ['over thirty days later', setOff('100.00', { today: '2016-03-12' })],
])('%s is not asked about', async (_what, other) => {
  await decideAs(pool, kim, setOff('100.00'));
  expect(outcome(await decideAs(pool, kim, other))).toBe('waiting');
});

test('what was turned down was not given', async () => {
  const first = setOff('100.00');
  await decideAs(pool, kim, first);
  expect(outcome(await rejectAs(pool, sven, first.decisionId))).toBe('rejected');
  expect(outcome(await decideAs(pool, kim, setOff('100.00')))).toBe('waiting');
});

test('a credit of several invoices is compared invoice by invoice', async () => {
  const credit = (documentNumber: string, ...amounts: readonly (readonly [claimId: string, amount: string])[]) =>
    request(
      'credit-note',
      { documentNumber, amounts: amounts.map(([claimId, amount]) => ({ claimId, amount: kronor(amount) })) },
      { subject: { of: 'claims', claimIds: amounts.map(([claimId]) => claimId) }, document: 'mail-17' },
    );
  const hanna = sven;
  expect(outcome(await decideAs(pool, hanna, credit('C-1', ['town/1001', '100.00'])))).toBe('waiting');
  expect(outcome(await decideAs(pool, hanna, credit('C-2', ['town/1001', '100.00'])))).toBe('refused: given-before');
  expect(outcome(await decideAs(pool, hanna, credit('C-3', ['town/1001', '90.00'])))).toBe('waiting');
});
