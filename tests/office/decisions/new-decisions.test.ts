import type { Pool } from 'pg';
import { writeDownProposals } from '../../../office/decisions/write-down-proposals';
import { importPayments } from '../../../office/payments/import-payments';
import { civilDate } from '../../../domain/kernel/civil-date';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { bankFile, carryOut, count, invoice, kronor, movement, paid, register, useLedger } from '../ledger-world';
import {
  approveAs,
  decideAs,
  hanna,
  kim,
  maj,
  outcome,
  refusalIn,
  rejectAs,
  request,
  reverseAs,
  rut,
  siv,
  sven,
} from './decision-world';

let pool: Pool;
const ledger = useLedger();
beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }));
});

const cancellation = () => request('cancellation', {}, { today: '2016-01-20', document: 'mail-17' });

test('the taking back of what needed a document needs one too, before it waits for anybody', async () => {
  const first = cancellation();
  await decideAs(pool, hanna, first);
  expect(outcome(await approveAs(pool, sven, first.decisionId, '2016-01-20'))).toBe('executed');
  const bare = await reverseAs(pool, hanna, first.decisionId, { today: '2016-01-21' });
  expect(outcome(bare)).toBe('refused: document-missing');
  expect(refusalIn(bare)).toContain('--document');
  const back = { id: 'back', today: '2016-01-21', document: 'mail-18' };
  expect(outcome(await reverseAs(pool, hanna, first.decisionId, back))).toBe('waiting');
  expect(outcome(await approveAs(pool, siv, 'back', '2016-01-22'))).toBe('executed');
});

test('while a taking back waits, there is no second one that could never be approved', async () => {
  const first = cancellation();
  await decideAs(pool, hanna, first);
  await approveAs(pool, sven, first.decisionId, '2016-01-20');
  const back = { today: '2016-01-21', document: 'mail-18' };
  expect(outcome(await reverseAs(pool, hanna, first.decisionId, { ...back, id: 'back' }))).toBe('waiting');
  expect(outcome(await reverseAs(pool, hanna, first.decisionId, { ...back, id: 'back' }))).toBe('waiting');
  const second = await reverseAs(pool, hanna, first.decisionId, { ...back, id: 'back-2' });
  expect(outcome(second)).toBe('refused: reversal-waits');
  expect(refusalIn(second)).toContain('fordring approve back.');
  expect(outcome(await rejectAs(pool, sven, 'back', '2016-01-21'))).toBe('rejected');
  expect(outcome(await reverseAs(pool, hanna, first.decisionId, { ...back, id: 'back-3' }))).toBe('waiting');
  expect(outcome(await approveAs(pool, siv, 'back-3', '2016-01-22'))).toBe('executed');
});

test.each([
  ['somebody who is in no register', 'liable-debtor', { debtorId: 'NOPE', liable: true }, 'debtor-unknown'],
  ['a death that is to come', 'debtor-status', { status: 'deceased', diedOn: '2016-02-11' }, 'day-ahead'],
  ['a bankruptcy without its day', 'debtor-status', { status: 'bankrupt' }, 'day-missing'],
] as const)('%s is not recorded', async (_what, kind, terms, refused) => {
  expect(outcome(await decideAs(pool, sven, request(kind, terms)))).toBe(`refused: ${refused}`);
  expect(await count(pool, 'decision')).toBe(0);
});

describe('a day that cannot be is told before authority, and nobody is asked to approve it', () => {
  // Due on 1 February 2016; today is 10 August. Deferrals over three months are for nobody, and a case handler may not do the rest.
  const august = { today: '2016-08-10' };
  const instalments = [
    { dueOn: '2016-08-09', amount: kronor('600.00') },
    { dueOn: '2018-01-31', amount: kronor('600.00') },
  ];
  const debtorKind = { of: 'debtor-kind', debtorKind: 'person' } as const;

  test.each([
    ['deferral', { newDueOn: '2016-06-01' }, {}, hanna, 'The new due date is 2016-06-01, which has passed'],
    ['deferral', { newDueOn: '2016-06-01' }, {}, rut, 'The new due date is 2016-06-01, which has passed'],
    ['hold', { through: '2016-08-09' }, {}, kim, 'The last day of the hold is 2016-08-09, which has passed'],
    ['hold', { through: '2016-08-09' }, { subject: debtorKind }, hanna, 'The last day of the hold is 2016-08-09'],
    ['instalment-plan', { fee: kronor('0.00'), instalments }, {}, kim, 'instalment 1 is 2016-08-09, which has passed'],
    [
      'credit-note',
      { documentNumber: 'K-1', effectiveOn: '2016-12-01' },
      {},
      kim,
      'The day from which the invoice is lower is given as 2016-12-01, but today is 2016-08-10',
    ],
    ['debtor-status', { status: 'deceased', diedOn: '2016-08-11' }, {}, kim, 'The day of death is given as 2016-08-11'],
    [
      'limitation-interruption',
      { by: 'proceedings', proof: 'T 1', endedOn: '2016-08-11' },
      { document: 'T 1' },
      kim,
      'The end of the proceedings is given as 2016-08-11',
    ],
  ] as const)('%s %j %j', async (kind, terms, words, who, told) => {
    const asked = request(kind, terms, { ...august, ...words });
    expect(refusalIn(await decideAs(pool, who, asked))).toContain(told);
    expect(await count(pool, 'decision')).toBe(0);
  });

  test('a day to come goes on to authority', async () => {
    const answer = await decideAs(pool, hanna, request('deferral', { newDueOn: '2016-09-01' }, august));
    expect(outcome(answer)).toBe('refused: no-line');
  });
});

test('a hold of a whole kind whose last day has passed is recorded for nobody', async () => {
  const subject = { of: 'debtor-kind', debtorKind: 'person' } as const;
  const passed = request('hold', { through: '2016-02-09' }, { subject });
  expect(refusalIn(await decideAs(pool, maj, passed))).toContain('The last day of the hold is 2016-02-09');
});

test('a hold of a whole kind is not approved once its last day has passed', async () => {
  const subject = { of: 'debtor-kind', debtorKind: 'person' } as const;
  const asked = request('hold', { through: '2016-02-11' }, { subject });
  expect(outcome(await decideAs(pool, sven, asked))).toBe('waiting');
  const late = await approveAs(pool, maj, asked.decisionId, '2016-02-12');
  expect(refusalIn(late)).toContain('The last day of the hold is 2016-02-11, which has passed; today is 2016-02-12');
  expect(outcome(await approveAs(pool, maj, asked.decisionId, '2016-02-11'))).toBe('executed');
});

test('a claim that is paid is not disputed any more', async () => {
  await carryOut(pool, '1001', '2016-02-09', paid('2016-02-09', '1200.00'));
  expect(outcome(await decideAs(pool, hanna, request('dispute')))).toBe('refused: settled');
});

test('a payment from before the invoice is placed only when that is said', async () => {
  await importPayments(pool, bankFile(movement({ key: 'early', amount: '1200.00', text: ['rent'], on: '2015-12-01' })));
  const move = { paymentId: 'early' };
  const plain = await decideAs(pool, hanna, request('payment-move', move));
  expect(outcome(plain)).toBe('refused: payment-before-invoice');
  expect(refusalIn(plain)).toContain('--on 2015-12-01 --back-dated');
  const meant = request('payment-move', move, { on: '2015-12-01', backDated: true });
  expect(outcome(await decideAs(pool, hanna, meant))).toBe('executed');
});

test('a policy that the ledger does not have is refused with those that it has', async () => {
  const asked = request('policy-change', { policyId: 'se-botkyrka', policyVersion: '99' });
  const known = new RegExp(`there are: (.*, )?se-botkyrka@${seBotkyrka.version}`);
  expect(refusalIn(await decideAs(pool, sven, asked))).toMatch(known);
});

test('what is wrong with a condition is told by its name and in words', async () => {
  const conditions = [
    { condition: 'debt-due', note: 'seen in the ledger' },
    { condition: 'second-reminder', note: '' },
  ];
  const terms = { service: 'water', change: 'suspended', conditions };
  const message = refusalIn(await decideAs(pool, hanna, request('service', terms, { document: 'call-31' })));
  expect(message).toContain('condition second-reminder, note: say in a few words what was found');
  expect(message).not.toMatch(/Too small|conditions\.1|\.\.$/);
});

test('a day that is no day is told with one full stop', async () => {
  const message = refusalIn(await decideAs(pool, hanna, request('deferral', { newDueOn: '2016-02-30' })));
  expect(message).toMatch(/such as 2016-02-29\.$/);
});

test('the list of write-downs of a day knows nothing that was booked later', async () => {
  const died = request('debtor-status', { status: 'deceased', diedOn: '2016-02-01' }, { today: '2016-02-10' });
  expect(outcome(await decideAs(pool, hanna, died))).toBe('executed');
  await expect(writeDownProposals(pool, 'town', civilDate('2016-02-09'))).resolves.toEqual([]);
  const listed = async (day: string) =>
    (await writeDownProposals(pool, 'town', civilDate(day))).map(({ total }) => total.toString());
  await expect(listed('2016-02-10')).resolves.toEqual(['1200.00']);
  await carryOut(pool, '1001', '2016-02-12', paid('2016-02-12', '1200.00'));
  await expect(listed('2016-02-11')).resolves.toEqual(['1200.00']);
  await expect(listed('2016-02-12')).resolves.toEqual([]);
});
