import type { Currency } from '../../domain/kernel/money';
import { folded } from './bound-column';
import { utf16Of } from '../text/utf-16';
import { placesOf } from './table-header';
import type {
  Column,
  CsvLayout,
  CurrencyColumn,
  HeaderPlace,
  JsonLayout,
  Layout,
  TotalsRow,
  XlsxLayout,
} from './layout';

/** In the order in which they count where a header has as many of one as of another. */
const DELIMITERS = [',', ';', '\t'] as const;

/** A report that people fetch from a system: the same columns, however they save it. */
export interface Report {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly currency: Currency | CurrencyColumn;
  readonly totals?: TotalsRow;
}

/**
 * The ways in which such a report may be written: as text with commas, semicolons or tabs, as the workbook itself, and as a
 * list of objects as an interface gives it (JSON, days as `2016-08-03` and amounts with a decimal point). How a table writes
 * amounts, days and months is the file's own affair, told by its rows (`asWritten`): a Swedish spreadsheet has `2016-08-03`
 * beside `1 234,50`, a Danish one `03-08-2016` beside `1.234,50`, an export to Excel either.
 */
export function reportLayouts({ title, columns, currency, totals }: Report): readonly Layout[] {
  const table = { title, currency, header: true, asWritten: true, columns, ...(totals && { totals }) } as const;
  const texts = DELIMITERS.map((delimiter): CsvLayout => ({ ...table, kind: 'csv', delimiter, encoding: 'sniffed' }));
  const workbook: XlsxLayout = { ...table, kind: 'xlsx' };
  const list: JsonLayout = { kind: 'json', title, currency, columns, ...(totals && { totals }) };
  return [...texts, workbook, list];
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

/** A column of days in which words may stand too, such as *Startsaldo*: such a cell is no day. */
export function dayOr(words: readonly string[], name: string, ...headers: string[]): Column {
  return { type: 'date', name, time: 'left-out', words, ...under(name, headers) };
}

/** A column without which the file is refused, and whose cells may not be blank. */
export function required(column: Column): Column {
  return { ...column, required: true };
}

function under(name: string, headers: readonly string[]): HeaderPlace {
  return { headers: [name, ...headers] };
}

/**
 * By its first bytes, which of the ways a file is written in; the first when nothing speaks for another. Which sign stands
 * between the cells of a text is told by the row that so names most of the report's columns, since a heading may stand above.
 */
export function chooseLayout(layouts: readonly Layout[], start: Buffer): Layout {
  const text = beginningOf(start);
  const kind = kindOf(text);
  const fitting = layouts.filter((layout) => layout.kind === kind);
  const tables = fitting.filter((layout) => layout.kind === 'csv');
  const lines = text.split(/\r\n|\n|\r/, LINES_LOOKED_AT);
  let [most, chosen] = [0, tables.find(({ delimiter }) => delimiter === likeliestDelimiter(lines[0] ?? ''))];
  for (const layout of tables) {
    const named = Math.max(...lines.map((line) => columnsNamedIn(line, layout)));
    if (named > most) [most, chosen] = [named, layout];
  }
  const found = chosen ?? fitting[0] ?? layouts[0];
  if (!found) throw new RangeError('A source must have a layout.');
  return found;
}

/** Enough to see the names of columns; a beginning of UTF-16 may end with half a sign. */
function beginningOf(start: Buffer): string {
  const wide = utf16Of(start);
  return (wide ? new TextDecoder(wide).decode(start) : start.toString('utf8')).replace(/^\ufeff/, '');
}

/** A report's own heading is shorter than this. */
const LINES_LOOKED_AT = 21;

function columnsNamedIn(line: string, { columns, delimiter }: CsvLayout): number {
  const cells = new Set(line.split(delimiter).map((cell) => folded(cell.replace(/^\s*"(.*)"\s*$/, '$1'))));
  return columns.filter((column) =>
    placesOf(column).some((place) => place.headers?.some((name) => cells.has(folded(name)))),
  ).length;
}

function likeliestDelimiter(header: string): string {
  const bare = header.replaceAll(/"[^"]*"/g, '');
  return DELIMITERS.reduce((most, one) => (bare.split(one).length > bare.split(most).length ? one : most));
}

function kindOf(text: string): Layout['kind'] {
  if (text.startsWith('PK')) return 'xlsx';
  if (text.startsWith('01BGMAX')) return 'bgmax';
  if (/^\s*#/.test(text)) return 'sie';
  if (/^\s*</.test(text)) return /<(?:[\w.-]+:)?Sie(?:Entry)?[\s>]/.test(text) ? 'sie' : 'camt';
  return /^\s*[[{]/.test(text) ? 'json' : 'csv';
}
