import fc from 'fast-check';
import { amountReader } from '../../../formats/tables/amount-text';
import { CellFault } from '../../../formats/tables/cell';
import type { AmountDialect } from '../../../formats/tables/layout';
import { amountText } from './amount-text';

const DANISH: AmountDialect = { decimal: ',', thousands: '.', negative: ['leading', 'trailing', 'parentheses'] };
const SWEDISH: AmountDialect = { decimal: ',', thousands: 'space' };
const PLAIN: AmountDialect = { decimal: '.' };

describe('amounts are read as people in Denmark and Sweden write them', () => {
  it.each([
    ['-15.218,13', DANISH, '-15218.13'],
    ['45.068,57-', DANISH, '-45068.57'],
    ['45.068,57', DANISH, '45068.57'],
    ['(1.234,5)', DANISH, '-1234.50'],
    ['33553', DANISH, '33553.00'],
    ['96.492.864,00', DANISH, '96492864.00'],
    ['1234,500', DANISH, '1234.50'],
    ['1 234,50', SWEDISH, '1234.50'],
    ['1\u00a0234,50', SWEDISH, '1234.50'],
    ['1\u202f234\u202f567,5', SWEDISH, '1234567.50'],
    ['\u2212126,03', SWEDISH, '-126.03'],
    ['10243.3', PLAIN, '10243.30'],
    ['0007.50', PLAIN, '7.50'],
    ['-0.00', PLAIN, '0.00'],
    ['+12', PLAIN, '12.00'],
    ['319999', { decimal: 'none' }, '319999.00'],
    ['000000000000024000', { decimal: 'implied' }, undefined],
    ['000000000240000', { decimal: 'implied' }, '2400.00'],
    ['5', { decimal: 'implied' }, '0.05'],
  ] as const)('%s', (written, dialect, amount) => {
    const read = amountReader(dialect);
    if (amount === undefined) expect(() => read(written)).toThrow(CellFault);
    else expect(read(written)).toBe(amount);
  });

  it.each([
    ['1,234.50', DANISH, 'has a decimal point; the recipe says a decimal comma and points between the thousands'],
    ['1234.50', DANISH, 'has a decimal point'],
    ['1.234,50', PLAIN, 'has a decimal comma; the recipe says a decimal point and nothing between the thousands'],
    ['1234,50', PLAIN, 'has a decimal comma'],
    ['1 234', PLAIN, 'has thousands separators, or three decimals'],
    ['1.234', PLAIN, 'has thousands separators, or three decimals'],
    ['12.34,50', DANISH, 'is not grouped by three digits'],
    ['12,345', DANISH, 'has thousands separators, or three decimals'],
    ['1234,567', DANISH, 'has more than two decimals'],
    ['12-', PLAIN, 'has its sign after it'],
    ['(12)', PLAIN, 'stands in parentheses'],
    ['12,50', { decimal: 'none' }, 'has a decimal comma; the recipe says no decimals'],
    ['12 kr', SWEDISH, 'is no amount'],
    ['12345678901234', PLAIN, 'is not grouped by three digits'],
    ['1e3', PLAIN, 'is no amount'],
    ['--1', PLAIN, 'is no amount'],
  ] as const)('%s is refused where the layout does not declare it', (written, dialect, said) => {
    expect(() => amountReader(dialect)(written)).toThrow(said);
  });

  it('and a layout cannot have one sign for two things', () => {
    expect(() => amountReader({ decimal: ',', thousands: ',' })).toThrow('cannot be both');
  });

  it.each([
    ['15218.13', '15218.13'],
    ['-0', '0.00'],
    ['33553.3', '33553.30'],
  ])('a stored number %s needs no dialect', (digits, amount) => {
    expect(amountReader(DANISH)({ digits })).toBe(amount);
  });

  it('and one with a third decimal is refused', () => {
    expect(() => amountReader(DANISH)({ digits: '0.125' })).toThrow('more than two decimals');
  });
});

const dialects = fc.oneof(
  fc.record({
    decimal: fc.constant(',' as const),
    thousands: fc.constantFrom('.' as const, 'space' as const, 'none' as const),
    negative: fc.constantFrom(['leading'] as const, ['trailing'] as const, ['parentheses'] as const),
  }),
  fc.record({
    decimal: fc.constant('.' as const),
    thousands: fc.constantFrom(',' as const, 'space' as const, 'none' as const),
    negative: fc.constantFrom(['leading'] as const, ['trailing', 'leading'] as const, ['parentheses'] as const),
  }),
  fc.record({
    decimal: fc.constant('implied' as const),
    negative: fc.constantFrom(['leading'] as const, ['trailing'] as const),
  }),
);

/** Whole öre up to the largest amount, as `-15218.13`. */
const amounts = fc.bigInt({ min: -999999999999999n, max: 999999999999999n }).map((ore) => {
  const digits = String(ore < 0n ? -ore : ore).padStart(3, '0');
  return `${ore < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
});

it('every amount is read back as it was written, in every dialect', () => {
  fc.assert(
    fc.property(amounts, dialects, (amount, dialect) => {
      expect(amountReader(dialect)(amountText(amount, dialect))).toBe(amount);
    }),
    { numRuns: 2000 },
  );
});
