import type { CivilDate } from '../domain/kernel/civil-date';
import type { Money } from '../domain/kernel/money';
import type { InvoiceRecord } from '../domain/claim/invoice-record';

/** A bill before it has a number: who owes what, and since when. */
export interface SampleBill {
  readonly debtorId: string;
  readonly invoiceGroup: string;
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly amount: Money;
}

/** An invoice of a sample always has its due date printed. */
export type SampleInvoice = InvoiceRecord & { readonly dueOn: CivilDate };

/**
 * Numbers the bills in order of issue, as a billing system would: the prefix tells the group, then a running number
 * of six digits. `referenceOf` makes the payment reference from the number.
 */
export function numberedInvoices(
  bills: readonly SampleBill[],
  prefixOf: (invoiceGroup: string) => string,
  referenceOf: (invoiceNumber: string) => string,
): SampleInvoice[] {
  const inOrder = [...bills].sort((one, other) =>
    one.issuedOn < other.issuedOn ? -1 : Number(one.issuedOn > other.issuedOn),
  );
  return inOrder.map((bill, index) => {
    const invoiceNumber = prefixOf(bill.invoiceGroup) + String(index + 1).padStart(6, '0');
    // Line 1 of the CSV file is its header.
    return { invoiceNumber, ...bill, paymentReference: referenceOf(invoiceNumber), line: index + 2 };
  });
}
