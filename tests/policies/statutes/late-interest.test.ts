import { lawfulPoints } from '../../../policies/statutes/late-interest-rate';
import fc from 'fast-check';
import { addDays, civilDate, daysBetween } from '../../../domain/kernel/civil-date';
import { CurrenciesMixed, Money } from '../../../domain/kernel/money';
import type { PrincipalSegment } from '../../../domain/policy/rulebook';
import {
  InvalidPrincipalSegment,
  interestAtFixedRate,
  interestNotYetCharged,
  lateInterest,
} from '../../../policies/statutes/late-interest';
import { NoStatuteForDate } from '../../../policies/statutes/statutory-figure';

function open(principal: string, from: string, to: string): PrincipalSegment {
  return { principal: Money.of(principal, 'SEK'), from: civilDate(from), to: civilDate(to) };
}

function atFixedRate(ratePercent: string, ...segments: PrincipalSegment[]) {
  return interestAtFixedRate({ currency: 'SEK', ratePercent, segments });
}

describe('interest at a fixed rate', () => {
  test('100,000 at 10 % for 30 days of an ordinary year costs 821.92', () => {
    expect(atFixedRate('10', open('100000', '2015-03-01', '2015-03-31')).total.toString()).toBe('821.92');
  });

  test('the same 30 days of a leap year cost 819.67', () => {
    expect(atFixedRate('10', open('100000', '2016-03-01', '2016-03-31')).total.toString()).toBe('819.67');
  });

  test('40,000 paid on day 38 lowers the principal from that day on: days 31 to 60 cost 580.82', () => {
    // Due 2015-03-01: day 30 is 31 March, so day 38 is 8 April and day 60 is 30 April.
    const charge = atFixedRate(
      '10',
      open('100000', '2015-03-31', '2015-04-08'),
      open('60000', '2015-04-08', '2015-04-30'),
    );
    expect(charge.lines.map(({ days, principal }) => [days, principal.toString()])).toEqual([
      [8, '100000.00'],
      [22, '60000.00'],
    ]);
    expect(charge.total.toString()).toBe('580.82');
  });

  test('250 at 10.2 % costs 0.35 after 5 days, and 2.10 more after 30 further days', () => {
    const first = atFixedRate('10.2', open('250', '2015-05-01', '2015-05-06'));
    expect(first.total.toString()).toBe('0.35');
    const toDate = atFixedRate('10.2', open('250', '2015-05-01', '2015-06-05'));
    expect(toDate.total.toString()).toBe('2.45');
    expect(interestNotYetCharged(toDate, first.total).toString()).toBe('2.10');
  });

  test('exactly half an öre is rounded up', () => {
    // 36.50 at 5 % for 1 of 365 days is 0.005.
    expect(atFixedRate('5', open('36.50', '2015-05-01', '2015-05-02')).total.toString()).toBe('0.01');
  });

  test('half an öre that is made of two days in unlike years is still exactly half an öre', () => {
    // 18.25 at 5 % for 1 of 365 days is 0.0025, and 18.30 at 5 % for 1 of 366 days is 0.0025.
    const charge = atFixedRate(
      '5',
      open('18.25', '2015-12-31', '2016-01-01'),
      open('18.30', '2016-01-01', '2016-01-02'),
    );
    expect(charge.total.toString()).toBe('0.01');
  });

  test('a rate with three decimals is shown whole', () => {
    expect(atFixedRate('10.125', open('100', '2015-05-01', '2015-05-02')).lines[0]?.ratePercent).toBe('10.125');
  });
});

describe('late interest by statute', () => {
  test('due 2016-06-20 and demanded 2016-07-07: 11 days in June at 8.00, 6 days in July at 7.50, over 366', () => {
    const charge = lateInterest({ country: 'SE', segments: [open('1000', '2016-06-20', '2016-07-07')] });
    expect(charge.lines.map(({ from, to, days, ratePercent }) => [from, to, days, ratePercent])).toEqual([
      ['2016-06-20', '2016-07-01', 11, '8.00'],
      ['2016-07-01', '2016-07-07', 6, '7.50'],
    ]);
    // 1000 × (11 × 8.00 + 6 × 7.50) / 36600 = 133000 / 36600 = 3.6338…
    expect(charge.total.toString()).toBe('3.63');
    // 1000 × 11 × 8.00 / 36600, by long division.
    expect(charge.lines[0]?.exact.toFixed(8)).toBe('2.40437158');
  });

  test('over New Year the length of the year changes, though the rate does not', () => {
    const charge = lateInterest({ country: 'SE', segments: [open('1000', '2015-12-22', '2016-01-11')] });
    expect(charge.lines.map(({ days, ratePercent }) => [days, ratePercent])).toEqual([
      [10, '8.00'],
      [10, '8.00'],
    ]);
    // 80000/36500 + 80000/36600 = 2.191780… + 2.185792… = 4.377573…
    expect(charge.total.toString()).toBe('4.38');
  });

  test('three half-years of a Swedish claim, each at its own rate', () => {
    const charge = lateInterest({ country: 'SE', segments: [open('10000', '2022-06-01', '2023-02-01')] });
    expect(charge.lines.map(({ days, ratePercent }) => [days, ratePercent])).toEqual([
      [30, '8.00'],
      [184, '8.50'],
      [31, '10.50'],
    ]);
    // 10000 × (240 + 1564 + 325.5) / 36500 = 583.4246…
    expect(charge.total.toString()).toBe('583.42');
  });

  test('a Danish claim due before March 2013 still bears seven points', () => {
    const segments = [
      { principal: Money.of('1000', 'DKK'), from: civilDate('2015-03-01'), to: civilDate('2015-03-31') },
    ];
    const older = lateInterest({ country: 'DK', dueOn: civilDate('2013-02-01'), segments });
    const newer = lateInterest({ country: 'DK', dueOn: civilDate('2015-03-01'), segments });
    expect(older.lines[0]?.ratePercent).toBe('7.20');
    expect(newer.lines[0]?.ratePercent).toBe('8.20');
    // 1000 × 30 × 8.20 / 36500 = 6.7397…
    expect(newer.total).toEqual(Money.of('6.74', 'DKK'));
  });

  test('no day, no principal, no line', () => {
    const segments = [open('1000', '2016-06-20', '2016-06-20'), open('0', '2016-06-20', '2016-12-20')];
    expect(lateInterest({ country: 'SE', segments })).toEqual({ lines: [], total: Money.zero('SEK') });
  });

  test('a half-year without a recorded rate is refused', () => {
    const segments = [open('1000', '2026-12-20', '2027-01-02')];
    expect(() => lateInterest({ country: 'SE', segments })).toThrow(NoStatuteForDate);
  });

  test('a segment that ends before it begins, or with a negative principal, is a bug', () => {
    expect(() => lateInterest({ country: 'SE', segments: [open('1', '2016-06-20', '2016-06-19')] })).toThrow(
      InvalidPrincipalSegment,
    );
    expect(() => lateInterest({ country: 'SE', segments: [open('-1', '2016-06-20', '2016-06-21')] })).toThrow(
      InvalidPrincipalSegment,
    );
  });

  test('Swedish kronor bear no Danish interest', () => {
    expect(() => lateInterest({ country: 'DK', segments: [open('1', '2016-06-20', '2016-06-21')] })).toThrow(
      CurrenciesMixed,
    );
  });
});

describe('whatever stood open', () => {
  const anyDay = fc.integer({ min: 0, max: 4300 }).map((offset) => addDays(civilDate('2014-01-01'), offset));
  const anyPrincipal = fc.integer({ min: 0, max: 10_000_000_00 }).map((ore) => Money.ofMinorUnits(ore, 'SEK'));

  test('every day is counted once, and cutting a segment in two changes nothing', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, anyPrincipal, (one, other, third, principal) => {
        const [from, cut, to] = [one, other, third].sort() as [typeof one, typeof one, typeof one];
        const whole = lateInterest({ country: 'SE', segments: [{ from, to, principal }] });
        const inTwo = lateInterest({
          country: 'SE',
          segments: [
            { from, to: cut, principal },
            { from: cut, to, principal },
          ],
        });
        expect(inTwo.total.toString()).toBe(whole.total.toString());
        if (!principal.isZero()) {
          expect(whole.lines.reduce((days, line) => days + line.days, 0)).toBe(daysBetween(from, to));
        }
      }),
    );
  });

  test('the total is the sum of the lines, less than an öre away', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyPrincipal, (one, other, principal) => {
        const [from, to] = [one, other].sort() as [typeof one, typeof one];
        const { lines, total } = lateInterest({ country: 'SE', segments: [{ from, to, principal }] });
        const sum = lines.reduce((soFar, line) => soFar.plus(line.exact), Money.zero('SEK').amount);
        expect(total.amount.minus(sum).abs().lessThanOrEqualTo('0.00500001')).toBe(true);
      }),
    );
  });
});

test.each([
  ['DK', '2013-02-28', '7'],
  ['DK', '2013-03-01', '8'],
  ['SE', '2012-02-28', '8'],
] as const)('eight points of a policy are, for a claim of %s that fell due on %s, %s', (country, dueOn, points) => {
  expect(lawfulPoints(country, '8', civilDate(dueOn))).toBe(points);
});
