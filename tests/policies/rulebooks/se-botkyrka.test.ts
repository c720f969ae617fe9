import {
  botkyrka,
  deferred,
  disputed,
  disputeSettled,
  debtorIs,
  invoice,
  live,
  openParts,
  outage,
  paid,
  rejected,
  ruling,
} from '../../domain/life';
import { civilDate } from '../../../domain/kernel/civil-date';
import { timetable } from '../../../domain/claim/timetable';

/** Weekdays in 2016: 1 February is a Monday, 25 March Good Friday, 28 March Easter Monday, 24 June Midsummer Eve. */

test('an invoice that nobody pays goes the whole way to Kronofogden', () => {
  const life = live(invoice({ due: '2016-02-01' }), '2016-12-31');
  expect(life.diary).toEqual([
    '2016-02-08 reminder 1200.00', // Monday, day 7
    '2016-02-18 demand 180.00 + 4.46 -> 1384.46', // Thursday, day 17; 1,200 × 8 % × 17 / 366 = 4.4590
    '2016-03-01 warning 1384.46', // Tuesday: the demand gives seven banking days, until Monday 29 February
    '2016-03-18 referral 1384.46', // Friday, a calendar month after the demand
  ]);
  expect(life.outcome).toBe('referred');
  expect(life.balance).toBe('1384.46');
  expect(life.waitsFor).toBe("the enforcement authority's ruling");
});

describe('a step whose day is no banking day is performed on the next', () => {
  test.each([
    // due date, reminder, demand, warning, referral
    [
      '2015-12-17',
      '2015-12-28',
      '2016-01-07',
      '2016-01-19',
      '2016-02-08',
      'Christmas Eve is a Thursday; the reminder keeps four banking days',
    ],
    ['2016-02-29', '2016-03-07', '2016-03-17', '2016-03-31', '2016-04-18', 'due on the leap day; 17 April is a Sunday'],
    [
      '2016-01-11',
      '2016-01-18',
      '2016-01-28',
      '2016-02-09',
      '2016-02-29',
      '28 February is a Sunday, the leap day a Monday',
    ],
    [
      '2016-01-12',
      '2016-01-19',
      '2016-01-29',
      '2016-02-10',
      '2016-02-29',
      'a month from Friday 29 January is the leap day',
    ],
    [
      '2016-03-18',
      '2016-03-29',
      '2016-04-05',
      '2016-04-15',
      '2016-05-06',
      'Good Friday to Easter Monday; Ascension Day is 5 May',
    ],
    [
      '2016-05-30',
      '2016-06-07',
      '2016-06-16',
      '2016-06-29',
      '2016-07-18',
      'the National Day is a Monday; 16 July a Saturday',
    ],
    ['2016-06-17', '2016-06-27', '2016-07-04', '2016-07-14', '2016-08-04', 'Midsummer Eve is a Friday'],
    [
      '2016-04-28',
      '2016-05-06',
      '2016-05-16',
      '2016-05-26',
      '2016-06-16',
      'Ascension Day is a Thursday; 15 May a Sunday',
    ],
    ['2016-12-15', '2016-12-22', '2017-01-02', '2017-01-13', '2017-02-02', 'New Year is a Sunday'],
    ['2016-12-20', '2016-12-27', '2017-01-09', '2017-01-19', '2017-02-09', 'Epiphany is a Friday, then a weekend'],
    [
      '2017-01-13',
      '2017-01-20',
      '2017-01-30',
      '2017-02-09',
      '2017-02-28',
      'a month from 30 January ends with February',
    ],
    ['2024-01-15', '2024-01-22', '2024-02-01', '2024-02-13', '2024-03-01', 'a month from 1 February is 1 March'],
  ])('due %s', (due, reminder, demand, warning, referral) => {
    expect(live(invoice({ due }), '2025-12-31').days).toEqual([
      `${reminder} reminder`,
      `${demand} demand`,
      `${warning} warning`,
      `${referral} referral`,
    ]);
  });
});

describe('late interest from the due date to the day of the demand', () => {
  test.each([
    // 1,200 × 8 % = 96 a year.
    ['2016-02-01', '4.46', '17 days of a leap year: 96 × 17 / 366 = 4.4590'],
    ['2015-02-02', '4.47', '17 days of a common year: 96 × 17 / 365 = 4.4712'],
    ['2015-12-17', '5.52', '15 days of 2015 and 6 of 2016: 3.9452 + 1.5738 = 5.5190'],
    // Due Friday, demanded Monday 4 July: 14 days at 8.00, 3 at 7.50 (the reference rate was lowered to −0.50).
    ['2016-06-17', '4.41', '96 × 14 / 366 + 90 × 3 / 366 = 3.6721 + 0.7377 = 4.4098'],
    // Due Monday 20 June, day 17 is Thursday 7 July.
    ['2016-06-20', '4.36', '96 × 11 / 366 + 90 × 6 / 366 = 2.8852 + 1.4754 = 4.3607'],
    // Due Thursday 15 December, demanded Monday 2 January 2017: 17 days of 2016 and 1 of 2017.
    ['2016-12-15', '4.43', '90 × 17 / 366 + 90 × 1 / 365 = 4.1803 + 0.2466 = 4.4269'],
    // Due on the first day of a half-year (Friday), demanded Monday 18 July.
    ['2016-07-01', '4.18', '17 days at 7.50: 90 × 17 / 366 = 4.1803'],
    // Due Tuesday 14 June, demanded on the first day of the new half-year: it bears no interest itself.
    ['2016-06-14', '4.46', '17 days at 8.00, the last of them 30 June'],
  ])('due %s: %s (%s)', (due, interest) => {
    expect(live(invoice({ due }), '2017-03-31').demand().interest.toString()).toBe(interest);
  });

  test('runs on what is open day by day', () => {
    // 9 days on 1,200 and 8 on 700, all at 8 % of a leap year: 2.3607 + 1.2240 = 3.5847.
    const life = live(invoice({ due: '2016-02-01' }), '2016-02-29', paid('2016-02-10', '500.00'));
    expect(life.diary).toEqual(['2016-02-08 reminder 1200.00', '2016-02-18 demand 180.00 + 3.58 -> 883.58']);
    expect(life.demand().interestLines.map(({ days, principal }) => `${days} days on ${principal.toString()}`)).toEqual(
      ['9 days on 1200.00', '8 days on 700.00'],
    );
  });

  test('does not run on what was paid before the due date', () => {
    // 1,000 × 8 % × 17 / 366 = 3.7158.
    const life = live(invoice({ due: '2016-02-01' }), '2016-02-29', paid('2016-01-20', '200.00'));
    expect(life.demand().interest.toString()).toBe('3.72');
    expect(life.demand().total.toString()).toBe('1183.72');
  });

  test('a late demand is charged to its own day', () => {
    // Thursday 18 February is missed until Wednesday 24 February: 23 days, 96 × 23 / 366 = 6.0328.
    const life = live(invoice({ due: '2016-02-01' }), '2016-02-29', outage('2016-02-18', '2016-02-24'));
    expect(life.diary.at(-1)).toBe('2016-02-24 demand 180.00 + 6.03 -> 1386.03');
  });

  test('is charged once: what accrues after the demand is not claimed', () => {
    expect(live(invoice({ due: '2016-02-01' }), '2016-12-31').balance).toBe('1384.46');
  });
});

describe('a payment that reaches the creditor on a step’s day', () => {
  test.each([
    ['2016-02-08', [], 'the reminder is not sent'],
    ['2016-02-09', ['2016-02-08 reminder'], 'a day later it has been'],
    ['2016-02-18', ['2016-02-08 reminder'], 'no demand, no fee, no interest'],
  ])('paid in full on %s', (on, days) => {
    const life = live(invoice({ due: '2016-02-01' }), '2016-12-31', paid(on, '1200.00'));
    expect(life.days).toEqual(days);
    expect([life.outcome, life.balance, life.refund]).toEqual(['paid', '0.00', '0.00']);
  });

  test('after the demand the invoice amount is not enough: fee and interest are covered first', () => {
    const life = live(invoice({ due: '2016-02-01' }), '2016-02-29', paid('2016-02-19', '1200.00'));
    expect(openParts(life.claim)).toBe('0.00 + 0.00 + 184.46');
  });

  test('on the day of the hand-over it stops the hand-over', () => {
    const life = live(invoice({ due: '2016-02-01' }), '2016-12-31', paid('2016-03-18', '1384.46'));
    expect(life.days.at(-1)).toBe('2016-03-01 warning');
    expect(life.outcome).toBe('paid');
  });

  test('one öre short: the claim is open, and nobody is written to for one öre', () => {
    const life = live(invoice({ due: '2016-02-01' }), '2016-12-31', paid('2016-02-01', '1199.99'));
    expect([life.diary, life.outcome, life.balance]).toEqual([[], 'open', '0.01']);
  });

  test('20.01 short: it is reminded and demanded, with the fee', () => {
    // 17 days at 8 % of 366 on 20.01: 0.0744.
    const life = live(invoice({ due: '2016-02-01' }), '2016-02-29', paid('2016-02-01', '1179.99'));
    expect(life.diary).toEqual(['2016-02-08 reminder 20.01', '2016-02-18 demand 180.00 + 0.07 -> 200.08']);
  });
});

describe('only what is strictly over 500 kronor is handed over, everything claimed counted', () => {
  test.each([
    // 17 days at 8 % of a leap year: 318.82 × 0.08 × 17 / 366 = 1.1847, and a hair more on 318.83; both are 1.18.
    ['318.82', '500.00', 'open'],
    ['318.83', '500.01', 'referred'],
  ])('an invoice of %s is claimed at %s: %s', (amount, claimed, outcome) => {
    const life = live(invoice({ due: '2016-02-01', amount }), '2016-12-31');
    expect([life.balance, life.outcome]).toEqual([claimed, outcome]);
  });

  test('at 500.00 it stays on the list, and says why', () => {
    const life = live(invoice({ due: '2016-02-01', amount: '318.82' }), '2016-12-31');
    expect(life.waitsFor).toBe('a person: claimed 500.00 is not over 500.00 (S002-25)');
  });

  test('payments count: after part payment down to 500.00 nothing is handed over', () => {
    const life = live(invoice({ due: '2016-02-01' }), '2016-12-31', paid('2016-03-18', '884.46'));
    expect([life.balance, life.outcome, life.days.at(-1)]).toEqual(['500.00', 'open', '2016-03-01 warning']);
  });
});

describe('groups that go their own way', () => {
  test.each(['placed-children-care', 'social-area'])('%s goes to court on day 17, without fee or interest', (group) => {
    const life = live(invoice({ due: '2016-02-01', group }), '2016-12-31');
    expect(life.diary).toEqual(['2016-02-08 reminder 1200.00', '2016-02-18 administrative-court 1200.00']);
    expect(life.outcome).toBe('open');
  });

  test('childcare is told of suspension beside the chain, and has two months to pay', () => {
    const life = live(invoice({ due: '2016-02-01', group: '62' }), '2016-12-31');
    expect(life.days).toEqual([
      '2016-02-08 reminder',
      '2016-02-18 demand',
      '2016-03-01 warning',
      '2016-03-01 suspension-notice', // Tuesday
      '2016-03-18 referral',
      '2016-05-03 suspension-due', // 1 May is a Sunday, so Monday is still in time
    ]);
  });

  test('childcare paid on the last day of the two months keeps its place', () => {
    const life = live(invoice({ due: '2016-02-01', group: '62' }), '2016-12-31', paid('2016-05-02', '1384.46'));
    expect(life.days).not.toContain('2016-05-03 suspension-due');
  });

  test('a childcare debt of 500 kronor or less is still followed by suspension', () => {
    const life = live(invoice({ due: '2016-02-01', group: '62', amount: '300.00' }), '2016-12-31');
    expect(life.days.at(-1)).toBe('2016-05-03 suspension-due');
  });

  test.each([
    ['55', 'shut-off-review'],
    ['premises-hire', 'set-off-review'],
  ])('group %s: a person reviews (%s) once the demand is out, and the chain goes on', (group, review) => {
    const before = live(invoice({ due: '2016-02-01', group }), '2016-02-17');
    const after = live(invoice({ due: '2016-02-01', group }), '2016-02-18');
    const namesAhead = (claim: typeof after.claim): string[] =>
      timetable(claim, botkyrka, civilDate('2016-02-18')).map(({ step }) => step);
    expect(namesAhead(before.claim)).not.toContain(review);
    expect(namesAhead(after.claim)).toEqual(['warning', 'referral', review]);
  });

  test.each(['40', '61', '64', '65', '66', '67'])('group %s takes the standard steps', (group) => {
    expect(live(invoice({ due: '2016-02-01', group }), '2016-12-31').days).toEqual([
      '2016-02-08 reminder',
      '2016-02-18 demand',
      '2016-03-01 warning',
      '2016-03-18 referral',
    ]);
  });
});

describe('long-term monitoring follows the ruling', () => {
  const due = '2016-02-01';

  test.each([
    ['2016-09-05', '2016-09-05', 'a Monday'],
    ['2016-06-24', '2016-06-27', 'Midsummer Eve is a Friday'],
    ['2017-06-05', '2017-06-05', 'a year after the hand-over'],
  ])('a ruling on %s: to Intrum on %s (%s)', (on, monitored) => {
    const life = live(invoice({ due }), '2017-12-31', ruling(on));
    expect(life.days.at(-1)).toBe(`${monitored} monitoring`);
    expect(life.outcome).toBe('monitored');
  });

  test.each(['deceased', 'bankrupt', 'debt-restructured'] as const)('but not when the debtor is %s', (status) => {
    const life = live(invoice({ due }), '2017-12-31', debtorIs('2016-05-02', status), ruling('2016-09-05'));
    expect(life.days.at(-1)).toBe('2016-03-18 referral');
    expect(life.waitsFor).toBe(`a person: the debtor is ${status} (S002-29)`);
  });

  test('a debtor whose status is cleared after the ruling is monitored from that day', () => {
    const life = live(
      invoice({ due, debtor: 'bankrupt' }),
      '2017-12-31',
      ruling('2016-09-05'),
      debtorIs('2016-10-03', 'ordinary'), // Monday
    );
    expect(life.days.at(-1)).toBe('2016-10-03 monitoring');
  });

  test.each([
    // Issued Monday 2 January 2006; ten years later is Saturday 2 January 2016.
    ['2015-12-30', '2015-12-30 monitoring'],
    ['2016-01-04', '2006-03-20 referral'],
  ])('a claim ruled on %s, ten years after it arose: %s', (on, last) => {
    // Rates before 2014 are not on record, so this town charges no interest on its old claims.
    const rulebook = { ...botkyrka, lateInterest: () => ({ lines: [], total: botkyrka.lateInterest([]).total }) };
    const old = invoice({ under: rulebook, issued: '2006-01-02', due: '2006-02-03' });
    // Due Friday; demanded Monday 20 February (day 17); warned Wednesday 1 March; handed over Monday 20 March.
    expect(live(old, '2016-12-31', ruling(on)).days.at(-1)).toBe(last);
  });

  test('a case that Kronofogden sends back waits for a person', () => {
    const life = live(invoice({ due }), '2016-12-31', rejected('2016-04-04'));
    expect(life.outcome).toBe('open');
    expect(life.waitsFor).toContain('sent the case back on 2016-04-04');
  });
});

describe('after an outage no step is jumped and none comes too soon', () => {
  test('a reminder three days late leaves ten days before the demand', () => {
    // Missed Monday 8 February, sent Thursday 11; ten days on is Sunday 21, so Monday 22.
    const life = live(invoice({ due: '2016-02-01' }), '2016-03-31', outage('2016-02-08', '2016-02-11'));
    expect(life.days).toEqual([
      '2016-02-11 reminder',
      '2016-02-22 demand',
      '2016-03-03 warning', // seven banking days end on Wednesday 2 March
      '2016-03-22 referral',
    ]);
  });

  test('down from before the reminder until after the hand-over: every step still comes, in order', () => {
    // Up again on Monday 11 April.
    const life = live(invoice({ due: '2016-02-01' }), '2016-12-31', outage('2016-02-08', '2016-04-11'));
    expect(life.days).toEqual([
      '2016-04-11 reminder',
      '2016-04-21 demand', // Thursday, ten days later
      '2016-05-03 warning', // seven banking days end on Monday 2 May
      '2016-05-23 referral', // 21 May is a Saturday
    ]);
  });

  test('a warning that comes late keeps its seven banking days before the hand-over', () => {
    // Warning missed on 1 March, sent Wednesday 16; its time ends on Tuesday 29, after Easter.
    const life = live(invoice({ due: '2016-02-01' }), '2016-03-31', outage('2016-03-01', '2016-03-16'));
    expect(life.days.slice(2)).toEqual(['2016-03-16 warning', '2016-03-30 referral']);
  });

  test('up again on a Saturday: the step is performed on Monday', () => {
    const life = live(invoice({ due: '2016-02-01' }), '2016-02-29', outage('2016-02-08', '2016-02-13'));
    expect(life.days).toEqual(['2016-02-15 reminder', '2016-02-25 demand']);
  });

  test('a reminder that a holiday moved keeps four banking days: the demand moves behind them', () => {
    // Good Friday to Tuesday 29 March; four banking days end on Monday 4 April.
    expect(live(invoice({ due: '2016-03-18' }), '2016-04-10').days).toEqual([
      '2016-03-29 reminder',
      '2016-04-05 demand',
    ]);
  });
});

describe('a dispute stops everything at once', () => {
  test('until it is settled nothing is sent; then the steps go on, in order', () => {
    // Raised the day before the demand, settled on Thursday 21 April.
    const life = live(
      invoice({ due: '2016-02-01' }),
      '2016-06-30',
      disputed('2016-02-17'),
      disputeSettled('2016-04-21'),
    );
    expect(life.days).toEqual([
      '2016-02-08 reminder',
      '2016-05-03 demand', // the letter of 21 April gave ten days, and 1 May is a Sunday
      '2016-05-16 warning', // seven banking days, for 5 May is Ascension Day
      '2016-06-03 referral',
    ]);
  });

  test('raised on the step’s own day it stops the step', () => {
    const life = live(invoice({ due: '2016-02-01' }), '2016-12-31', disputed('2016-02-18'));
    expect(life.days).toEqual(['2016-02-08 reminder']);
    expect(life.waitsFor).toBe('the end of the dispute raised on 2016-02-18');
  });
});

describe('a deferral moves what lies ahead', () => {
  test('granted before the reminder: the chain starts from the new due date', () => {
    // New due date Monday 2 May; interest runs from it: 1,200 × 8 % × 17 / 366.
    const life = live(invoice({ due: '2016-02-01' }), '2016-12-31', deferred('2016-02-05', '2016-05-02'));
    expect(life.diary).toEqual([
      '2016-05-09 reminder 1200.00', // Monday
      '2016-05-19 demand 180.00 + 4.46 -> 1384.46', // Thursday
      '2016-05-31 warning 1384.46', // Tuesday
      '2016-06-20 referral 1384.46', // 19 June is a Sunday
    ]);
  });

  test('granted after the reminder: the debtor is reminded anew before the demand', () => {
    const life = live(invoice({ due: '2016-02-01' }), '2016-06-30', deferred('2016-02-10', '2016-05-02'));
    expect(life.days.slice(0, 3)).toEqual(['2016-02-08 reminder', '2016-05-09 reminder', '2016-05-19 demand']);
  });

  test('granted after the demand: warning and hand-over wait for its end', () => {
    // To Friday 29 April: the warning is late on Monday 2 May and gives seven banking days, to Thursday 12 May.
    const life = live(invoice({ due: '2016-02-01' }), '2016-12-31', deferred('2016-02-19', '2016-04-29'));
    expect(life.days.slice(2)).toEqual(['2016-05-02 warning', '2016-05-13 referral']);
  });
});

test('interest of what is paid late, after the reminder and before the demand, is not claimed (S002-19, S002-21)', () => {
  // Reminded on 8 February, paid on 17 February, 16 days late; the demand would have left on the 18th.
  const life = live(invoice({ due: '2016-02-01' }), '2016-12-31', paid('2016-02-17', '1200.00'));
  expect([life.days, life.outcome, life.claim.charged.interest.toString()]).toEqual([
    ['2016-02-08 reminder'],
    'paid',
    '0.00',
  ]);
});
