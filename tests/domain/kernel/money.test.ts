import fc from 'fast-check';
import { Decimal } from 'decimal.js';
import { CurrenciesMixed, InvalidAmount, Money, reviveMoney, smallerOf } from '../../../domain/kernel/money';

const sek = (amount: string): Money => Money.of(amount, 'SEK');

test.each(['', '1,200.00', '1200,00', '1200.001', '.50', '1e3', 'NaN', '0x10', '+1', ' 1', '99999999999999'])(
  '"%s" is no amount',
  (text) => {
    expect(() => sek(text)).toThrow(InvalidAmount);
  },
);

test.each([
  ['0.1', '0.2', '0.30'],
  ['9999999999999.99', '0.01', '10000000000000.00'],
  ['1200', '-1200.00', '0.00'],
])('%s and %s make %s, exactly', (one, other, sum) => {
  expect(sek(one).plus(sek(other)).toString()).toBe(sum);
});

test('a sum of amounts may be longer than an amount, and no sum at all is refused', () => {
  expect(Money.ofSum('10000000003840.99', 'SEK').toString()).toBe('10000000003840.99');
  expect(() => sek('10000000003840.99')).toThrow(InvalidAmount);
  expect(() => Money.ofSum('1e20', 'SEK')).toThrow(InvalidAmount);
});

test.each([
  ['4.455', '4.46'],
  ['4.4549999', '4.45'],
  ['-4.455', '-4.46'],
  ['0.004999', '0.00'],
])('%s is rounded to %s: a half öre away from zero', (exact, rounded) => {
  expect(Money.rounded(new Decimal(exact), 'SEK').toString()).toBe(rounded);
});

test('nought has no sign', () => {
  expect(sek('0').negated().toString()).toBe('0.00');
  expect(sek('5').minus(sek('5')).isNegative()).toBe(false);
});

test('kronor and kroner never meet', () => {
  expect(() => sek('1').plus(Money.of('1', 'DKK'))).toThrow(CurrenciesMixed);
  expect(() => smallerOf(sek('1'), Money.of('1', 'DKK'))).toThrow(CurrenciesMixed);
  expect(sek('1').equals(Money.of('1', 'DKK'))).toBe(false);
});

test('an amount written to JSON is read back as the same', () => {
  const read: unknown = JSON.parse(JSON.stringify({ open: sek('1384.46'), note: { amount: 'many' } }), reviveMoney);
  expect(read).toEqual({ open: sek('1384.46'), note: { amount: 'many' } });
  expect((read as { open: Money }).open.plus(sek('0.54')).toString()).toBe('1385.00');
});

test('a text in whole öre is the amount in whole öre, and what is no amount is neither', () => {
  const text = fc.oneof(
    fc.stringMatching(/^-?\d{1,13}(\.\d{1,2})?$/),
    fc.constantFrom(
      '-0.00',
      '-0',
      '0.1',
      '9999999999999.99',
      '-9999999999999.99',
      '',
      '.',
      '1.',
      '.5',
      '1.234',
      '+1',
      '--1',
      '1e3',
    ),
  );
  fc.assert(
    fc.property(text, (written) => {
      const tried = (read: () => unknown): unknown => {
        try {
          return read();
        } catch (problem) {
          return (problem as Error).message;
        }
      };
      expect(tried(() => BigInt(Money.minorUnitsIn(written)))).toEqual(
        tried(() => Money.of(written, 'SEK').toMinorUnits()),
      );
    }),
  );
  expect(Object.is(Money.minorUnitsIn('-0.00'), 0)).toBe(true);
});

test('öre and back', () => {
  expect(sek('1384.46').toMinorUnits()).toBe(138_446n);
  expect(Money.ofMinorUnits(138_446n, 'SEK').toString()).toBe('1384.46');
});
