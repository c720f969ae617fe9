import type { OpenStage } from '../../domain/claim/outcome';
import type { CivilDate } from '../../domain/kernel/civil-date';

/** Which claims are looked up. What is left out is not asked about. */
export interface ClaimsAsked {
  readonly creditorId: string;
  readonly asOf: CivilDate;
  readonly debtorId?: string;
  /** A part of the debtor's name, in capitals or not. */
  readonly debtorName?: string;
  /** Alone, or with the creditor's id before the number: `CREDITOR/NUMBER`. */
  readonly invoiceNumber?: string;
  /** OCR or FIK; leading zeros do not count. */
  readonly paymentReference?: string;
  readonly invoiceGroup?: string;
  readonly administrationId?: string;
  /** Claimed and open, in the creditor's currency: decimal texts, both included. */
  readonly openFrom?: string;
  readonly openTo?: string;
  /** At least so many days past the due date in force. */
  readonly overdueDays?: number;
  /** How far an open claim has come. */
  readonly stage?: OpenStage;
  /** Settled claims too. */
  readonly all?: boolean;
}

/** Where a page begins, and how long it is. */
export interface Page {
  /** The `next` of the page before. */
  readonly after?: string;
  readonly limit: number;
}
