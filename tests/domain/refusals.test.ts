import { civilDate } from '../../domain/kernel/civil-date';
import { performanceOf, type Claim } from '../../domain/claim/claim';
import { decide } from '../../domain/claim/decide';
import { isRefused } from '../../domain/claim/answer';
import type { StepName } from '../../domain/policy/policy';
import type { Rulebook } from '../../domain/policy/rulebook';
import { botkyrka, danishInvoice, disputed, invoice, live, paid, statensAdministration } from './life';

/** Due Monday 1 February 2016: reminder on Monday 8, demand on Thursday 18 February. */
const unpaid = invoice({ due: '2016-02-01' });
const unread = { bankReconciled: false };

function tried(claim: Claim, step: StepName, today: string, rulebook: Rulebook = botkyrka, dueOn?: string): string {
  const command = {
    type: 'PerformStep',
    step,
    gates: { bankReconciled: rulebook === botkyrka },
    ...(dueOn && { dueOn: civilDate(dueOn) }),
  } as const;
  const answer = decide(claim, command, rulebook, civilDate(today));
  return isRefused(answer) ? `${answer.refused}: ${answer.message}` : 'performed';
}

describe('a step is refused, in this order of reasons', () => {
  const reminded = live(unpaid, '2016-02-08').claim;

  test('it was performed already, even when the claim has been paid since', () => {
    const settled = live(unpaid, '2016-02-12', paid('2016-02-10', '1200.00')).claim;
    for (const claim of [reminded, settled]) {
      expect(tried(claim, 'reminder', '2016-02-12')).toBe('already-performed: reminder was performed on 2016-02-08.');
    }
  });

  test('the claim is settled', () => {
    const settled = live(unpaid, '2016-02-12', paid('2016-02-10', '1200.00')).claim;
    expect(tried(settled, 'demand', '2016-02-18')).toMatch(/^settled: /);
  });

  test('a step before it is missing', () => {
    expect(tried(reminded, 'monitoring', '2016-02-18')).toMatch(/^not-possible: .* does not lie ahead/);
    expect(tried(reminded, 'administrative-court', '2016-02-18')).toMatch(/^not-possible: /);
  });

  test('somebody must act first', () => {
    const contested = live(unpaid, '2016-02-12', disputed('2016-02-10')).claim;
    expect(tried(contested, 'demand', '2016-02-18')).toBe(
      'waits: demand waits for the end of the dispute raised on 2016-02-10.',
    );
  });

  test('its day has not come, and the answer says when', () => {
    const command = { type: 'PerformStep', step: 'demand', gates: unread } as const;
    const answer = decide(reminded, command, botkyrka, civilDate('2016-02-17'));
    expect(answer).toMatchObject({ refused: 'not-due', nextOn: '2016-02-18' });
  });

  test('another step comes before it', () => {
    expect(tried(live(unpaid, '2016-02-07').claim, 'demand', '2016-03-01')).toMatch(
      /^not-due: .*reminder comes before it/,
    );
  });

  test('it has waited for a gate, but today banks are closed', () => {
    // A run of Monday 8 February 2016 for a Danish invoice; tried again on Saturday 13.
    const due = live(danishInvoice({ due: '2016-02-01' }), '2016-02-07').claim;
    expect(tried(due, 'reminder', '2016-02-13', statensAdministration, '2016-02-08')).toBe(
      'no-banking-day: reminder waits for the next banking day: 2016-02-13 is Saturday.',
    );
  });

  test('the bank is not reconciled', () => {
    const due = live(danishInvoice({ due: '2016-02-01' }), '2016-02-07').claim;
    expect(tried(due, 'reminder', '2016-02-08', statensAdministration)).toBe(
      'gate-closed: reminder waits until the bank is reconciled (S003-26).',
    );
    expect(tried(due, 'reminder', '2016-02-10', statensAdministration, '2016-02-08')).toMatch(/^gate-closed/);
  });
});

test('a step of ten days is refused on the ninth and taken on the tenth', () => {
  // Reminded late, on Monday 22 February: the tenth day after is Thursday 3 March.
  const command = { type: 'PerformStep', step: 'reminder', gates: unread } as const;
  const answer = decide(live(unpaid, '2016-02-07').claim, command, botkyrka, civilDate('2016-02-22'));
  if (isRefused(answer)) throw new Error(answer.message);
  const reminded = { ...live(unpaid, '2016-02-08').claim, performed: answer.events } as Claim;
  expect(performanceOf(reminded, 'reminder')?.on).toBe('2016-02-22');
  expect(tried(reminded, 'demand', '2016-03-02')).toMatch(/^not-due/);
  expect(tried(reminded, 'demand', '2016-03-03')).toBe('performed');
});

test('an answer to a question that was not asked is refused', () => {
  const claim = live(danishInvoice({ due: '2016-02-01' }), '2016-02-10').claim;
  const [answeredOn, ruledOn] = [civilDate('2016-02-11'), civilDate('2016-02-11')];
  const answer = { type: 'AnswerAcceptance', answerId: 'yes', answeredOn, accepted: true } as const;
  expect(decide(claim, answer, statensAdministration, answeredOn)).toMatchObject({ refused: 'not-possible' });
  const ruling = { type: 'RecordRuling', rulingId: 'r', ruledOn } as const;
  expect(decide(live(unpaid, '2016-02-10').claim, ruling, botkyrka, ruledOn)).toMatchObject({
    refused: 'not-possible',
  });
});

test('a deferral must end after the due date, and a settled claim has nothing to defer', () => {
  const deferral = (to: string) =>
    ({ type: 'GrantDeferral', decisionId: 'd', grantedOn: civilDate('2016-02-02'), newDueOn: civilDate(to) }) as const;
  const open = live(unpaid, '2016-02-02').claim;
  const settled = live(unpaid, '2016-02-02', paid('2016-02-01', '1200.00')).claim;
  expect(decide(open, deferral('2016-02-01'), botkyrka, civilDate('2016-02-02'))).toMatchObject({
    refused: 'not-possible',
  });
  expect(decide(open, deferral('2016-02-02'), botkyrka, civilDate('2016-02-02'))).toHaveProperty('events');
  expect(decide(settled, deferral('2016-05-02'), botkyrka, civilDate('2016-02-02'))).toMatchObject({
    refused: 'settled',
  });
});

test('what is not registered cannot be paid, and nothing is registered twice', () => {
  const { claimId, creditorId, invoiceNumber, invoiceGroup, issuedOn, dueOn, paymentReference, debtorStatus } = live(
    unpaid,
    '2016-02-01',
  ).claim;
  const { policyId, policyVersion, invoiced: amount } = live(unpaid, '2016-02-01').claim;
  const registration = { claimId, creditorId, invoiceNumber, invoiceGroup, issuedOn, dueOn, amount, paymentReference };
  const register = {
    type: 'RegisterClaim',
    registration: { ...registration, debtorStatus, policyId, policyVersion },
  } as const;
  const payment = { type: 'ReceivePayment', paymentId: 'p', receivedOn: dueOn, amount } as const;
  expect(decide(undefined, payment, botkyrka, dueOn)).toMatchObject({ refused: 'not-possible' });
  expect(decide(undefined, register, botkyrka, issuedOn)).toHaveProperty('events');
  expect(decide(live(unpaid, '2016-02-01').claim, register, botkyrka, issuedOn)).toMatchObject({
    refused: 'already-recorded',
  });
});
