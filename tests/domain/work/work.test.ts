import fc from 'fast-check';
import { addDays, civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { ageingOf } from '../../../domain/work/ageing';
import {
  byCostOfWaiting,
  claimNamedBy,
  costOfADay,
  KINDS_OF_WORK,
  workRow,
  type Work,
} from '../../../domain/work/work';

const day = civilDate;
const kronor = (amount: string): Money => Money.of(amount, 'SEK');
const ASKED = day('2016-03-31');

function work(given: Partial<Work> = {}): Work {
  return { kind: 'unmatched', about: 'p1', since: day('2016-03-01'), why: 'why', act: 'act', ...given };
}

const COSTS: readonly [string, Partial<Work>, string | undefined][] = [
  // 36,500.00 at 8 percent: 2,920.00 a year, 8.00 a day.
  ['money that stands still costs its interest', { amount: kronor('36500.00') }, '8.00'],
  // 31 March and the nine days after it: ten days.
  [
    'money that is lost after a day costs its share',
    { amount: kronor('1000.00'), lostAfter: day('2016-04-09') },
    '100.00',
  ],
  ['on the last day all of it is at stake', { amount: kronor('1000.00'), lostAfter: ASKED }, '1000.00'],
  ['what was lost before costs its interest', { amount: kronor('36500.00'), lostAfter: day('2016-03-30') }, '8.00'],
  // 1,000.00 on 3,653 days is 0.27; its interest is 0.21.
  ['far ahead the greater of the two counts', { amount: kronor('1000.00'), lostAfter: day('2026-03-31') }, '0.27'],
  ['without a sum nothing is said', {}, undefined],
];

test.each(COSTS)('%s', (_case, given, costs) => {
  expect(costOfADay(work(given), ASKED)?.toString()).toBe(costs);
});

test('work goes to the supervisor when it is a week late, and to the manager after a month', () => {
  // A payment that matched nothing is due within 7 days: on 8 March.
  const on = (asOf: string) => {
    const { dueOn, overdue, escalatedTo, roles } = workRow(
      work({ kind: 'bank-row', since: day('2016-03-05') }),
      day(asOf),
    );
    return [dueOn, overdue, escalatedTo, roles.includes('manager')];
  };
  expect([on('2016-03-08'), on('2016-03-09'), on('2016-03-15'), on('2016-03-16'), on('2016-04-08')]).toEqual([
    ['2016-03-08', false, undefined, false],
    ['2016-03-08', true, undefined, false],
    ['2016-03-08', true, undefined, false],
    ['2016-03-08', true, 'supervisor', false],
    ['2016-03-08', true, 'manager', true],
  ]);
});

const someWork = fc.record({
  kind: fc.constantFrom('unmatched' as const, 'limitation' as const, 'approval' as const),
  about: fc.string({ minLength: 1, maxLength: 4 }),
  since: fc.integer({ min: -400, max: 0 }).map((days) => addDays(ASKED, days)),
  amount: fc.option(
    fc.integer({ min: 1, max: 10_000_000 }).map((units) => Money.ofMinorUnits(units, 'SEK')),
    { nil: undefined },
  ),
});

test('the list is in one order, the dearest first, and its ageing counts every row once', () => {
  fc.assert(
    fc.property(fc.array(someWork, { maxLength: 20 }), (given) => {
      const rows = given
        .map(({ amount, ...one }) => workRow(work({ ...one, ...(amount && { amount }) }), ASKED))
        .sort(byCostOfWaiting);
      const costs = rows.map((row) => Number(row.costOfADay?.toMinorUnits() ?? 0n));
      expect(costs).toEqual(costs.toSorted((one, other) => other - one));
      const ageing = ageingOf(rows, ASKED);
      expect(ageing.buckets.reduce((sum, bucket) => sum + bucket.rows, 0)).toBe(rows.length);
    }),
  );
});

test.each(Object.entries(KINDS_OF_WORK))('work of the kind %s names its claim, where it has one', (kind, { about }) => {
  const names = { claim: 'town/1001/2', part: 'town/1001', other: undefined };
  expect(claimNamedBy(`${kind}:town/1001/2`)).toBe(names[about]);
});

test('every kind of work that is about a claim is assignable by the claim that it names', () => {
  const about = Object.entries(KINDS_OF_WORK).filter((entry) => entry[1].about === 'claim');
  expect(about.map(([kind]) => kind)).toContain('court-transfer');
});
