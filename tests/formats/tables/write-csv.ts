import { rowOf } from '../../../formats/csv/write-rows';
import { guardedText } from '../../../formats/tables/csv/guarded-text';
import { PLAIN_AMOUNTS } from '../../../formats/tables/amount-text';
import { amountText } from './amount-text';
import { dateText } from './date-text';
import type { Column, CsvLayout } from '../../../formats/tables/layout';
import type { SourceRecord } from '../../../formats/tables/source';

/**
 * Writes rows as a CSV layout has them, in UTF-8, so that the reader can be tried. The layout must be
 * `guarded`: text that a spreadsheet would take for a formula gets an apostrophe, which the reader takes off again.
 */
export function* writeCsv(rows: Iterable<Pick<SourceRecord, 'fields'>>, layout: CsvLayout): Generator<string> {
  if (layout.header) yield line(layout.columns.flatMap(headersOf), layout);
  for (const { fields } of rows)
    yield line(
      layout.columns.flatMap((column) => cellsOf(column, fields, layout)),
      layout,
    );
}

function headersOf(column: Column): readonly string[] {
  if (column.type === 'debit-credit')
    return [headerOf(column.debit, column.name), headerOf(column.credit, column.name)];
  if (column.type !== 'amount' || !column.side) return [headerOf(column, column.name)];
  return [headerOf(column, column.name), headerOf(column.side, column.name)];
}

function headerOf({ headers }: { readonly headers?: readonly string[] }, name: string): string {
  return headers?.[0] ?? name;
}

function cellsOf(column: Column, fields: SourceRecord['fields'], layout: CsvLayout): readonly string[] {
  const value = fields[column.name] ?? '';
  switch (column.type) {
    case 'text':
      return [layout.guarded ? guardedText(value) : value];
    case 'integer':
      return [value];
    case 'date':
      return [value && dateText(value, column.pattern ?? layout.dates ?? 'YYYY-MM-DD')];
    case 'period':
      return [value && dateText(value, column.pattern ?? 'YYYY-MM')];
    case 'amount': {
      const dialect = column.dialect ?? layout.amounts ?? PLAIN_AMOUNTS;
      const { side } = column;
      if (!side) return [value && amountText(value, dialect)];
      const [word = ''] = value.startsWith('-') ? side.credit : side.debit;
      return value === '' ? ['', ''] : [amountText(value.replace('-', ''), dialect), word];
    }
    case 'debit-credit': {
      const dialect = column.dialect ?? layout.amounts ?? PLAIN_AMOUNTS;
      if (value === '') return ['', ''];
      return value.startsWith('-') ? ['', amountText(value.slice(1), dialect)] : [amountText(value, dialect), ''];
    }
  }
}

/** The quoting of commas serves other delimiters too, when both are quoted. */
function line(cells: readonly string[], { delimiter }: CsvLayout): string {
  if (delimiter === ',') return rowOf(cells);
  return `${cells.map((cell) => (cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : rowOf([cell]).slice(0, -1))).join(delimiter)}\n`;
}
