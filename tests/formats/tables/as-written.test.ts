import fc from 'fast-check';
import type { AmountDialect, CsvLayout, DatePattern, PeriodPattern } from '../../../formats/tables/layout';
import { readSource } from '../../../formats/tables/read-source';
import type { Source } from '../../../formats/tables/source';
import { book, row } from './xlsx-file';
import { amountText } from './amount-text';
import { dateText } from './date-text';

const LAYOUT = {
  title: 'a list',
  header: true,
  currency: 'SEK',
  asWritten: true,
  columns: [
    { name: 'what', type: 'text', headers: ['what'] },
    { name: 'on', type: 'date', headers: ['on'], time: 'left-out' },
    { name: 'month', type: 'period', headers: ['month'] },
    { name: 'amount', type: 'amount', headers: ['amount'] },
    { name: 'sum', type: 'debit-credit', debit: { headers: ['debit'] }, credit: { headers: ['credit'] } },
  ],
} as const;
const CSV: CsvLayout = { ...LAYOUT, kind: 'csv', delimiter: ';', encoding: 'utf-8' };
const HEADER = ['what', 'on', 'month', 'amount', 'debit', 'credit'];

function read(rows: readonly (readonly string[])[]): Source {
  return readSource(Buffer.from([HEADER, ...rows].map((cells) => `${cells.join(';')}\n`).join('')), CSV);
}

function amounts(...written: readonly string[]): (string | undefined)[] {
  return read(written.map((amount) => ['A', '', '', amount, '', ''])).rows.map(({ fields }) => fields['amount']);
}

function days(...written: readonly string[]): (string | undefined)[] {
  return read(written.map((on) => ['A', on, '', '1,00', '', ''])).rows.map(({ fields }) => fields['on']);
}

const DATES = ['YYYY-MM-DD', 'YYYYMMDD', 'DD-MM-YYYY', 'DD.MM.YYYY', 'DD/MM/YYYY'] as const satisfies DatePattern[];
const MONTHS = ['YYYY-MM', 'YYYYMM', 'MM-YYYY', 'MM.YYYY', 'MM/YYYY'] as const satisfies PeriodPattern[];
const DIALECTS: readonly AmountDialect[] = ([',', '.'] as const).flatMap((decimal) =>
  ([decimal === ',' ? '.' : ',', 'space', 'none'] as const).flatMap((thousands) =>
    (['leading', 'trailing'] as const).map((form): AmountDialect => ({ decimal, thousands, negative: [form] })),
  ),
);

describe('rows say the same in whichever way a file writes them', () => {
  const oneRow = fc.record({
    day: fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10)),
    ore: fc.integer({ min: -999_999_999_99, max: 999_999_999_99 }),
  });
  const amountOf = (ore: number) => {
    const digits = String(Math.abs(ore)).padStart(3, '0');
    return `${ore < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  };

  test.each(['csv', 'xlsx'] as const)('in %s', (kind) => {
    fc.assert(
      fc.property(
        fc.array(oneRow, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...DIALECTS),
        fc.constantFrom(...DATES),
        fc.constantFrom(...MONTHS),
        fc.constantFrom(' ', '\u00a0', '\u202f'),
        (rows, dialect, date, month, blank) => {
          const cells = rows.map(({ day, ore }) => [
            'A',
            dateText(day, date),
            dateText(day, month),
            amountText(amountOf(ore), dialect).replaceAll(' ', blank),
            '',
            '',
          ]);
          const found =
            kind === 'csv'
              ? read(cells)
              : readSource(
                  book({ sheets: { S: [HEADER, ...cells].map((one, index) => row(index + 1, ...one)).join('') } }),
                  { ...LAYOUT, kind: 'xlsx' },
                );
          expect(found.rows.map(({ fields: { on, month: of, amount } }) => [on, of, amount])).toEqual(
            rows.map(({ day, ore }) => [day, day.slice(0, 7), amountOf(ore)]),
          );
        },
      ),
    );
  });
});

describe('amounts', () => {
  test.each([
    ['a later row decides for those before it', ['1.234', '2.000', '5,50'], ['1234.00', '2000.00', '5.50']],
    ['two groups decide', ['1,234', '1,234,567'], ['1234.00', '1234567.00']],
    ['a nought before the sign is no group', ['0.50', '1,234'], ['0.50', '1234.00']],
    ['whole amounts need no decision', ['1234', '1 234', '12-'], ['1234.00', '1234.00', '-12.00']],
    ['both separators decide', ['1.234,50', '1.234'], ['1234.50', '1234.00']],
  ])('%s', (_, written, said) => {
    expect(amounts(...written)).toEqual(said);
  });

  test('another column of the file decides as well', () => {
    const { rows } = read([
      ['A', '', '', '1.234', '', ''],
      ['A', '', '', '1', '0,50', ''],
    ]);
    expect(rows.map(({ fields }) => [fields['amount'], fields['sum']])).toEqual([
      ['1234.00', ''],
      ['1.00', '0.50'],
    ]);
  });

  test.each([
    ['nothing decides', ['1', '1.234'], /line 3, amount: "1\.234" is thousands or three decimals, and no amount/],
    ['a comma among points', ['1.50', '2,50'], /line 3, amount: .*"2,50" has a decimal comma.*"1\.50" on line 2/s],
    ['a point among commas', ['1,50', '2.50'], /line 3, amount: "2\.50" has a decimal point/],
    ['three decimals among points', ['1.50', '1.500'], /line 3, amount: "1\.500" has three decimals/],
    ['a group of two', ['1,50', '1.23.456'], /line 3, amount: "1\.23\.456" is not grouped by three digits/],
    ['a group of four', ['1,50', '1 2345'], /"1 2345" is not grouped by three digits/],
    ['two kinds of separators', ['1,50', '1.234 567,00'], /"1\.234 567,00" is not grouped/],
    ['a group that begins with nought', ['1,50', '0.123'], /"0\.123" has a decimal point/],
    ['parentheses', ['(1,50)'], /"\(1,50\)" stands in parentheses\. Write it with a minus sign/],
    ['a word', ['ten'], /"ten" is no amount/],
  ])('are refused: %s', (_, written, told) => {
    expect(() => amounts(...written)).toThrow(told);
  });
});

describe('days', () => {
  test('the time of day is left out, and the first row that has a day decides', () => {
    expect(days('', '03.08.2016 12:30', '04.08.2016')).toEqual(['', '2016-08-03', '2016-08-04']);
  });

  test('day and month are never guessed', () => {
    expect(days('08/03/2016')).toEqual(['2016-03-08']);
    expect(() => days('08/13/2016')).toThrow(/line 2, on: "08\/13\/2016" is no day of the calendar/);
    expect(() => days('03/08/2016', '08/13/2016')).toThrow(/line 3, on: "08\/13\/2016" is no day/);
  });

  test.each(DATES.flatMap((first) => DATES.filter((then) => then !== first).map((then) => [first, then] as const)))(
    'a column that begins as %s does not go on as %s',
    (first, then) => {
      expect(() => days(dateText('2016-08-03', first), dateText('2016-08-04', then))).toThrow(
        new RegExp(`line 3, on: .* is written as ${then}, but the column began with .* as ${first}`),
      );
    },
  );

  test('what is no day in any of the ways names them', () => {
    expect(() => days('3 aug 2016')).toThrow(/"3 aug 2016" is no day written as YYYY-MM-DD, .* or DD\/MM\/YYYY/);
  });

  test('days that a workbook stores as numbers stand beside text of one pattern', () => {
    const rows = [row(1, ...HEADER), row(2, 'A', 42585, '', 1234.5), row(3, 'A', '04.08.2016', '', '1 234,50')];
    const { rows: found } = readSource(book({ sheets: { S: rows.join('') } }), { ...LAYOUT, kind: 'xlsx' });
    expect(found.map(({ fields: { on, amount } }) => [on, amount])).toEqual([
      ['2016-08-03', '1234.50'],
      ['2016-08-04', '1234.50'],
    ]);
  });
});
