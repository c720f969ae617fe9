/** What of an invoice tells whether another one, whose number differs by zeros before it alone, is the same invoice. */
export interface NumberedInvoice {
  readonly invoiceNumber: string;
  readonly debtorId: string;
  readonly issuedOn: string;
  /** With its currency. */
  readonly amount: string;
  readonly paymentReference: string;
}

/** `0001234` as a spreadsheet leaves it: `1234`. */
export function withoutZeros(number: string): string {
  return number.replace(/^0+(?=.)/, '');
}

/**
 * Whether two invoices whose numbers differ by the zeros before them are one, as far as anybody can tell: a spreadsheet takes
 * such zeros away, of the debtor's number and the reference too. The debtor is the same, and so is the day of issue, the
 * amount or the reference.
 */
export function isOneWithoutZeros(one: NumberedInvoice, other: NumberedInvoice): boolean {
  if (withoutZeros(one.debtorId) !== withoutZeros(other.debtorId)) return false;
  const reference = withoutZeros(one.paymentReference);
  const isReferred = reference !== '' && reference === withoutZeros(other.paymentReference);
  return isReferred || one.issuedOn === other.issuedOn || one.amount === other.amount;
}
