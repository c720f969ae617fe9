import fc from 'fast-check';
import { fromEpochDay } from '../../../domain/kernel/civil-date';
import { DATE_PATTERNS, PERIOD_PATTERNS } from '../../../formats/tables/layout';
import type {
  AmountDialect,
  CsvLayout,
  DatePattern,
  FixedWidthLayout,
  PeriodPattern,
} from '../../../formats/tables/layout';
import { readSource } from '../../../formats/tables/read-source';
import { writeFixedWidth } from './write-fixed-width';
import { guardedText } from '../../../formats/tables/csv/guarded-text';
import { writeCsv } from './write-csv';

const dialect: fc.Arbitrary<AmountDialect> = fc.oneof(
  fc.record({
    decimal: fc.constant(',' as const),
    thousands: fc.constantFrom('.' as const, 'space' as const, 'none' as const),
    negative: fc.constantFrom(['leading'] as const, ['trailing'] as const, ['parentheses'] as const),
  }),
  fc.record({
    decimal: fc.constant('.' as const),
    thousands: fc.constantFrom(',' as const, 'space' as const, 'none' as const),
  }),
  fc.record({ decimal: fc.constant('implied' as const) }),
);

const amount = fc.bigInt({ min: -99999999999n, max: 99999999999n }).map((ore) => {
  const digits = String(ore < 0n ? -ore : ore).padStart(3, '0');
  return `${ore < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
});
const blankOr = (value: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 1, arbitrary: fc.constant('') }, { weight: 4, arbitrary: value });
const day = fc.integer({ min: 10957, max: 47481 }).map((count) => fromEpochDay(count) as string);
/** Text as a cell may have it: no control characters but line breaks, and no blanks at its ends. */
const text = fc
  .string({ unit: fc.constantFrom(...Array.from('abcÅÄöØæ 0129=+-@\'";,|.\n')), maxLength: 12 })
  .map((written) => written.trim());
/** A key that no reader takes for a totals row. */
const key = text.map((written) => `k${written}`);

interface Dialects {
  readonly amounts: AmountDialect;
  readonly dates: DatePattern;
  readonly pattern: PeriodPattern;
}

const dialects: fc.Arbitrary<Dialects> = fc.record({
  amounts: dialect,
  dates: fc.constantFrom(...DATE_PATTERNS),
  pattern: fc.constantFrom(...PERIOD_PATTERNS),
});

const rows = fc.array(
  fc.record({
    key,
    text,
    amount: blankOr(amount),
    sided: blankOr(amount),
    turned: blankOr(amount),
    on: blankOr(day),
    period: blankOr(day.map((date) => date.slice(0, 7))),
    count: blankOr(fc.integer().map(String)),
  }),
  { minLength: 1, maxLength: 8 },
);

it('rows of a table are read back as they were written, in every dialect', () => {
  fc.assert(
    fc.property(
      rows,
      dialects,
      fc.constantFrom(',', ';', '\t', '|'),
      (written, { amounts, dates, pattern }, delimiter) => {
        const layout: CsvLayout = {
          kind: 'csv',
          title: 'Rows',
          delimiter,
          encoding: 'utf-8',
          header: true,
          guarded: true,
          currency: 'DKK',
          amounts,
          dates,
          columns: [
            { name: 'key', type: 'text', headers: ['Nøgle'], required: true },
            { name: 'text', type: 'text', headers: ['Tekst; "fri"'] },
            { name: 'amount', type: 'amount', headers: ['Beløb'] },
            {
              name: 'sided',
              type: 'amount',
              headers: ['Sum'],
              side: { headers: ['D/K'], debit: ['D'], credit: ['K'] },
            },
            { name: 'turned', type: 'debit-credit', debit: { headers: ['Debet'] }, credit: { headers: ['Kredit'] } },
            { name: 'on', type: 'date', headers: ['Dato'] },
            { name: 'period', type: 'period', headers: ['Måned'], pattern },
            { name: 'count', type: 'integer', headers: ['Antal'] },
          ],
        };
        const bytes = Buffer.from(
          [
            ...writeCsv(
              written.map((fields) => ({ fields })),
              layout,
            ),
          ].join(''),
        );
        expect(readSource(bytes, layout).rows.map(({ fields }) => fields)).toEqual(written);
      },
    ),
    { numRuns: 500 },
  );
});

it('rows of fixed width are read back as they were written, in every dialect', () => {
  const fixedRows = fc.array(
    fc.record({
      key: fc
        .string({ unit: fc.constantFrom(...Array.from('abcÅø129')), minLength: 1, maxLength: 6 })
        .map((written) => `k${written}`),
      amount: blankOr(amount),
      on: blankOr(day),
      period: blankOr(day.map((date) => date.slice(0, 7))),
      count: blankOr(fc.nat({ max: 999999 }).map(String)),
    }),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(
      fixedRows,
      dialects,
      fc.constantFrom('left' as const, 'right' as const),
      (written, { amounts, dates, pattern }, align) => {
        const layout: FixedWidthLayout = {
          kind: 'fixed-width',
          title: 'Rows',
          encoding: 'utf-8',
          lineLength: 70,
          currency: 'SEK',
          amounts,
          dates,
          columns: [
            { name: 'key', type: 'text', from: 1, length: 10, align, required: true },
            { name: 'amount', type: 'amount', from: 11, length: 20, align },
            { name: 'on', type: 'date', from: 31, length: 10 },
            { name: 'period', type: 'period', from: 41, length: 10, pattern },
            { name: 'count', type: 'integer', from: 51, length: 8, align: 'right', filler: '0' },
          ],
        };
        const bytes = Buffer.from(
          [
            ...writeFixedWidth(
              written.map((fields) => ({ fields })),
              layout,
            ),
          ].join(''),
        );
        expect(readSource(bytes, layout).rows.map(({ fields }) => fields)).toEqual(written);
      },
    ),
    { numRuns: 300 },
  );
});

describe('what a spreadsheet would take for a formula is made inert', () => {
  it.each([
    ['=cmd', "'=cmd"],
    ['+45', "'+45"],
    ['-1', "'-1"],
    ['@SUM', "'@SUM"],
    ["'=x", "''=x"],
    ["'plain", "'plain"],
    ['a=b', 'a=b'],
  ])('%s is written %s', (plain, written) => {
    expect(guardedText(plain)).toBe(written);
  });
});
