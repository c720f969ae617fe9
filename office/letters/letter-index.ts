import type { LetterContent } from '../../domain/letters/letter';
import { rowsOf } from '../../formats/csv/read-rows';
import { rowOf } from '../../formats/csv/write-rows';

const COLUMNS = [
  'document_id',
  'kind',
  'sent_on',
  'last_day_to_pay',
  'invoice_number',
  'debtor_id',
  'name',
  'address',
  'postal_code',
  'city',
  'total',
  'currency',
  'payment_reference',
  'file',
  'amount_to_pay',
  'route',
] as const;

export const INDEX_HEADER = rowOf(COLUMNS);

/**
 * One letter's line of the index, as a print house reads it. Where the route is `protected` there is no address, and the
 * line is not for the print house: a person hands the letter to whoever forwards it.
 */
export function indexLineOf(letter: LetterContent, file: string): string {
  const { debtor, amounts, payment } = letter;
  const cells: Record<(typeof COLUMNS)[number], string> = {
    document_id: letter.documentId,
    kind: letter.kind,
    sent_on: letter.sentOn,
    last_day_to_pay: payment?.lastDay ?? '',
    invoice_number: letter.ground.invoiceNumber,
    debtor_id: debtor.debtorId,
    name: debtor.name,
    address: debtor.addressLines.join('|'),
    postal_code: debtor.postalCode,
    city: debtor.city,
    total: amounts.total.toString(),
    currency: amounts.total.currency,
    payment_reference: letter.paymentReference,
    file,
    amount_to_pay: payment?.amount.toString() ?? '',
    route: letter.route,
  };
  return rowOf(COLUMNS.map((column) => inert(cells[column])));
}

/** The cells of a line that `indexLineOf` wrote. A line of an older release lacks the last ones. */
export function readIndexLine(line: string): Partial<Record<(typeof COLUMNS)[number], string>> {
  for (const { cells } of rowsOf(line, () => undefined)) {
    return Object.fromEntries(COLUMNS.map((column, at) => [column, cells[at]?.replace(/^'(?=[=+\-@\t])/, '')]));
  }
  return {};
}

/** The same line without its addressee. */
export function erasedLine(line: string): string {
  const cells = readIndexLine(line);
  const nobody = { name: 'forgotten debtor', address: '', postal_code: '', city: '' };
  return rowOf(COLUMNS.map((column) => inert({ ...cells, ...nobody }[column] ?? '')));
}

/** A spreadsheet takes a cell that begins like this for a formula; an apostrophe before it keeps it text. Lines stay one. */
function inert(value: string): string {
  const oneLine = value.replace(/[\r\n]+/g, ' ');
  return /^[=+\-@\t]/.test(oneLine) ? `'${oneLine}` : oneLine;
}
