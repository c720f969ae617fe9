import type { CivilDate } from '../../domain/kernel/civil-date';

/** A camt file as the bank says it: any currency, amounts as decimal text, every entry booked or not. */
export interface CamtReport {
  readonly format: 'camt.053' | 'camt.054';
  /** `02` to `13`. */
  readonly version: string;
  readonly statements: readonly CamtStatement[];
}

/** A statement of camt.053 (`Stmt`) or a notification of camt.054 (`Ntfctn`). */
export interface CamtStatement extends StatementHead {
  readonly entries: readonly CamtEntry[];
}

/** What a statement says beside its entries. */
export interface StatementHead {
  readonly id: string;
  /** IBAN, or the bank's own account number. */
  readonly account: string;
  /** As the bank wrote it; empty when it did not. */
  readonly createdAt: string;
  /** The same, or else as the head of the file says; empty when neither does. */
  readonly madeAt: string;
  /** Of a statement of several pages; empty otherwise. */
  readonly page: string;
  /** Whether it is complete in itself, and not one page of several. */
  readonly isWhole: boolean;
  /** Whether the bank calls it the last page of several. */
  readonly isLastPage: boolean;
  readonly balances: readonly CamtBalance[];
  readonly summary: CamtSummary;
}

export type Direction = 'credit' | 'debit';

export interface CamtBalance {
  /** `OPBD` opening booked, `CLBD` closing booked, and others. */
  readonly code: string;
  readonly amount: string;
  readonly currency: string;
  readonly direction: Direction;
  readonly date: string;
}

/** What `TxsSummry` says of the entries; each part empty when the bank left it out. */
export interface CamtSummary {
  readonly all: CountAndSum;
  readonly credits: CountAndSum;
  readonly debits: CountAndSum;
  /** Credits less debits, with a minus sign when the debits are more. */
  readonly net: string;
}

export interface CountAndSum {
  readonly count: string;
  readonly sum: string;
}

export interface CamtEntry {
  /** 1-based, through the whole file. */
  readonly position: number;
  /** 1-based, within its statement. */
  readonly place: number;
  /** As messages name it: `Stmt[1]/Ntry[3]`. */
  readonly path: string;
  /** With a minus sign only where `oddAmount` has one. */
  readonly amount: string;
  readonly currency: string;
  /** What the bank wrote where that is no lawful amount. */
  readonly oddAmount: string | undefined;
  readonly direction: Direction;
  readonly isReversal: boolean;
  /** As the bank wrote it: BOOK, PDNG, INFO, FUTR, or a code of its own. */
  readonly status: string;
  /** Status BOOK; anything else has not happened yet. */
  readonly isBooked: boolean;
  readonly bookedOn: CivilDate | undefined;
  readonly valueDate: CivilDate | undefined;
  readonly servicerReference: string;
  readonly entryReference: string;
  readonly additionalText: string;
  /** What the bank kept of the entry, as decimal text; empty when it says nothing. */
  readonly charges: string;
  readonly transactions: readonly CamtTransaction[];
}

export interface CamtTransaction {
  /** In the entry's currency; nothing when the bank gives none in it. */
  readonly amount: string | undefined;
  readonly direction: Direction;
  readonly servicerReference: string;
  /** The payer's own mark; empty when the payer gave none (NOTPROVIDED). */
  readonly endToEndId: string;
  /** The number that the first bank gave (`TxId`). */
  readonly transactionId: string;
  /** The payment's number through all banks (`UETR`). */
  readonly uetr: string;
  /** What the bank kept of it, as decimal text; empty when it says nothing. */
  readonly charges: string;
  readonly payerName: string;
  readonly references: readonly CamtReference[];
  readonly text: readonly string[];
}

export interface CamtReference {
  readonly reference: string;
  /** What of the payment belongs to the reference; with a minus sign for a credit note set off. */
  readonly amount?: string;
}
