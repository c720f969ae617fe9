import type { Pool } from 'pg';
import { checkDecisions } from '../../../office/decisions/check-decisions';
import { confirmDecision } from '../../../office/decisions/confirm-decision';
import { previewPolicyChange } from '../../../office/decisions/preview-policy-change';
import { checkLedger } from '../../../office/controls/check-ledger';
import { importPayments } from '../../../office/payments/import-payments';
import { readClaim } from '../../../office/claims/read-claim';
import { registerClaims } from '../../../office/registration/register-claims';
import { registerPolicy } from '../../../office/creditors/register-creditor';
import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { DECISION_KINDS } from '../../../domain/decisions/decision-kinds';
import { rulebookOf } from '../../../policies/rulebook';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { WATER_SHUT_OFF_CONDITIONS } from '../../../policies/statutes/swedish-water-shut-off';
import {
  balances,
  anna,
  bankFile,
  carryOut,
  demanded,
  invoice,
  kronor,
  movement,
  register,
  rulebookFor,
  step,
  useLedger,
} from '../ledger-world';
import {
  approveAs,
  dag,
  decideAs,
  hanna,
  kim,
  lars,
  maj,
  outcome,
  refusalIn,
  request,
  reverseAs,
  sven,
  type Words,
} from './decision-world';

let pool: Pool;
const tried = new Set<string>();
afterEach(async () => {
  expect(await checkDecisions(pool)).toMatchObject({ damaged: [] });
  expect((await checkLedger(pool)).checks.filter(({ holds }) => !holds)).toEqual([]);
});
const ledger = useLedger();
beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }));
});

/** Takes the decision on invoice 1001, with a second person where one is needed; answers the claim's new events. */
async function decided(
  who: Actor | readonly [Actor, Actor],
  kind: Parameters<typeof request>[0],
  terms: unknown = {},
  words: Words = {},
): Promise<string[]> {
  const [first, second] = Array.isArray(who) ? (who as [Actor, Actor]) : [who as Actor];
  const asked = request(kind, terms, words);
  const claimId = asked.subject.of === 'claims' ? (asked.subject.claimIds[0] ?? '') : 'town/1001';
  const before = (await readClaim(pool, claimId))?.events.length ?? 0;
  const answer = await decideAs(pool, first, asked);
  if (second) {
    expect(outcome(answer)).toBe('waiting');
    expect(outcome(await approveAs(pool, second, asked.decisionId, words.today ?? '2016-02-10'))).toBe('executed');
  } else {
    expect([outcome(answer), answer.outcome === 'refused' && answer.refusal.message]).toEqual(['executed', false]);
  }
  tried.add(kind);
  const events = (await readClaim(pool, claimId))?.events ?? [];
  expect(await confirmDecision(pool, { claimId, decisionId: asked.decisionId })).toEqual({
    confirmed: true,
    eventNumber: events.length,
  });
  return events.slice(before).map(({ event }) => event.type);
}

test('a deferral, a dispute and its end, a hold', async () => {
  expect(await decided(hanna, 'deferral', { newDueOn: '2016-03-15' })).toEqual(['DeferralGranted']);
  expect(await decided(kim, 'dispute', { amount: kronor('200.00') })).toEqual(['DisputeRaised']);
  const dismissed = { amount: kronor('150.00'), documentNumber: 'K-9' };
  expect(await decided([lars, maj], 'dispute-settlement', { dismissed }, { document: 'judgment-4' })).toEqual([
    'DisputeSettled',
    'ClaimCredited',
  ]);
  // The number of that credit is used as well.
  const again = request('credit-note', { documentNumber: 'K-9' }, { document: 'mail' });
  expect(outcome(await decideAs(pool, hanna, again))).toBe('refused: credit-note-used');
  expect(await decided(hanna, 'hold', { through: '2016-05-10' })).toEqual(['HoldPlaced']);
});

test('a plan, its default and its reinstatement', async () => {
  const instalments = [
    { dueOn: '2016-03-01', amount: kronor('600.00') },
    { dueOn: '2016-04-01', amount: kronor('600.00') },
  ];
  const plan = { fee: kronor('0.00'), instalments };
  expect(await decided(sven, 'instalment-plan', plan, { today: '2016-01-28' })).toEqual(['PlanAgreed']);
  await carryOut(pool, '1001', '2016-03-04', step('instalment-notice'));
  await carryOut(pool, '1001', '2016-03-21', step('plan-default'));
  expect((await readClaim(pool, 'town/1001'))?.claim.plan?.state).toBe('defaulted');
  expect(await decided(sven, 'plan-reinstatement', {}, { today: '2016-03-22' })).toEqual(['PlanReinstated']);
});

test('a payment that matched nothing is placed by a decision, with who and why (S002-57)', async () => {
  await importPayments(pool, bankFile(movement({ key: 'lost', amount: '1200.00', text: ['to the wrong account'] })));
  const move = { paymentId: 'lost' };
  expect(await decided(hanna, 'payment-move', move, { reasonCode: 'wrong-account' })).toEqual(['PaymentReceived']);
  const { rows } = await pool.query(`SELECT status, matched_by FROM fordring.payment WHERE payment_id = 'lost'`);
  expect(rows).toEqual([{ status: 'matched-by-hand', matched_by: 'hanna' }]);
  const twice = request('payment-move', move, { subject: { of: 'claims', claimIds: ['town/1002'] } });
  expect(outcome(await decideAs(pool, sven, twice))).toBe('refused: not-in-suspense');
});

test('a payment is moved once, though two move it at once', async () => {
  await importPayments(pool, bankFile(movement({ key: 'lost', amount: '1200.00' })));
  const to = (number: string) =>
    request('payment-move', { paymentId: 'lost' }, { subject: { of: 'claims', claimIds: [`town/${number}`] } });
  const [one, other] = [to('1001'), to('1002')];
  const answers = await Promise.all([decideAs(pool, hanna, one), decideAs(pool, sven, other)]);
  expect(answers.map(outcome).sort()).toEqual(['executed', 'refused: not-in-suspense']);
  tried.add('payment-move');
});

test('a death waits by law, a protected address, another who owes, a claim that was acknowledged', async () => {
  expect(await decided(hanna, 'debtor-status', { status: 'deceased', diedOn: '2016-01-20' })).toEqual([
    'DebtorStatusChanged',
  ]);
  expect((await readClaim(pool, 'town/1001'))?.claim).toMatchObject({
    debtorStatus: 'deceased',
    statusEffects: { waitsThrough: '2016-05-20' },
  });
  expect(await decided(hanna, 'debtor-address', { address: 'protected' })).toEqual(['DebtorAddressChanged']);
  const bo = { ...anna, debtorId: 'bo', name: 'Bo Berg' };
  await registerClaims(pool, { creditorId: 'town', debtors: [bo], registrations: [], rulebookFor });
  expect(await decided([hanna, lars], 'liable-debtor', { debtorId: 'bo', liable: true })).toEqual([
    'LiableDebtorChanged',
  ]);
  const proof = { by: 'acknowledged', proof: 'letter of 9 February' };
  expect(await decided(hanna, 'limitation-interruption', proof)).toEqual(['LimitationInterrupted']);
});

test('a death is decided of a debtor, and is about the claims too that the debtor owes beside another', async () => {
  const bo = { ...anna, debtorId: 'bo', name: 'Bo Berg' };
  await registerClaims(pool, {
    creditorId: 'town',
    debtors: [bo],
    registrations: [{ ...invoice({ number: 'own' }), debtorId: 'bo' }],
    rulebookFor,
  });
  await decided([hanna, lars], 'liable-debtor', { debtorId: 'bo', liable: true });
  const death = request(
    'debtor-status',
    { status: 'deceased', diedOn: '2016-01-20' },
    { subject: { of: 'debtor', debtorId: 'bo' } },
  );
  expect(outcome(await decideAs(pool, hanna, death))).toBe('executed');
  expect((await readClaim(pool, 'town/own'))?.claim).toMatchObject({ debtorStatus: 'deceased', liableStatuses: [] });
  expect((await readClaim(pool, 'town/1001'))?.claim).toMatchObject({
    debtorStatus: 'ordinary',
    liableStatuses: [{ debtorId: 'bo', status: 'deceased', effects: { waitsThrough: '2016-05-20' } }],
  });
  // What befalls Anna is about her own claims alone.
  const ended = request(
    'debtor-status',
    { status: 'bankrupt', openedOn: '2016-01-25' },
    { subject: { of: 'debtor', debtorId: 'anna' } },
  );
  expect(outcome(await decideAs(pool, hanna, ended))).toBe('executed');
  expect((await readClaim(pool, 'town/own'))?.claim.debtorStatus).toBe('deceased');
  expect((await readClaim(pool, 'town/1001'))?.claim.debtorStatus).toBe('bankrupt');
});

async function makeLiable(liable: boolean): Promise<void> {
  const asked = request('liable-debtor', { debtorId: 'bo', liable });
  await decideAs(pool, hanna, asked);
  expect(outcome(await approveAs(pool, lars, asked.decisionId))).toBe('executed');
}

test('who is made liable later owes the claim as that person stands, and a release forgets nothing of it', async () => {
  const bo = { ...anna, debtorId: 'bo', name: 'Bo Berg' };
  await registerClaims(pool, { creditorId: 'town', debtors: [bo], registrations: [], rulebookFor });
  const about = { subject: { of: 'debtor', debtorId: 'bo' } } as const;
  const death = request('debtor-status', { status: 'deceased', diedOn: '2016-01-20' }, about);
  expect(outcome(await decideAs(pool, hanna, death))).toBe('executed');
  const asNow = async () => (await readClaim(pool, 'town/1001'))?.claim;
  const dead = { liableDebtorIds: ['bo'], liableStatuses: [{ debtorId: 'bo', status: 'deceased' }] };

  await makeLiable(true);
  expect(await asNow()).toMatchObject({
    ...{ debtorStatus: 'ordinary', liableDebtorIds: ['bo'] },
    liableStatuses: [{ debtorId: 'bo', status: 'deceased', effects: { waitsThrough: '2016-05-20' } }],
  });
  await makeLiable(false);
  expect((await asNow())?.liableDebtorIds).toEqual([]);
  await makeLiable(true);
  expect(await asNow()).toMatchObject(dead);

  // The death was a mistake: taken back, it is taken back on the claim too, also behind a release.
  await makeLiable(false);
  expect(outcome(await reverseAs(pool, hanna, death.decisionId))).toBe('executed');
  await makeLiable(true);
  expect(await asNow()).toMatchObject({ liableStatuses: [{ debtorId: 'bo', status: 'ordinary' }] });
});

test('what was decided of a debtor after a release counts when the debtor is liable again', async () => {
  const bo = { ...anna, debtorId: 'bo', name: 'Bo Berg' };
  await registerClaims(pool, { creditorId: 'town', debtors: [bo], registrations: [], rulebookFor });
  await makeLiable(true);
  await makeLiable(false);
  const about = { subject: { of: 'debtor', debtorId: 'bo' } } as const;
  const bankrupt = request('debtor-status', { status: 'bankrupt', openedOn: '2016-02-01' }, about);
  expect(outcome(await decideAs(pool, hanna, bankrupt))).toBe('executed');
  expect((await readClaim(pool, 'town/1001'))?.claim.liableStatuses).toEqual([]);
  await makeLiable(true);
  expect((await readClaim(pool, 'town/1001'))?.claim.liableStatuses).toMatchObject([
    { debtorId: 'bo', status: 'bankrupt', effects: { stops: true } },
  ]);
});

test('nobody is made liable beside themselves', async () => {
  const asked = request('liable-debtor', { debtorId: 'anna', liable: true });
  expect(outcome(await decideAs(pool, hanna, asked))).toBe('refused: already-recorded');
});

test('the administrative court; a set-off; a case taken back from the enforcement authority', async () => {
  expect(await decided([hanna, sven], 'court-route')).toEqual(['CourtRouteTaken']);
  const setOff = { amount: kronor('200.00'), against: 'grant 2016-12' };
  expect(await decided([kim, sven], 'set-off', setOff, { document: 'grant 2016-12' })).toEqual(['SetOffBooked']);
});

test('an application is filed with the administrative court', async () => {
  await register(pool, invoice({ number: '4001', group: 'social-area' }));
  await carryOut(pool, '4001', '2016-02-08', step('reminder'));
  await carryOut(pool, '4001', '2016-02-18', step('administrative-court'));
  const about = { subject: { of: 'claims', claimIds: ['town/4001'] }, today: '2016-03-01' } as const;
  const filing = { court: 'Förvaltningsrätten i Stockholm', caseNumber: '1234-16', receipt: 'A-17' };
  expect(await decided(lars, 'court-filing', filing, about)).toEqual(['FiledAtCourt']);
});

test('a case to which the debtor objected is asked to go to court', async () => {
  await demanded(pool, '1001');
  await carryOut(pool, '1001', '2016-03-01', step('warning'));
  await carryOut(pool, '1001', '2016-03-18', step('referral'));
  const notice = { answerId: 'kfm:1', answeredOn: civilDate('2016-04-05'), reason: '' };
  await carryOut(pool, '1001', '2016-04-05', { type: 'RecordReferralAnswer', answer: 'objected', ...notice });
  expect(await decided(hanna, 'court-transfer', { receipt: 'A-18' }, { today: '2016-04-12' })).toEqual([
    'CourtTransferRequested',
  ]);
});

test('a case is recalled from the enforcement authority', async () => {
  await demanded(pool, '1001');
  await carryOut(pool, '1001', '2016-03-01', step('warning'));
  const referred = await carryOut(pool, '1001', '2016-03-18', step('referral'));
  expect(referred.outcome).toBe('accepted');
  expect(await decided(hanna, 'recall', {}, { today: '2016-03-21', reasonCode: 'paid-elsewhere' })).toEqual([
    'ReferralRecalled',
  ]);
});

describe('water', () => {
  const waters = { subject: { of: 'claims', claimIds: ['town/5501'] }, document: 'call-31' } as const;
  beforeEach(async () => {
    await register(pool, invoice({ number: '5501', group: '55' }));
  });

  const found = (...conditions: string[]) =>
    conditions.map((condition) => ({ condition, note: 'found on 9 February' }));
  const shutOff = (conditions: unknown) => ({ service: 'water', change: 'suspended', conditions });
  const all = Object.keys(WATER_SHUT_OFF_CONDITIONS);

  test('is shut off by two persons when all five conditions of the law are found, each with a note', async () => {
    expect(await decided([hanna, sven], 'service', shutOff(found(...all)), waters)).toEqual(['ServiceChanged']);
    const restored = { service: 'water', change: 'restored' };
    expect(await decided(hanna, 'service', restored, waters)).toEqual(['ServiceChanged']);
  });

  test('is not shut off for an invoice of something else, whoever ticks the five conditions', async () => {
    const both = { of: 'claims', claimIds: ['town/1001', 'town/5501'] } as const;
    for (const subject of [{ of: 'claims', claimIds: ['town/1001'] } as const, both]) {
      const answer = await decideAs(pool, hanna, request('service', shutOff(found(...all)), { ...waters, subject }));
      expect(outcome(answer)).toBe('refused: other-service');
      expect(refusalIn(answer)).toContain('Invoice 1001 is of group 61 Ströfakturor and not for water');
    }
  });

  test.each(all)('is not shut off without the condition %s, which is named', async (missing) => {
    const others = found(...all.filter((condition) => condition !== missing));
    const answer = await decideAs(pool, hanna, request('service', shutOff(others), waters));
    expect(refusalIn(answer)).toContain(`${missing} (`);
    expect(refusalIn(answer)).toContain('VA-lagen (2006:412) 43 §');
    tried.add('service');
  });

  test('a condition that is ticked without a word is not found', async () => {
    const ticked = all.map((condition) => ({ condition, note: ' ' }));
    expect(outcome(await decideAs(pool, hanna, request('service', shutOff(ticked), waters)))).toBe(
      'refused: terms-wrong',
    );
  });
});

test('a write-down and a write-off, each by its own mandate', async () => {
  const nothing = kronor('0.00');
  const lines = [{ claimId: 'town/1001', principal: kronor('1200.00'), vat: nothing, fee: nothing, interest: nothing }];
  expect(await decided([kim, dag], 'write-down', { lines })).toEqual(['ClaimWrittenDown']);
  const off = { ground: 'uncollectable', vat: [{ claimId: 'town/1001', amount: kronor('240.00') }] };
  expect(await decided([hanna, maj], 'write-off', off)).toEqual(['ClaimWrittenOff']);
  expect((await readClaim(pool, 'town/1001'))?.claim.writtenOff?.vat).toEqual(kronor('240.00'));
});

test('a credit note and a cancellation', async () => {
  const part = { documentNumber: 'K-1', amounts: [{ claimId: 'town/1001', amount: kronor('100.00') }] };
  expect(await decided([hanna, sven], 'credit-note', part, { document: 'mail-1' })).toEqual(['ClaimCredited']);
  expect(await decided([hanna, sven], 'cancellation', {}, { document: 'returned letter' })).toEqual(['ClaimCredited']);
});

test('a fee that was charged rightly is not asked for', async () => {
  await demanded(pool, '1001');
  const half = { amount: kronor('90.00') };
  expect(await decided([hanna, sven], 'fee-waiver', half, { today: '2016-02-19' })).toEqual(['FeeWaived']);
  expect((await readClaim(pool, 'town/1001'))?.claim.open.fee).toEqual(kronor('90.00'));
  // The demand had charged 180.00; ninety of it is no income any more.
  expect(await balances(pool)).toContain('36910 -90.00');
});

test('another policy: what it changes is foretold, then two persons move the claim', async () => {
  const later = {
    ...seBotkyrka,
    version: '99',
    steps: seBotkyrka.steps.map((rule) =>
      rule.step === 'reminder'
        ? { ...rule, delay: { days: { value: 14, reason: 'a test', sources: ['S002-15'] } } }
        : rule,
    ),
  };
  await registerPolicy(pool, later);
  await registerPolicy(pool, dkStatensAdministration);
  const both = (_policyId: string, version: string) => rulebookOf(version === '99' ? later : seBotkyrka);
  const change = { policyId: 'se-botkyrka', policyVersion: '99' };
  const foretold = await previewPolicyChange(pool, {
    ...change,
    creditorId: 'town',
    subject: { of: 'invoice-group', invoiceGroup: '61' },
    on: civilDate('2016-02-02'),
    rulebookFor: both,
  });
  // 1 February + 7 days is Monday the 8th, + 14 days Monday the 15th. A demand keeps its ten days after a later reminder,
  // so it moves from the 18th to the 25th; what is counted from there on has its own days.
  expect(foretold.unchanged).toBe(0);
  expect(foretold.changes.map(({ invoiceNumber, moved }) => [invoiceNumber, moved[0]])).toEqual([
    ['1001', { step: 'reminder', before: '2016-02-08', after: '2016-02-15' }],
    ['1002', { step: 'reminder', before: '2016-02-08', after: '2016-02-15' }],
  ]);
  const asked = request('policy-change', change, { subject: { of: 'invoice-group', invoiceGroup: '61' } });
  expect(outcome(await decideAs(pool, sven, asked))).toBe('waiting');
  expect(outcome(await approveAs(pool, maj, asked.decisionId, '2016-02-11', both))).toBe('executed');
  for (const number of ['1001', '1002'])
    expect((await readClaim(pool, `town/${number}`))?.claim.policyVersion).toBe('99');
  tried.add('policy-change');
  const foreign = request('policy-change', { policyId: 'dk-statens-administration', policyVersion: '1' });
  expect(outcome(await decideAs(pool, sven, foreign))).toBe('refused: policy-foreign');
});

test('a decision is taken back', async () => {
  const asked = request('debtor-status', { status: 'bankrupt', openedOn: '2016-02-08' });
  await decideAs(pool, hanna, asked);
  expect(outcome(await reverseAs(pool, lars, asked.decisionId))).toBe('executed');
  expect((await readClaim(pool, 'town/1001'))?.claim.debtorStatus).toBe('ordinary');
  tried.add('reversal');
});

test('every kind of decision was carried out here', () => {
  expect([...tried].sort()).toEqual([...DECISION_KINDS].sort());
});
