import { PLAIN_AMOUNTS } from '../../../formats/tables/amount-text';
import { amountText } from './amount-text';
import { dateText } from './date-text';
import type { FixedPlace, FixedWidthLayout } from '../../../formats/tables/layout';
import type { SourceRecord } from '../../../formats/tables/source';

/** Writes rows as lines of fixed width, without start or end records. A value that does not fit is refused, never cut. */
export function* writeFixedWidth(
  rows: Iterable<Pick<SourceRecord, 'fields'>>,
  layout: FixedWidthLayout,
): Generator<string> {
  for (const { fields } of rows) {
    let line = ' '.repeat(layout.lineLength);
    if (layout.record) line = placed(line, layout.record, layout.record.row);
    for (const column of layout.columns) {
      const value = fields[column.name] ?? '';
      if (column.type === 'debit-credit') {
        line = placed(
          line,
          value.startsWith('-') ? column.credit : column.debit,
          amountIn(value.replace('-', ''), column, layout),
        );
        continue;
      }
      line = placed(line, column, textIn(value, column, layout));
      if (column.type === 'amount' && column.side) {
        line = placed(line, column.side, (value.startsWith('-') ? column.side.credit : column.side.debit)[0] ?? '');
      }
    }
    yield `${line}\n`;
  }
}

type FixedColumn = FixedWidthLayout['columns'][number];

function textIn(
  value: string,
  column: Exclude<FixedColumn, { type: 'debit-credit' }>,
  layout: FixedWidthLayout,
): string {
  if (value === '') return value;
  switch (column.type) {
    case 'text':
    case 'integer':
      return value;
    case 'date':
      return dateText(value, column.pattern ?? layout.dates ?? 'YYYY-MM-DD');
    case 'period':
      return dateText(value, column.pattern ?? 'YYYY-MM');
    case 'amount':
      return amountIn(column.side ? value.replace('-', '') : value, column, layout);
  }
}

function amountIn(
  value: string,
  { dialect }: Extract<FixedColumn, { type: 'amount' | 'debit-credit' }>,
  { amounts }: FixedWidthLayout,
): string {
  return value === '' ? '' : amountText(value, dialect ?? amounts ?? PLAIN_AMOUNTS);
}

function placed(line: string, place: FixedPlace, value: string): string {
  if (value.length > place.length) {
    throw new RangeError(`A value of ${value.length} signs does not fit ${place.length} at position ${place.from}.`);
  }
  const start = place.from - 1;
  return line.slice(0, start) + filledUp(value, place) + line.slice(start + place.length);
}

/** Noughts stand between a minus sign and its figure. */
function filledUp(value: string, { length, align = 'left', filler = ' ' }: FixedPlace): string {
  if (value === '') return ' '.repeat(length);
  if (align === 'left') return value.padEnd(length, filler);
  if (filler === '0' && value.startsWith('-')) return `-${value.slice(1).padStart(length - 1, '0')}`;
  return value.padStart(length, filler);
}
