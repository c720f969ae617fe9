import fc from 'fast-check';
import { Money } from '../../domain/kernel/money';
import { coverOf } from '../../reconciliation/covering-sets';
import type { SourceRow } from '../../reconciliation/row';

function rowsOf(amounts: readonly string[], key = 'recipient'): SourceRow[] {
  return amounts.map((amount, index) => ({ line: index + 2, key, amount: Money.of(amount, 'DKK'), fields: {} }));
}

function cover(amount: string, amounts: readonly string[], atMost = 12) {
  const found = coverOf(Money.of(amount, 'DKK').toMinorUnits(), rowsOf(amounts), atMost);
  return found.kind === 'one' ? found.rows.map(({ amount: part }) => part.toString()).sort() : found.kind;
}

test('three provisions make up the payout of recipient 1201 (S004 figure 27)', () => {
  expect(cover('45068.57', ['15218.13', '14632.31', '15218.13', '10344.00'])).toEqual([
    '14632.31',
    '15218.13',
    '15218.13',
  ]);
});

test('two benefits make up one payout of recipient 3112 (S004 figure 27)', () => {
  expect(cover('3483.40', ['760.00', '2723.40', '6590.97', '3265.36'])).toEqual(['2723.40', '760.00']);
});

test('one row alone is no set: it would have been matched exactly', () => {
  expect(cover('760.00', ['760.00', '2723.40'])).toBe('none');
});

test('two sets that would do are several', () => {
  expect(cover('303.00', ['101.00', '202.00', '123.00', '180.00'])).toBe('several');
});

test('two rows of one key and one amount stand for each other', () => {
  expect(cover('250.00', ['150.00', '150.00', '100.00', '777.77'])).toEqual(['100.00', '150.00']);
});

test('a set of more rows than asked for is not looked for', () => {
  expect(cover('6.00', ['1.00', '2.00', '3.00', '9000.00'], 2)).toBe('none');
});

test('of many rows with round amounts some set always fits: that is no evidence', () => {
  const amounts = Array.from({ length: 14 }, (_, index) => `${(index + 1) * 7}.0${index % 10}`);
  expect(cover('98.15', amounts)).not.toEqual(expect.arrayContaining([expect.any(String)]));
});

test('a search that would take too long is left to a person', () => {
  const amounts = Array.from({ length: 60 }, (_, index) => `${1000 + index * 17}.${10 + (index % 80)}`);
  expect(cover('33333.33', amounts)).toBe('several');
});

test('what is found adds up, whatever the amounts', () => {
  const amount = fc.integer({ min: -500_000, max: 5_000_000 }).map((units) => Money.ofMinorUnits(units, 'DKK'));
  fc.assert(
    fc.property(fc.array(amount, { minLength: 2, maxLength: 6 }), fc.integer({ min: 2, max: 6 }), (amounts, take) => {
      const rows = rowsOf(amounts.map((money) => money.toString()));
      const target = amounts.slice(0, take).reduce((sum, money) => sum.plus(money), Money.zero('DKK'));
      const found = coverOf(target.toMinorUnits(), rows, 12);
      if (found.kind !== 'one') return;
      const sum = found.rows.reduce((total, row) => total.plus(row.amount), Money.zero('DKK'));
      expect(sum.toString()).toBe(target.toString());
      expect(new Set(found.rows).size).toBe(found.rows.length);
    }),
  );
});
