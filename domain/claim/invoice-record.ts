import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';

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
  /** Where it stands in the file, 1-based; absent when it comes from no file. */
  readonly line?: number;
}
