import type { CsvLayout } from '../../../formats/tables/layout';
import { readSource } from '../../../formats/tables/read-source';
import type { Source } from '../../../formats/tables/source';

/** An extract as a Danish economy system writes one: semicolons, decimal comma, points between the thousands. */
export const POSTINGS: CsvLayout = {
  kind: 'csv',
  title: 'Posteringer',
  delimiter: ';',
  encoding: 'utf-8',
  header: true,
  currency: 'DKK',
  amounts: { decimal: ',', thousands: '.', negative: ['leading', 'trailing'] },
  dates: 'DD-MM-YYYY',
  columns: [
    { name: 'voucher', type: 'text', headers: ['Bilag'], required: true },
    { name: 'account', type: 'text', headers: ['Konto', 'Finanskonto'] },
    { name: 'amount', type: 'amount', headers: ['Beløb'], required: true },
    { name: 'on', type: 'date', headers: ['Dato'] },
  ],
};

export function read(layout: CsvLayout, ...lines: readonly string[]): Source {
  return readSource(Buffer.from(`${lines.join('\n')}\n`), layout);
}

export const HEADER = 'Bilag;Konto;Beløb;Dato';
