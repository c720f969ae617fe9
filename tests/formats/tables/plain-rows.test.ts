import fc from 'fast-check';
import { beginSource } from '../../../formats/tables/read-source';
import type { CsvLayout } from '../../../formats/tables/layout';
import { InputRefused } from '../../../domain/kernel/input-refused';

/**
 * A row in which a cell is quoted is read cell by cell by the columns' own readers, a row without quotes at a glance where it can
 * be. The same cells must give the same fields, sums and refusals in both spellings.
 */
const LAYOUTS: readonly CsvLayout[] = [
  {
    kind: 'csv',
    title: 'as written',
    delimiter: ';',
    encoding: 'utf-8',
    header: true,
    asWritten: true,
    currency: 'DKK',
    columns: [
      { type: 'text', name: 'claim', headers: ['claim'] },
      { type: 'date', name: 'on', headers: ['on'], time: 'left-out', required: true },
      { type: 'period', name: 'month', headers: ['month'] },
      { type: 'amount', name: 'amount', headers: ['amount'] },
      { type: 'integer', name: 'number', headers: ['number'] },
    ],
  },
  {
    kind: 'csv',
    title: 'declared',
    delimiter: ';',
    encoding: 'utf-8',
    header: true,
    guarded: true,
    amounts: { decimal: ',', thousands: '.', negative: ['leading', 'trailing'] },
    dates: 'DD-MM-YYYY',
    currency: { column: 'currency', mixed: 'apart', blank: 'SEK' },
    trailer: { firstCell: 'END' },
    columns: [
      { type: 'text', name: 'claim', headers: ['claim'], required: true },
      { type: 'date', name: 'on', headers: ['on'] },
      { type: 'text', name: 'currency', headers: ['month'] },
      { type: 'amount', name: 'amount', headers: ['amount'] },
      { type: 'amount', name: 'number', headers: ['number'], dialect: { decimal: '.' } },
    ],
  },
  {
    kind: 'csv',
    title: 'with a total',
    delimiter: ';',
    encoding: 'utf-8',
    header: true,
    currency: 'SEK',
    totals: { column: 'claim', says: ['I alt'] },
    columns: [
      { type: 'text', name: 'claim', headers: ['claim'] },
      { type: 'amount', name: 'amount', headers: ['amount'] },
    ],
  },
];
const HEADER = ['claim', 'on', 'month', 'amount', 'number'];

const cells = {
  claim: fc.oneof(
    { weight: 60, arbitrary: fc.constantFrom('A1', 'A2', 'Årsta 7', 'ø', 'x\ty', "O'Hara") },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        ' ',
        ' A1',
        'A1 ',
        '\u00a0A',
        "'=1",
        "''A",
        'I alt',
        ' Total ',
        'Summa 2',
        'Sumatra',
        'END',
      ),
    },
  ),
  on: fc.oneof(
    { weight: 60, arbitrary: fc.constantFrom('2026-03-01', '2026-03-02', '01-03-2026') },
    { weight: 1, arbitrary: fc.constantFrom('', '2026-03-01 10:15', '2026-02-30', ' 2026-03-01', '20260301') },
  ),
  month: fc.oneof(
    { weight: 60, arbitrary: fc.constantFrom('2026-03', '2026-04', 'SEK', 'DKK', '') },
    { weight: 1, arbitrary: fc.constantFrom('2026-13', '03-2026', 'sek', 'EUR', ' ') },
  ),
  amount: fc
    .tuple(
      fc.integer({ min: -99_999_999, max: 99_999_999 }),
      fc.constantFrom(
        '',
        '-0.00',
        '007.00',
        '1.500',
        '1,500',
        '12.34.56',
        '1234567890123.45',
        '12345678901234.00',
        '1.2.3,45',
      ),
      fc.constantFrom('1.0000,00', '.50', '-', '1-', '5,5', '(1.00)', '+1.00', 'x', ',00', '1,,000.00', '0,001.00'),
      fc.boolean(),
    )
    .map(([ore, one, other, isOne]) => ({ spellings: spellings(ore), any: isOne ? one : other })),
  number: fc.oneof(
    { weight: 60, arbitrary: fc.constantFrom('0', '7', '42', '1.00', '-7.50') },
    { weight: 1, arbitrary: fc.constantFrom('', '007', '-7', '1234567890123456', 'n') },
  ),
};

/** Rows that mostly keep to what their file's layout wants, so that whole files are taken too. */
const rows = fc
  .record({ spelling: fc.nat({ max: 3 }), currency: fc.boolean(), danish: fc.boolean() })
  .chain(({ spelling, currency, danish }) =>
    fc.array(
      fc
        .tuple(cells.claim, cells.on, cells.month, cells.amount, cells.number, fc.integer({ min: 0, max: 30 }))
        .map(([claim, on, month, amount, number, odd]) =>
          odd === 0
            ? [claim, on, month, amount.any, number]
            : [
                claim,
                danish === /^\d\d-/.test(on) || !/^\d\d/.test(on) ? on : danish ? '01-03-2026' : '2026-03-01',
                currency === /^[SD]/.test(month) ? month : currency ? 'SEK' : '2026-03',
                amount.spellings[spelling] ?? '',
                currency ? '-7.50' : number.replace('.', ''),
              ],
        ),
      { maxLength: 12 },
    ),
  );

/** `1234.50`, `1234,50`, `1,234.50` and `1.234,50`. */
function spellings(ore: number): readonly string[] {
  const digits = String(Math.abs(ore)).padStart(3, '0');
  const [whole, decimals, sign] = [digits.slice(0, -2), digits.slice(-2), ore < 0 ? '-' : ''];
  const grouped = (by: string) => whole.replace(/\B(?=(\d{3})+$)/g, by);
  return [
    `${sign}${whole}.${decimals}`,
    `${sign}${whole},${decimals}`,
    `${sign}${grouped(',')}.${decimals}`,
    `${sign}${grouped('.')},${decimals}`,
  ];
}

function read(text: string, layout: CsvLayout): unknown {
  try {
    const reading = beginSource(layout);
    const bytes = Buffer.from(text);
    const rows = [...reading.take(bytes.subarray(0, 37)), ...reading.take(bytes.subarray(37))];
    const { rows: last, count, totals } = reading.finish();
    return { rows: [...rows, ...last], count, totals: JSON.stringify(totals) };
  } catch (problem) {
    if (!(problem instanceof InputRefused)) throw problem;
    return { refused: problem.message, problems: problem.problems };
  }
}

test.each(LAYOUTS)('a row read at a glance is the row read cell by cell: $title', (layout) => {
  let taken = 0;
  fc.assert(
    fc.property(rows, fc.constantFrom('\n', '\r\n'), (given, end) => {
      const written = (of: (cell: string) => string) =>
        [HEADER, ...given, ...(layout.trailer ? [['END', '', '', '', '']] : [])]
          .map((line) => line.map(of).join(';') + end)
          .join('');
      const plain = read(
        written((cell) => cell),
        layout,
      );
      expect(plain).toEqual(
        read(
          written((cell) => `"${cell}"`),
          layout,
        ),
      );
      if (typeof plain === 'object' && plain !== null && 'rows' in plain) taken += (plain.rows as unknown[]).length;
    }),
    { numRuns: 1000 },
  );
  // Otherwise refusals alone would have been compared.
  expect(taken).toBeGreaterThan(100);
});
