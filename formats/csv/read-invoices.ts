import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { numberFault } from '../../domain/kernel/identifier';
import { CURRENCIES, Money, type Currency } from '../../domain/kernel/money';
import type { InvoiceRecord } from '../../domain/claim/invoice-record';
import { serialDayHint } from '../tables/date-text';
import { readTable, type RowReader } from './read-table';

export const INVOICE_COLUMNS = [
  'invoice_number',
  'debtor_id',
  'invoice_group',
  'issued_on',
  'due_on',
  'amount',
  'currency',
  'payment_reference',
] as const;

type Column = (typeof INVOICE_COLUMNS)[number];

/** Filled in place: copying each record to add its due date costs a quarter of the reading time. */
type Draft = { -readonly [Field in keyof InvoiceRecord]: InvoiceRecord[Field] };
type Refuse = (column: Column, message: string) => void;

/**
 * Reads a back office's invoices, or refuses the whole file with every problem in it. `due_on` and `payment_reference`
 * may be blank; invoices in kronor and kroner may stand in one file.
 */
export function readInvoices(bytes: Buffer): InvoiceRecord[] {
  return readTable(bytes, INVOICE_COLUMNS, invoiceRow());
}

/** Reads the rows of one file, whose cells stand in the order of `INVOICE_COLUMNS`. */
export function invoiceRow(): RowReader<InvoiceRecord> {
  const lineByNumber = new Map<string, number>();
  const dates = new Map<string, CivilDate>();
  const amounts = new Map<string, Money>();

  return (cells, line, refuse: Refuse) => {
    const invoiceNumber = named(cells[0], 'invoice_number', refuse);
    if (invoiceNumber !== undefined) {
      const before = lineByNumber.get(invoiceNumber);
      if (before === undefined) lineByNumber.set(invoiceNumber, line);
      else refuse('invoice_number', `"${invoiceNumber}" already stands on line ${before}. Take one of the two out.`);
    }
    const debtorId = named(cells[1], 'debtor_id', refuse);
    const invoiceGroup = named(cells[2], 'invoice_group', refuse);
    const issuedOn = dateOf(cells[3], 'issued_on', dates, refuse);
    const dueText = cells[4] ?? '';
    const dueOn = dueText.trim() === '' ? undefined : dateOf(dueText, 'due_on', dates, refuse);
    if (issuedOn && dueOn && dueOn < issuedOn) {
      refuse('due_on', `${dueOn} comes before issued_on ${issuedOn}. Correct one of the two.`);
    }
    const currency = currencyOf(cells[6], refuse);
    const amount = amountOf(cells[5], currency, amounts, refuse);
    const paymentReference = (cells[7] ?? '').trim();
    const referenceFault = numberFault(paymentReference);
    if (referenceFault !== undefined) refuse('payment_reference', referenceFault);
    if (!invoiceNumber || !debtorId || !invoiceGroup || !issuedOn || !currency || !amount) return undefined;
    const record: Draft = { invoiceNumber, debtorId, invoiceGroup, issuedOn, amount, paymentReference, line };
    if (dueOn) record.dueOn = dueOn;
    return record;
  };
}

function named(cell: string | undefined, column: Column, refuse: Refuse): string | undefined {
  const text = (cell ?? '').trim();
  const fault = numberFault(text);
  if (fault !== undefined) {
    refuse(column, fault);
    return undefined;
  }
  if (text !== '' && !text.includes('\n')) return text;
  refuse(column, text === '' ? 'it is blank. Every invoice needs one.' : 'there is a line break in it. Take it out.');
  return undefined;
}

/** A file of 150,000 invoices has a few hundred different days; each is checked once. */
function dateOf(
  cell: string | undefined,
  column: Column,
  dates: Map<string, CivilDate>,
  refuse: Refuse,
): CivilDate | undefined {
  const text = (cell ?? '').trim();
  const known = dates.get(text);
  if (known) return known;
  const date = dayOrNothing(text);
  if (date) dates.set(text, date);
  else
    refuse(
      column,
      `"${text}" is no day of the calendar. ${serialDayHint(text)}Write it as YYYY-MM-DD, such as 2016-02-29.`,
    );
  return date;
}

function dayOrNothing(text: string): CivilDate | undefined {
  try {
    return civilDate(text);
  } catch {
    return undefined;
  }
}

function currencyOf(cell: string | undefined, refuse: Refuse): Currency | undefined {
  const text = (cell ?? '').trim();
  const currency = CURRENCIES.find((known) => known === text);
  if (!currency) refuse('currency', `"${text}" is not taken in. Write ${CURRENCIES.join(' or ')}.`);
  return currency;
}

const AMOUNT = /^\d{1,13}(\.\d{1,2})?$/;

/**
 * A municipality's fees repeat, and money never changes: equal amounts share one object. An amount whose currency is not
 * known is still looked at, so that both faults of the line are told.
 */
function amountOf(
  cell: string | undefined,
  currency: Currency | undefined,
  amounts: Map<string, Money>,
  refuse: Refuse,
): Money | undefined {
  const text = (cell ?? '').trim();
  const key = `${currency ?? ''} ${text}`;
  const known = amounts.get(key);
  if (known) return known;
  if (!AMOUNT.test(text)) {
    refuse('amount', amountFault(text));
    return undefined;
  }
  const amount = Money.of(text, currency ?? 'SEK');
  if (!amount.isPositive()) {
    refuse('amount', `"${text}" is not above zero. Leave credit notes and empty invoices out.`);
    return undefined;
  }
  if (currency) amounts.set(key, amount);
  return amount;
}

function amountFault(text: string): string {
  if (text === '') return 'it is blank. Write it with a decimal point, such as 1200.00.';
  if (/\d[eE][+-]?\d/.test(text)) {
    return `"${text}" is no amount: a spreadsheet has shortened it to a power of ten. Format the column with two decimals, and export again.`;
  }
  if (text.includes(',')) return `"${text}" has a comma. Write a decimal point and no thousands separators: 1200.00.`;
  if (/^\d+\.\d{3,}$/.test(text)) return `"${text}" has more than two decimals. Round it where the invoice is made.`;
  if (/^-\d+(\.\d+)?$/.test(text)) return `"${text}" is below zero. Leave credit notes and empty invoices out.`;
  return `"${text}" is no amount. Write it with a decimal point and at most two decimals, such as 1200.00.`;
}
