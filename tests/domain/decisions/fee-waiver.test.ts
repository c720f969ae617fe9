import { claimedOf } from '../../../domain/claim/claim';
import { civilDate } from '../../../domain/kernel/civil-date';
import { knownOn, live, paid, takenBack, type Happening } from '../life';
import { answerTo, claimOn, decidedOn, kronor, unpaid } from './decided';

/* The reminder leaves on 8 February, the demand on 18 February 2016: fee 180.00, interest 4.46. */

function waiver(day: string, amount: string, decisionId = 'waiver'): Happening {
  return decidedOn(day, { type: 'WaiveFee', decisionId, waivedOn: civilDate(day), amount: kronor(amount) });
}

test('the fee of the demand is not asked for; principal and interest are', () => {
  const claim = claimOn('2016-02-22', waiver('2016-02-22', '180.00'));
  expect([claim.open.fee, claim.open.interest, claim.open.principal].map(String)).toEqual(['0.00', '4.46', '1200.00']);
  expect(claim.charged.fee.toString()).toBe('0.00');
});

test.each([
  ['nothing', '0.00', 'not-possible: 0.00 cannot be waived: fees of 180.00 are open.'],
  ['more than is open', '180.01', 'not-possible: 180.01 cannot be waived: fees of 180.00 are open.'],
])('%s cannot be waived', (_what, amount, message) => {
  expect(answerTo(waiver('2016-02-22', amount), claimOn('2016-02-22'))).toContain(message);
});

test('a fee that was paid cannot be waived; what of it is open can', () => {
  const claim = claimOn('2016-02-22', paid('2016-02-22', '100.00'));
  expect(answerTo(waiver('2016-02-22', '81.00'), claim)).toContain('fees of 80.00 are open');
  expect(answerTo(waiver('2016-02-22', '80.00'), claim)).toBe('accepted');
});

test('a payment that becomes known late takes only what was left of the charge', () => {
  // 1,200.00 came on the 16th, before the demand: nothing was lawful of its charges, of which 90.00 was waived before.
  const waived = waiver('2016-02-22', '90.00');
  const late = knownOn('2016-02-23', paid('2016-02-16', '1200.00', 'late'));
  const settled = live(unpaid, '2016-02-23', waived, late).claim;
  expect([claimedOf(settled), settled.charged.fee, settled.refundLiability].map(String)).toEqual([
    '0.00',
    '0.00',
    '0.00',
  ]);
  // The bank takes it back: the charges were right, but for what had been waived.
  const again = live(unpaid, '2016-02-24', waived, late, takenBack('2016-02-24', '1200.00', 'late')).claim;
  expect([again.open.fee, again.open.interest, again.open.principal].map(String)).toEqual(['90.00', '4.46', '1200.00']);
});
