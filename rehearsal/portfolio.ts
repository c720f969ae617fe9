import type { BankMovement } from '../domain/payment/bank-movement';
import { InputRefused } from '../domain/kernel/input-refused';
import type { InvoiceRecord } from '../domain/claim/invoice-record';
import type { KindsOfDebtors } from '../domain/claim/registrations';
import type { BankGateChange, ClaimFact } from '../formats/facts/dated-fact';

/** A creditor's invoices, and everything that becomes known about them, by day. */
export interface Portfolio {
  readonly creditorId: string;
  readonly invoices: readonly InvoiceRecord[];
  /** For a policy with variants by kind of debtor; where a debtor is not in it, no kind is known. */
  readonly debtorKinds?: KindsOfDebtors;
  /** By day of receipt; within a day in the order of the files. */
  readonly movements: readonly BankMovement[];
  readonly facts: readonly ClaimFact[];
  readonly bankGate: readonly BankGateChange[];
}

/** Throws `InputRefused` for a fact about an invoice that the portfolio does not have. */
export function refuseUnknownFacts({ invoices, facts }: Portfolio): void {
  const known = new Set(invoices.map(({ invoiceNumber }) => invoiceNumber));
  const problems = facts
    .filter(({ invoiceNumber }) => !known.has(invoiceNumber))
    .map(({ on, invoiceNumber }) => ({
      message: `The fact of ${on} names invoice "${invoiceNumber}", which is not among the invoices. Correct its number.`,
    }));
  if (problems.length > 0) throw new InputRefused('The facts do not fit the invoices; nothing was taken in.', problems);
}
