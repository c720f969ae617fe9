import type { Pool } from 'pg';
import { checkLedger } from '../../../office/controls/check-ledger';
import { checkDecisions } from '../../../office/decisions/check-decisions';
import { confirmDecision } from '../../../office/decisions/confirm-decision';
import { readDecision } from '../../../office/decisions/decision-rows';
import { readClaim } from '../../../office/claims/read-claim';
import { refusalsOf } from '../../../office/decisions/list-decisions';
import { carryOut, count, demanded, invoice, kronor, paid, register, step, useLedger } from '../ledger-world';
import {
  approveAs,
  dag,
  decideAs,
  hanna,
  kim,
  lars,
  maj,
  outcome,
  person,
  refusalIn,
  rejectAs,
  request,
  reverseAs,
  rut,
  siv,
  sven,
  withdrawAs,
} from './decision-world';

let pool: Pool;
// Whatever a test decided: the books tie and every chain holds.
afterEach(async () => {
  expect(await checkDecisions(pool)).toMatchObject({ damaged: [] });
  expect(await checkLedger(pool)).toMatchObject({ holds: true });
});
const ledger = useLedger();
beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }), invoice({ number: '1003' }));
});
async function typesOf(number: string): Promise<string[]> {
  const file = await readClaim(pool, `town/${number}`);
  return (file?.events ?? []).map(({ event }) => event.type);
}

const twoMonths = { newDueOn: '2016-04-01' };
const twelve = {
  fee: kronor('0.00'),
  instalments: Array.from({ length: 12 }, (_each, at) => ({
    dueOn: `2016-${String(at + 1).padStart(2, '0')}-28`.replace('2016-01', '2017-01'),
    amount: kronor('100.00'),
  })).sort((one, other) => (one.dueOn < other.dueOn ? -1 : 1)),
};

/** From 28 January 2016, before it is due, to the same day of the year after. */
const aYear = () => request('instalment-plan', twelve, { today: '2016-01-28' });

test('a case handler defers an invoice: the decision, its mark and the claim’s event are there together', async () => {
  const asked = request('deferral', twoMonths);
  const answer = await decideAs(pool, hanna, asked);
  expect(answer).toMatchObject({
    outcome: 'recorded',
    replayed: false,
    file: {
      state: 'executed',
      decision: {
        kind: 'deferral',
        on: '2016-02-10',
        through: '2016-04-01',
        backDated: false,
        proposedBy: 'hanna',
        proposedRole: 'case-handler',
        matrix: { id: 'se-botkyrka', version: '1' },
        lines: ['deferral'],
        approvalBy: [],
        reason: 'The debtor asked for it.',
      },
      marks: [{ mark: 'executed', by: 'hanna', role: 'case-handler', on: '2016-02-10' }],
      claims: [{ claimId: 'town/1001', eventNumber: 2 }],
    },
  });
  expect(await typesOf('1001')).toEqual(['ClaimRegistered', 'DeferralGranted']);
  expect(await readClaim(pool, 'town/1001')).toMatchObject({ claim: { deferredTo: '2016-04-01' } });
  const { decisionId } = asked;
  expect(await confirmDecision(pool, { claimId: 'town/1001', decisionId })).toEqual({
    confirmed: true,
    eventNumber: 2,
  });
  expect(await confirmDecision(pool, { claimId: 'town/1002', decisionId })).toEqual({
    confirmed: false,
    why: 'other-claim',
  });
  expect(await confirmDecision(pool, { claimId: 'town/1001', decisionId: 'forged' })).toEqual({
    confirmed: false,
    why: 'unknown',
  });
});

test('the same again is the same decision; the same id for something else is refused', async () => {
  const asked = request('deferral', twoMonths);
  await decideAs(pool, hanna, asked);
  const again = await decideAs(pool, hanna, { ...asked, on: asked.today, today: '2016-02-11' as never });
  expect(again).toMatchObject({ outcome: 'recorded', replayed: true, file: { state: 'executed' } });
  // After midnight, without a day: the recorded one was of its day of asking.
  const tomorrow = { ...asked, today: '2016-02-11' as never };
  expect(await decideAs(pool, hanna, tomorrow)).toMatchObject({ outcome: 'recorded', replayed: true });
  await expect(decideAs(pool, hanna, { ...tomorrow, on: tomorrow.today })).rejects.toMatchObject({
    name: 'KeyReusedWithOtherContents',
  });
  const changes: Partial<typeof asked>[] = [
    { terms: { newDueOn: '2016-04-02' } },
    { reason: 'Another.' },
    { document: '7' },
    { subject: { of: 'claims', claimIds: ['town/1002'] } },
  ];
  for (const change of changes) {
    await expect(decideAs(pool, hanna, { ...asked, ...change })).rejects.toMatchObject({
      name: 'KeyReusedWithOtherContents',
    });
  }
  await expect(decideAs(pool, sven, asked)).rejects.toMatchObject({ name: 'KeyReusedWithOtherContents' });
  expect(await count(pool, 'decision')).toBe(1);
});

test('what the claim cannot take is refused whole: no decision, no event, only the refusal', async () => {
  await carryOut(pool, '1002', '2016-01-20', paid('2016-01-20', '1200.00'));
  const both = request('deferral', twoMonths, { subject: { of: 'claims', claimIds: ['town/1001', 'town/1002'] } });
  const answer = await decideAs(pool, hanna, both);
  expect(refusalIn(answer)).toBe('Invoice 1002: The claim is settled; there is nothing to defer.');
  expect(await typesOf('1001')).toEqual(['ClaimRegistered']);
  expect([await count(pool, 'decision'), await count(pool, 'decision_mark')]).toEqual([0, 0]);
  expect(await refusalsOf(pool, 'town/1001')).toMatchObject([
    { by: 'hanna', roles: ['case-handler'], asked: 'decide', refused: 'settled' },
  ]);
  // The id is free: nothing was decided under it.
  expect(outcome(await decideAs(pool, hanna, { ...both, subject: { of: 'claims', claimIds: ['town/1001'] } }))).toBe(
    'executed',
  );
});

test('longer than three months is nobody’s to give, and who has no authority is told who has (S002-53, S002-109)', async () => {
  expect(refusalIn(await decideAs(pool, maj, request('deferral', { newDueOn: '2016-05-02' })))).toMatch(
    /^Nobody has been authorised for a deferral .*from 2016-02-01 to 2016-05-02/,
  );
  expect(outcome(await decideAs(pool, hanna, request('deferral', { newDueOn: '2016-05-01' })))).toBe('executed');
  const byAuditor = await decideAs(pool, rut, request('dispute'));
  expect([outcome(byAuditor), refusalIn(byAuditor)]).toEqual([
    'refused: read-only',
    expect.stringContaining('you may only read'),
  ]);
  const stranger = { ...hanna, creditorIds: ['harbour'] };
  expect(outcome(await decideAs(pool, stranger, request('dispute')))).toBe('refused: other-creditor');
});

test('a plan of a year waits for a supervisor, and becomes events when she approves', async () => {
  const asked = aYear();
  const answer = await decideAs(pool, hanna, asked);
  expect(answer).toMatchObject({
    file: { state: 'waiting', claims: [], decision: { approvalBy: ['supervisor', 'manager'] } },
  });
  expect(await typesOf('1001')).toEqual(['ClaimRegistered']);
  const { decisionId } = asked;
  expect(await confirmDecision(pool, { claimId: 'town/1001', decisionId })).toEqual({
    confirmed: false,
    why: 'not-approved',
  });

  expect(outcome(await approveAs(pool, hanna, decisionId))).toBe('refused: not-authorised');
  expect(await approveAs(pool, sven, decisionId)).toMatchObject({
    file: {
      state: 'executed',
      marks: [
        { mark: 'proposed', by: 'hanna', role: 'case-handler', on: '2016-01-28' },
        { mark: 'approved', by: 'sven', role: 'supervisor', on: '2016-02-11', matrixVersion: '1' },
        { mark: 'executed', by: 'sven' },
      ],
    },
  });
  expect(await typesOf('1001')).toEqual(['ClaimRegistered', 'PlanAgreed']);
  // Once more by the same person is the same; another one comes too late.
  expect(await approveAs(pool, sven, decisionId)).toMatchObject({ replayed: true });
  expect(refusalIn(await approveAs(pool, maj, decisionId))).toContain('it was approved by sven on 2016-02-11');
});

test('nobody approves what they proposed, whatever roles they have', async () => {
  const both = person('both', 'case-handler', 'supervisor', 'manager', 'controller', 'committee-delegate');
  const asked = request('credit-note', { documentNumber: 'K-1' }, { document: 'mail-17' });
  expect(outcome(await decideAs(pool, both, asked))).toBe('waiting');
  expect(refusalIn(await approveAs(pool, both, asked.decisionId))).toContain('you proposed it yourself');
  expect(outcome(await approveAs(pool, sven, asked.decisionId))).toBe('executed');
});

test('of two who approve at once one wins, and the claim gets one plan', async () => {
  const asked = aYear();
  await decideAs(pool, hanna, asked);
  const answers = await Promise.all([approveAs(pool, sven, asked.decisionId), approveAs(pool, siv, asked.decisionId)]);
  expect(answers.map(outcome).sort()).toEqual(['executed', 'refused: not-waiting']);
  expect(await typesOf('1001')).toEqual(['ClaimRegistered', 'PlanAgreed']);
});

test('what can no longer be at the time of approval is refused, and goes on waiting', async () => {
  const asked = aYear();
  await decideAs(pool, hanna, asked);
  await carryOut(pool, '1001', '2016-02-11', paid('2016-02-11', '1.00'));
  expect(refusalIn(await approveAs(pool, sven, asked.decisionId))).toContain('1199.00 is owed');
  expect(await readDecision(pool, asked.decisionId)).toMatchObject({ state: 'waiting', marks: [{ mark: 'proposed' }] });
  expect(outcome(await rejectAs(pool, sven, asked.decisionId, 'A payment came.'))).toBe('rejected');
  expect(outcome(await approveAs(pool, siv, asked.decisionId))).toBe('refused: not-waiting');
});

test('a proposal is taken back by who made it, and by nobody else', async () => {
  const asked = aYear();
  await decideAs(pool, hanna, asked);
  expect(outcome(await withdrawAs(pool, sven, asked.decisionId))).toBe('refused: not-own-proposal');
  expect(outcome(await withdrawAs(pool, hanna, asked.decisionId))).toBe('withdrawn');
  expect(outcome(await withdrawAs(pool, hanna, asked.decisionId))).toBe('withdrawn');
  expect(outcome(await rejectAs(pool, sven, asked.decisionId))).toBe('refused: not-waiting');
});

test('nothing is approved, or taken back, on a day before it was put forward', async () => {
  const asked = aYear();
  await decideAs(pool, hanna, asked);
  expect(outcome(await approveAs(pool, sven, asked.decisionId, '2016-01-27'))).toBe('refused: day-behind');
  expect(outcome(await approveAs(pool, sven, asked.decisionId, '2016-01-28'))).toBe('executed');
  expect(outcome(await reverseAs(pool, sven, asked.decisionId, { today: '2016-01-27' }))).toBe('refused: day-behind');
});

test('a decision of another creditor is as unknown as one that does not exist', async () => {
  const asked = aYear();
  await decideAs(pool, hanna, asked);
  const elsewhere = { ...sven, creditorIds: ['harbour'] };
  expect(outcome(await approveAs(pool, elsewhere, asked.decisionId))).toBe('refused: decision-unknown');
  expect(outcome(await approveAs(pool, sven, 'nothing'))).toBe('refused: decision-unknown');
});

describe('back-dating', () => {
  test('a day before today is meant or it is a slip, so it must be said', async () => {
    expect(refusalIn(await decideAs(pool, sven, request('deferral', twoMonths, { on: '2016-02-05' })))).toContain(
      'Say that it is back-dated',
    );
    expect(outcome(await decideAs(pool, sven, request('deferral', twoMonths, { backDated: true })))).toBe(
      'refused: not-back-dated',
    );
    expect(outcome(await decideAs(pool, sven, request('deferral', twoMonths, { on: '2016-02-11' })))).toBe(
      'refused: day-ahead',
    );
  });

  test('a reminder that went out meanwhile is withdrawn; a case handler only proposes that', async () => {
    await carryOut(pool, '1001', '2016-02-08', step('reminder'));
    const asked = request('deferral', twoMonths, { on: '2016-02-05', backDated: true });
    expect(outcome(await decideAs(pool, hanna, asked))).toBe('waiting');
    expect(outcome(await approveAs(pool, sven, asked.decisionId))).toBe('executed');
    expect(await typesOf('1001')).toEqual(['ClaimRegistered', 'StepPerformed', 'DeferralGranted', 'StepWithdrawn']);
    expect((await readDecision(pool, asked.decisionId))?.claims).toEqual([{ claimId: 'town/1001', eventNumber: 4 }]);
  });
});

describe('credit notes', () => {
  const credit = (documentNumber: string, number: string, amount?: string) =>
    request(
      'credit-note',
      {
        documentNumber,
        ...(amount !== undefined && { amounts: [{ claimId: `town/${number}`, amount: kronor(amount) }] }),
      },
      { subject: { of: 'claims', claimIds: [`town/${number}`] }, document: 'mail-17' },
    );

  test('one needs its supporting document (S002-56)', async () => {
    const without = request('credit-note', { documentNumber: 'K-1' });
    expect(outcome(await decideAs(pool, hanna, without))).toBe('refused: document-missing');
  });

  test('one credit is not given twice by two people at once', async () => {
    const [one, other] = [credit('K-1', '1001', '200.00'), credit('K-1', '1002', '200.00')];
    const asked = await Promise.all([decideAs(pool, hanna, one), decideAs(pool, sven, other)]);
    expect(asked.map(outcome).sort()).toEqual(['refused: credit-note-used', 'waiting']);
    const waiting = outcome(asked[0]) === 'waiting' ? one : other;
    const answers = await Promise.all([
      approveAs(pool, siv, waiting.decisionId),
      approveAs(pool, maj, waiting.decisionId),
    ]);
    expect(answers.map(outcome).sort()).toEqual(['executed', 'refused: not-waiting']);
    const credited = [...(await typesOf('1001')), ...(await typesOf('1002'))].filter(
      (type) => type === 'ClaimCredited',
    );
    expect(credited).toHaveLength(1);
    expect(outcome(await decideAs(pool, hanna, credit('k-1', '1003', '1.00')))).toBe('refused: credit-note-used');
  });

  test('one for several invoices states an amount for each of them, or takes what is left of all', async () => {
    const subject = { of: 'claims', claimIds: ['town/1002', 'town/1001'] } as const;
    const parts = { documentNumber: 'K-2', amounts: [{ claimId: 'town/1001', amount: kronor('5.00') }] };
    const words = { subject, document: 'mail-17' };
    expect(outcome(await decideAs(pool, hanna, request('credit-note', parts, words)))).toBe('refused: parts-missing');
    const all = request('credit-note', { documentNumber: 'K-2' }, words);
    expect(await decideAs(pool, hanna, all)).toMatchObject({ file: { decision: { amount: kronor('2400.00') } } });
    expect(outcome(await approveAs(pool, sven, all.decisionId))).toBe('executed');
    expect(await readClaim(pool, 'town/1002')).toMatchObject({ claim: { open: { principal: kronor('0.00') } } });
  });
});

test('an invoice that nobody was reminded of is cancelled by two persons; one with a letter is credited', async () => {
  const cancel = (number: string) =>
    request(
      'cancellation',
      {},
      { subject: { of: 'claims', claimIds: [`town/${number}`] }, document: 'wrong-address-3' },
    );
  await carryOut(pool, '1002', '2016-02-08', step('reminder'));
  expect(refusalIn(await decideAs(pool, hanna, cancel('1002')))).toContain('make a credit note');
  const asked = cancel('1001');
  await decideAs(pool, hanna, asked);
  expect(outcome(await approveAs(pool, sven, asked.decisionId))).toBe('executed');
  expect((await readClaim(pool, 'town/1001'))?.claim).toMatchObject({
    cancelledOn: '2016-02-10',
    credits: [{ documentNumber: 'wrong-address-3' }],
  });
});

describe('taking back', () => {
  test('whoever had the authority takes a decision back; the record keeps both', async () => {
    const asked = request('hold', { through: '2016-04-30' });
    await decideAs(pool, hanna, asked);
    const reversed = await reverseAs(pool, hanna, asked.decisionId);
    expect(reversed).toMatchObject({
      file: { state: 'executed', decision: { kind: 'reversal', lines: ['hold', 'reversal'] } },
    });
    expect(await typesOf('1001')).toEqual(['ClaimRegistered', 'HoldPlaced', 'DecisionReversed']);
    expect(await readDecision(pool, asked.decisionId)).toMatchObject({
      state: 'reversed',
      marks: [{ mark: 'executed' }, { mark: 'reversed', by: 'hanna', note: expect.stringMatching(/^r-/) as string }],
    });
    expect(outcome(await reverseAs(pool, hanna, asked.decisionId))).toBe('refused: not-standing');
  });

  test('with less authority it is proposed, and approved by who could have decided', async () => {
    const asked = aYear();
    await decideAs(pool, sven, asked);
    expect(outcome(await reverseAs(pool, lars, asked.decisionId))).toBe('refused: not-authorised');
    expect(outcome(await reverseAs(pool, hanna, asked.decisionId, { id: 'back' }))).toBe('waiting');
    expect(outcome(await approveAs(pool, hanna, 'back', '2016-02-12'))).toBe('refused: not-authorised');
    expect(outcome(await approveAs(pool, siv, 'back', '2016-02-12'))).toBe('executed');
    expect(await readDecision(pool, asked.decisionId)).toMatchObject({ state: 'reversed' });
  });

  test('of two who take it back at once one does', async () => {
    const asked = request('hold', { through: '2016-04-30' });
    await decideAs(pool, hanna, asked);
    const answers = await Promise.all([
      reverseAs(pool, hanna, asked.decisionId),
      reverseAs(pool, sven, asked.decisionId),
    ]);
    expect(answers.map(outcome).sort()).toEqual(['executed', 'refused: not-standing']);
  });

  test('what waits, what was turned down, and a reversal itself are not taken back', async () => {
    const asked = aYear();
    await decideAs(pool, hanna, asked);
    expect(refusalIn(await reverseAs(pool, sven, asked.decisionId))).toContain('it waits for approval');
    await rejectAs(pool, sven, asked.decisionId);
    expect(refusalIn(await reverseAs(pool, sven, asked.decisionId))).toContain('it is rejected');
    const hold = request('hold', { through: '2016-04-30' });
    await decideAs(pool, hanna, hold);
    await reverseAs(pool, hanna, hold.decisionId, { id: 'back' });
    expect(outcome(await reverseAs(pool, sven, 'back'))).toBe('refused: not-reversible');
    expect(outcome(await reverseAs(pool, sven, 'nothing'))).toBe('refused: decision-unknown');
  });

  test('money that a decision moved is moved back, in entries of its own', async () => {
    await demanded(pool, '1001');
    const { open } = (await readClaim(pool, 'town/1001'))!.claim;
    const lines = [
      { claimId: 'town/1001', principal: open.principal, vat: kronor('0.00'), fee: open.fee, interest: open.interest },
    ];
    const down = request('write-down', { lines }, { today: '2016-12-10' });
    expect(outcome(await decideAs(pool, maj, down))).toBe('refused: not-authorised');
    await decideAs(pool, kim, down);
    expect(outcome(await approveAs(pool, dag, down.decisionId, '2016-12-20'))).toBe('executed');
    expect((await readClaim(pool, 'town/1001'))?.claim.writtenDown.toString()).toBe('1384.46');
    await reverseAs(pool, kim, down.decisionId, { id: 'back', today: '2016-12-21' });
    expect(outcome(await approveAs(pool, dag, 'back', '2016-12-22'))).toBe('executed');
    expect((await readClaim(pool, 'town/1001'))?.claim.writtenDown.toString()).toBe('0.00');
  });
});

test.each<[string, Parameters<typeof request>, string]>([
  ['a reason that is none', ['dispute', {}, { reason: '  ' }], 'refused: reason-missing'],
  ['a code of another kind', ['dispute', {}, { reasonCode: 'No!' }], 'refused: reason-wrong'],
  ['an id that is none', ['dispute', {}, { decisionId: 'a b' }], 'refused: id-wrong'],
  ['terms of another kind', ['dispute', { newDueOn: '2016-04-01' }], 'refused: terms-wrong'],
  ['a day that is none', ['deferral', { newDueOn: '2016-02-30' }], 'refused: terms-wrong'],
  [
    'a claim that nobody knows',
    ['dispute', {}, { subject: { of: 'claims', claimIds: ['town/9'] } }],
    'refused: claim-unknown',
  ],
  [
    'a claim of another creditor',
    ['dispute', {}, { creditorId: 'town', subject: { of: 'claims', claimIds: ['harbour/1'] } }],
    'refused: claim-unknown',
  ],
  [
    'a plan of several invoices',
    ['instalment-plan', twelve, { subject: { of: 'claims', claimIds: ['town/1001', 'town/1002'] } }],
    'refused: subject-wrong',
  ],
  [
    'one invoice twice',
    ['dispute', {}, { subject: { of: 'claims', claimIds: ['town/1001', 'town/1001'] } }],
    'refused: subject-wrong',
  ],
  [
    'a dispute of a whole group',
    ['dispute', {}, { subject: { of: 'invoice-group', invoiceGroup: '61' } }],
    'refused: subject-wrong',
  ],
  [
    'a debtor that nobody knows',
    ['hold', { through: '2016-03-01' }, { subject: { of: 'debtor', debtorId: 'nobody' } }],
    'refused: subject-unknown',
  ],
  [
    'a group that nobody knows',
    ['hold', { through: '2016-03-01' }, { subject: { of: 'invoice-group', invoiceGroup: '99' } }],
    'refused: subject-unknown',
  ],
  ['a payment that is not in suspense', ['payment-move', { paymentId: 'p' }], 'refused: not-in-suspense'],
  ['a policy that nobody has', ['policy-change', { policyId: 'none', policyVersion: '1' }], 'refused: policy-unknown'],
  ['a death without its day', ['debtor-status', { status: 'deceased' }], 'refused: day-missing'],
])('%s is refused, and nothing is recorded', async (_what, words, expected) => {
  expect(outcome(await decideAs(pool, maj, request(...words)))).toBe(expected);
  expect(await count(pool, 'decision')).toBe(0);
});
