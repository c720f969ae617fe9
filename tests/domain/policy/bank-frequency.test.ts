import fc from 'fast-check';
import { addDays, civilDate } from '../../../domain/kernel/civil-date';
import { holdsThrough, type BankFrequency } from '../../../domain/policy/bank-frequency';

test.each<[string, BankFrequency['every'], number, string]>([
  // September must be reconciled by 10 October.
  ['2016-08-31', 'month', 10, '2016-10-10'],
  // In the middle of September, August is the last whole month.
  ['2016-09-15', 'month', 10, '2016-10-10'],
  ['2016-12-31', 'month', 0, '2017-01-31'],
  ['2016-01-31', 'month', 5, '2016-03-05'],
  // 4 September 2016 is a Sunday, and 7 September a Wednesday.
  ['2016-09-04', 'week', 3, '2016-09-14'],
  ['2016-09-07', 'week', 3, '2016-09-14'],
  ['2016-09-07', 'day', 2, '2016-09-10'],
])('a bank reconciled through %s, each %s within %i days, holds through %s', (through, every, withinDays, last) => {
  expect(holdsThrough(civilDate(through), { every, withinDays })).toBe(last);
});

test('a later day never holds for a shorter time, and no day has passed when it is reconciled in time', () => {
  const frequencies = fc.record({
    every: fc.constantFrom<BankFrequency['every']>('day', 'week', 'month'),
    withinDays: fc.integer({ min: 0, max: 60 }),
  });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000 }), frequencies, (days, frequency) => {
      const through = addDays(civilDate('2015-01-01'), days);
      const holds = holdsThrough(through, frequency);
      expect(holds > addDays(through, frequency.withinDays)).toBe(true);
      expect(holdsThrough(addDays(through, 1), frequency) >= holds).toBe(true);
    }),
  );
});
