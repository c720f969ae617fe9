import type { InvoiceRecord } from '../../domain/claim/invoice-record';
import { INVOICE_COLUMNS } from './read-invoices';
import { rowOf } from './write-rows';

/** What `readInvoices` reads again: UTF-8, LF, one invoice a line. */
export function writeInvoices(invoices: Iterable<Omit<InvoiceRecord, 'line'>>): Buffer {
  const rows = [rowOf(INVOICE_COLUMNS)];
  for (const invoice of invoices) {
    rows.push(
      rowOf([
        invoice.invoiceNumber,
        invoice.debtorId,
        invoice.invoiceGroup,
        invoice.issuedOn,
        invoice.dueOn ?? '',
        invoice.amount.toString(),
        invoice.amount.currency,
        invoice.paymentReference,
      ]),
    );
  }
  return Buffer.from(rows.join(''), 'utf8');
}
