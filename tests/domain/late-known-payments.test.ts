import { performanceOf } from '../../domain/claim/claim';
import { rulebookOf } from '../../policies/rulebook';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { deferred, invoice, knownOn, live, openParts, paid, takenBack, type Happening } from './life';

/**
 * Due Monday 1 February 2016; demanded on Thursday 18 February: 180.00 + 4.46 + 1,200.00. What follows became known on
 * Monday 7 March or later, though the bank had booked it before the demand.
 */
const unpaid = invoice({ due: '2016-02-01' });

const cases: [string, Happening[], string, string][] = [
  ['the whole invoice, paid in time', [paid('2016-01-29', '1200.00')], '0.00', '0.00'],
  ['the whole invoice, on the day of the demand', [paid('2016-02-18', '1200.00')], '0.00', '0.00'],
  ['more than the invoice', [paid('2016-02-10', '1300.00')], '0.00', '100.00'],
  // 9 days on 1,200 and 8 on 700: interest 3.58; 700 + 180 + 3.58.
  ['a part', [paid('2016-02-10', '500.00')], '883.58', '0.00'],
  ['a part, on the day of the demand', [paid('2016-02-18', '500.00')], '884.46', '0.00'],
  // 9 days on 1,200, 4 on 700, 4 on 200: 2.3607 + 0.6120 + 0.1749 = 3.1475; 200 + 180 + 3.15.
  ['two parts', [paid('2016-02-10', '500.00'), paid('2016-02-14', '500.00')], '383.15', '0.00'],
];

test.each(cases)('%s: the charge is corrected as if it had been known', (_what, payments, balance, refund) => {
  const inTime = live(unpaid, '2016-03-31', ...payments);
  const late = live(unpaid, '2016-03-31', ...payments.map((payment) => knownOn('2016-03-07', payment)));
  expect([inTime.balance, inTime.refund]).toEqual([balance, refund]);
  expect([late.balance, late.refund]).toEqual([balance, refund]);
  expect(openParts(late.claim)).toBe(openParts(inTime.claim));
});

test('a debtor who paid the demand as well gets the fee, the interest and the rest back', () => {
  const life = live(
    unpaid,
    '2016-12-31',
    paid('2016-03-01', '1384.46'),
    knownOn('2016-03-07', paid('2016-01-29', '1200.00')),
  );
  expect([life.outcome, life.balance, life.refund]).toEqual(['paid', '0.00', '1384.46']);
});

test('what had been paid on the demand is moved to the principal', () => {
  // 200.00 had covered fee, interest and 15.54; 1,000.00 of 10 February brings the interest down to 2.71:
  // 9 days on 1,200 and 8 on 200 = 2.3607 + 0.3497 = 2.7104. Left: 1,200 + 180 + 2.71 − 1,200.
  const happenings = [paid('2016-03-01', '200.00'), knownOn('2016-03-07', paid('2016-02-10', '1000.00'))];
  expect(openParts(live(unpaid, '2016-03-31', ...happenings).claim)).toBe('0.00 + 0.00 + 182.71');
});

test('a payment that came after the demand corrects nothing, however late it is known', () => {
  const life = live(unpaid, '2016-03-31', knownOn('2016-03-29', paid('2016-02-19', '1200.00')));
  expect(openParts(life.claim)).toBe('0.00 + 0.00 + 184.46');
});

test('a deferral granted after the demand does not undo the interest charged before it', () => {
  // 9 days on 1,200 and 8 on 1,100 at 8 % of 366: 2.3607 + 1.9235 = 4.2842.
  const life = live(
    unpaid,
    '2016-04-30',
    deferred('2016-03-01', '2016-05-02'),
    knownOn('2016-03-07', paid('2016-02-10', '100.00')),
  );
  expect(openParts(life.claim)).toBe('180.00 + 4.28 + 1100.00');
});

test('when the late-known payment bounces, the demand’s fee and interest are claimed again', () => {
  const life = live(
    unpaid,
    '2016-04-30',
    knownOn('2016-03-07', paid('2016-02-10', '1200.00', 'bounced')),
    takenBack('2016-03-14', '1200.00', 'bounced'),
  );
  expect(life.claim.open.fee.toString()).toBe('180.00');
});

describe('where a reminder fee was agreed', () => {
  const reminder = seBotkyrka.steps.map((step) =>
    step.step === 'reminder' ? { ...step, fee: { value: '60.00', reason: 'agreed', sources: ['test'] } } : step,
  );
  const under = rulebookOf({ ...seBotkyrka, reminderFeeAgreed: true, steps: reminder });
  const given = invoice({ due: '2016-02-01', under });

  const between: [string, Happening[]][] = [
    ['between reminder and demand', [paid('2016-02-10', '500.00')]],
    ['before the reminder', [paid('2016-02-03', '500.00')]],
    ['the whole invoice between the two: the reminder’s fee stays', [paid('2016-02-10', '1200.00')]],
    ['fee and invoice between the two', [paid('2016-02-10', '1260.00')]],
  ];
  test.each(between)('a payment %s leaves what it would have left in time', (_when, payments) => {
    const inTime = live(given, '2016-03-31', ...payments);
    const late = live(given, '2016-03-31', ...payments.map((payment) => knownOn('2016-03-07', payment)));
    expect(openParts(late.claim)).toBe(openParts(inTime.claim));
    expect(performanceOf(late.claim, 'demand')?.fee.toString()).toBe('180.00');
  });
});
