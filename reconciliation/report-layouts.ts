import type { Currency } from '../domain/money';
import type {
  Column,
  CsvLayout,
  CurrencyColumn,
  HeaderPlace,
  Layout,
  PeriodPattern,
  TotalsRow,
  XlsxLayout,
} from '../formats/tables/layout';

/** A report that people fetch from a system: the same columns, however they save it. */
export interface Report {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly currency: Currency | CurrencyColumn;
  readonly totals?: TotalsRow;
}

/**
 * The ways in which such a report may be written: as our own files are (commas, decimal point), as a Danish or Swedish
 * spreadsheet saves it (semicolons, decimal comma, perhaps a thousands separator, days as 31-01-2021 and months as
 * 01-2021), and as the workbook itself.
 */
export function reportLayouts({ title, columns, currency, totals }: Report): readonly Layout[] {
  const table = { title, currency, header: true, ...(totals && { totals }) };
  const plain: CsvLayout = { ...table, kind: 'csv', delimiter: ',', encoding: 'sniffed', columns };
  const local: CsvLayout = {
    ...table,
    kind: 'csv',
    delimiter: ';',
    encoding: 'sniffed',
    amounts: { decimal: ',', thousands: '.', negative: ['leading', 'trailing'] },
    dates: 'DD-MM-YYYY',
    columns: columns.map((column) => (column.type === 'period' ? { pattern: 'MM-YYYY', ...column } : column)),
  };
  const workbook: XlsxLayout = { ...table, kind: 'xlsx', columns };
  return [plain, local, workbook];
}

/** Columns of a report: our name for it, then the headers under which it goes; our name is one of them. */
export function text(name: string, ...headers: string[]): Column {
  return { type: 'text', name, ...under(name, headers) };
}

export function amount(name: string, ...headers: string[]): Column {
  return { type: 'amount', name, ...under(name, headers) };
}

/** The time of day is left out. */
export function day(name: string, ...headers: string[]): Column {
  return { type: 'date', name, time: 'left-out', ...under(name, headers) };
}

export function month(name: string, ...headers: string[]): Column {
  return { type: 'period', name, ...under(name, headers) };
}

export function wholeNumber(name: string, ...headers: string[]): Column {
  return { type: 'integer', name, ...under(name, headers) };
}

/** A month that the report writes in a way of its own, in every file. */
export function monthWritten(pattern: PeriodPattern, name: string, ...headers: string[]): Column {
  return { type: 'period', pattern, name, ...under(name, headers) };
}

/** A column without which the file is refused, and whose cells may not be blank. */
export function required(column: Column): Column {
  return { ...column, required: true };
}

function under(name: string, headers: readonly string[]): HeaderPlace {
  return { headers: [name, ...headers] };
}

/** By its first bytes, which of the ways a file is written in; the first when nothing speaks for another. */
export function chooseLayout(layouts: readonly Layout[], start: Buffer): Layout {
  const text = start.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
  const [header = ''] = text.split(/\r?\n/, 1);
  const kind = kindOf(text);
  const delimiter = header.split(';').length > header.split(',').length ? ';' : ',';
  const found =
    layouts.find((layout) =>
      layout.kind === 'csv' ? kind === 'csv' && layout.delimiter === delimiter : layout.kind === kind,
    ) ??
    layouts.find((layout) => layout.kind === kind) ??
    layouts[0];
  if (!found) throw new RangeError('A source must have a layout.');
  return found;
}

function kindOf(text: string): Layout['kind'] {
  if (text.startsWith('PK')) return 'xlsx';
  if (text.startsWith('01BGMAX')) return 'bgmax';
  if (/^\s*#/.test(text)) return 'sie';
  if (/^\s*</.test(text)) return 'camt';
  return /^\s*[[{]/.test(text) ? 'json' : 'csv';
}
