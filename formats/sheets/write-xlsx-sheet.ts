import type { Country } from '../../domain/policy/policy';
import { toEpochDay } from '../../domain/kernel/civil-date';
import { withFixedTimes } from './fixed-times';
import { withCurrencies, type Sheet, type SheetCell } from './sheet';

const MILLISECONDS_A_DAY = 86_400_000;
const AMOUNT = '#,##0.00';
const SHARE = '0.00%';
const DATE: Readonly<Record<Country, string>> = { SE: 'yyyy-mm-dd', DK: 'dd-mm-yyyy' };
const BOLD = { fontWeight: 'bold' } as const;

/** A workbook of one sheet: typed cells, widths, the heading row frozen, sums in bold. Texts are texts, never formulas. The same sheet gives the same bytes. */
export async function writeXlsxSheet(sheet: Sheet, country: Country): Promise<Buffer> {
  const { name, headline, columns, rows, sums = [] } = withCurrencies(sheet);
  const data = [
    ...headline.map((line, index) => [{ value: line, type: String, ...(index === 0 && BOLD) }]),
    [],
    columns.map(({ header }) => ({ value: header, type: String, ...BOLD, wrap: true })),
    ...rows.map((row) => row.map((cell) => cellOf(cell, country))),
    ...sums.map((row) => row.map((cell) => ({ ...cellOf(cell, country), ...BOLD }))),
  ];
  const options = {
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: headline.length + 2,
    orientation: 'landscape' as const,
  };
  const { default: writeWorkbook } = await import('write-excel-file/node');
  return withFixedTimes(await writeWorkbook(data, options).toBuffer());
}

function cellOf(cell: SheetCell, country: Country) {
  if (cell === undefined) return null;
  if ('money' in cell) return { value: Number(cell.money.toString()), type: Number, format: AMOUNT };
  if ('date' in cell) {
    return { value: new Date(toEpochDay(cell.date) * MILLISECONDS_A_DAY), type: Date, format: DATE[country] };
  }
  if ('count' in cell) return { value: cell.count, type: Number };
  if ('percent' in cell) return { value: cell.percent / 100, type: Number, format: SHARE };
  return { value: cell.text, type: String };
}
