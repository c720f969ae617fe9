import type { InvoiceRecord } from '../../domain/claim/invoice-record';
import { INVOICE_COLUMNS, invoiceRow, readInvoices } from '../csv/read-invoices';
import { columnTemplate, NO_TEMPLATE, type ColumnTemplate } from './column-template';
import { ownFormOr } from './own-form';
import { readRegister, type RegisterField } from './read-register';

const MAY_BE_MISSING: readonly string[] = ['due_on', 'payment_reference'];

const FIELDS = INVOICE_COLUMNS.map((name): RegisterField => {
  const type = name.endsWith('_on') ? 'date' : name === 'amount' ? 'amount' : 'text';
  return { name, type, required: !MAY_BE_MISSING.includes(name) };
});

/** Reads invoices in our own form, or as people save them, perhaps under headers that a template names. Throws `InputRefused`. */
export function readInvoiceFile(bytes: Buffer, template?: ColumnTemplate): InvoiceRecord[] {
  const asSaved = () =>
    readRegister(bytes, { title: 'invoices', fields: FIELDS, readRow: invoiceRow() }, template ?? NO_TEMPLATE);
  return template ? asSaved() : ownFormOr(bytes, INVOICE_COLUMNS, () => readInvoices(bytes), asSaved);
}

/** Throws `InputRefused`. */
export function invoiceTemplate(data: unknown, fileName: string): ColumnTemplate {
  return columnTemplate(data, fileName, INVOICE_COLUMNS);
}
