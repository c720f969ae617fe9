import type { LetterCreditor } from '../domain/letters/letter';
import type { Country } from '../domain/policy/policy';
import type { Currency } from '../domain/kernel/money';
import type { DebtorRecord } from '../domain/claim/debtor-record';
import type { InvoiceRecord } from '../domain/claim/invoice-record';
import type { BankGateChange, ClaimFact } from '../formats/facts/dated-fact';

/** An invented creditor: what its letters say of it, and what the ledger and the engine need. */
export interface SampleCreditor extends LetterCreditor {
  readonly creditorId: string;
  readonly country: Country;
  readonly currency: Currency;
  readonly policyId: string;
  /** As the bank files write them: bankgiro numbers without hyphen, IBANs without blanks. */
  readonly paymentAccounts: readonly string[];
}

export interface SampleBankFile {
  readonly name: string;
  readonly format: 'bgmax' | 'camt.054';
  readonly content: Buffer;
}

/** A creditor's year: what its back office and its bank would hand over, and what its caseworkers would note. */
export interface SamplePortfolio {
  readonly creditor: SampleCreditor;
  readonly debtors: readonly DebtorRecord[];
  /** By day of issue; `line` is where the invoice stands in the CSV that `writeInvoices` makes of them. */
  readonly invoices: readonly InvoiceRecord[];
  /** By day of booking; a day's BgMax file comes before its camt.054 file. */
  readonly bankFiles: readonly SampleBankFile[];
  /** By day. */
  readonly facts: readonly ClaimFact[];
  /** By day; empty when nothing is said of the bank's reconciliation. */
  readonly bankGate: readonly BankGateChange[];
}
