import type { CivilDate } from '../domain/kernel/civil-date';
import type { Money } from '../domain/kernel/money';

/** One invoice as a back office hands it over. */
export interface InvoiceRecord {
  readonly invoiceNumber: string;
  readonly debtorId: string;
  readonly invoiceGroup: string;
  readonly issuedOn: CivilDate;
  /** Absent when the file leaves it blank: the policy's payment term then applies. */
  readonly dueOn?: CivilDate;
  readonly amount: Money;
  /** OCR or FIK reference; empty when the invoice has none. */
  readonly paymentReference: string;
  /** Where it stands in the file, 1-based. */
  readonly line: number;
}

/** One debtor as a back office hands it over. Personal data: stays in the ledger. */
export interface DebtorRecord {
  readonly debtorId: string;
  readonly kind: 'person' | 'business' | 'estate' | 'public-body';
  readonly name: string;
  readonly addressLines: readonly string[];
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
  /** Personal identity number, organisation number, CPR or CVR; empty when not known. */
  readonly identityNumber: string;
  readonly line: number;
}
