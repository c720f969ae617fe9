import fc from 'fast-check';
import { equalInstalments } from '../../domain/claim/equal-instalments';
import { addMonths, civilDate } from '../../domain/kernel/civil-date';
import { Money, sumOf } from '../../domain/kernel/money';

test('parts are the debt to the öre, are all the same but the last, and fall due month by month', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 90_000_000 }), fc.integer({ min: 1, max: 60 }), (units, parts) => {
      const total = Money.ofMinorUnits(units, 'SEK');
      const first = civilDate('2016-01-31');
      const instalments = equalInstalments(total, { parts, first });
      const amounts = instalments.map(({ amount }) => amount);
      expect(sumOf(amounts, 'SEK').equals(total)).toBe(true);
      expect(new Set(amounts.slice(0, -1).map(String)).size).toBeLessThanOrEqual(1);
      const spread = Number((amounts.at(-1) ?? total).minus(amounts[0] ?? total).toMinorUnits());
      expect(spread).toBeGreaterThanOrEqual(0);
      expect(spread).toBeLessThan(parts);
      expect(instalments.map(({ dueOn }) => dueOn)).toEqual(instalments.map((_each, at) => addMonths(first, at)));
    }),
  );
});

test('from the last of January parts fall due on the last of each month', () => {
  const days = equalInstalments(Money.of('100.00', 'SEK'), { parts: 3, first: civilDate('2016-01-31') });
  expect(days.map(({ dueOn, amount }) => `${dueOn} ${amount.toString()}`)).toEqual([
    '2016-01-31 33.33',
    '2016-02-29 33.33',
    '2016-03-31 33.34',
  ]);
});
