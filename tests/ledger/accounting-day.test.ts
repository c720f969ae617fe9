import fc from 'fast-check';
import { addDays, civilDate } from '../../domain/kernel/civil-date';
import { accountingDay, type ClosedPeriod } from '../../ledger/accounting-day';

const closed = (from: string, to: string): ClosedPeriod => ({ from: civilDate(from), to: civilDate(to) });

test.each<[string, readonly ClosedPeriod[], string]>([
  ['2026-09-12', [], '2026-09-12'],
  ['2026-09-12', [closed('2026-09-01', '2026-09-30')], '2026-10-01'],
  ['2026-09-12', [closed('2026-10-01', '2026-10-31'), closed('2026-09-01', '2026-09-30')], '2026-11-01'],
  ['2026-08-31', [closed('2026-09-01', '2026-09-30')], '2026-08-31'],
  ['2026-09-12', [closed('2026-09-01', '2026-09-30'), closed('2026-11-01', '2026-11-30')], '2026-10-01'],
  ['2026-09-12', [closed('2026-09-01', '2026-09-15'), closed('2026-09-10', '2026-09-20')], '2026-09-21'],
])('value day %s with %j closed stands on %s', (valueDay, periods, day) => {
  expect(accountingDay(civilDate(valueDay), periods)).toBe(day);
});

test('the accounting day is open, and every day from the value day to it is closed', () => {
  const someDay = fc.integer({ min: 0, max: 60 }).map((days) => addDays(civilDate('2026-09-01'), days));
  const period = fc
    .tuple(someDay, fc.integer({ min: 0, max: 20 }))
    .map(([from, days]) => ({ from, to: addDays(from, days) }));
  fc.assert(
    fc.property(someDay, fc.array(period, { maxLength: 8 }), (valueDay, periods) => {
      const isClosed = (day: string) => periods.some(({ from, to }) => from <= day && day <= to);
      const day = accountingDay(valueDay, periods);
      expect(isClosed(day)).toBe(false);
      for (let before = valueDay; before < day; before = addDays(before, 1)) expect(isClosed(before)).toBe(true);
    }),
  );
});
