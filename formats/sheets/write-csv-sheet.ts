import type { Country } from '../../domain/policy/policy';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { withCurrencies, type Sheet, type SheetCell } from './sheet';

/** A spreadsheet reads a cell that begins so as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * As a spreadsheet of that country opens it: semicolons, decimal comma, dates of the country, UTF-8 with its mark. Only the
 * table: headline and sums stay out, so that the file can be read in again. A text that begins as a formula gets an
 * apostrophe before it.
 */
export function writeCsvSheet({ name, headline, ...table }: Sheet, country: Country): Buffer {
  const { columns, rows } = withCurrencies({ name, headline, columns: table.columns, rows: table.rows });
  const lines = [
    columns.map(({ header }) => quoted(header)),
    ...rows.map((row) => row.map((cell) => written(cell, country))),
  ];
  return Buffer.from(`\ufeff${lines.map((line) => line.join(';')).join('\r\n')}\r\n`, 'utf8');
}

function written(cell: SheetCell, country: Country): string {
  if (cell === undefined) return '';
  if ('money' in cell) return cell.money.toString().replace('.', ',');
  if ('date' in cell) return dateIn(country, cell.date);
  if ('count' in cell) return String(cell.count);
  if ('percent' in cell) return `${cell.percent.toFixed(2).replace('.', ',')}${country === 'SE' ? '\u00a0' : ' '}%`;
  return quoted(FORMULA.test(cell.text) ? `'${cell.text}` : cell.text);
}

function dateIn(country: Country, date: CivilDate): string {
  return country === 'DK' ? date.split('-').reverse().join('-') : date;
}

function quoted(text: string): string {
  return /[";\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
