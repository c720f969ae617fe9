import type { CivilDate } from '../domain/kernel/civil-date';
import type { Money } from '../domain/kernel/money';

/**
 * What every bank file says once it is read, whatever its format: BgMax, camt.053 or camt.054.
 * A reader has checked the file against its own trailers and sums before it returns one of these.
 */
export interface BankFile {
  readonly format: 'bgmax' | 'camt.053' | 'camt.054';
  readonly movements: readonly BankMovement[];
  /** Booked or announced lines that are no movement for us: zero amounts, entries not yet booked, our own payments out. */
  readonly ignored?: number;
}

export interface BankMovement {
  /**
   * Names this movement in the bank's own terms (BgMax: receiver account, deposit date, deposit serial and Bankgirot's
   * serial number; camt: account and servicer reference). The same movement in an overlapping file has the same key.
   */
  readonly key: string;
  /** `payment` raises the account. `deduction` (BgMax 21) and `reversal` (camt) take money back. */
  readonly kind: 'payment' | 'deduction' | 'reversal';
  /** The creditor's account that the money came to, as the bank writes it (bankgiro number, IBAN). */
  readonly account: string;
  /** The day that the bank booked it. */
  readonly receivedOn: CivilDate;
  /** Always positive; `kind` says in which direction. */
  readonly amount: Money;
  /** The payment references that the payer stated, cleaned of blanks, in the file's order. Empty when none. */
  readonly references: readonly StatedReference[];
  /** Free text of the payer, line by line. May hold personal data: never to the engine, never to a log. */
  readonly text: readonly string[];
  readonly payerName?: string;
  /** Where it stands in the file, 1-based (for XML the number of the entry). */
  readonly line: number;
}

export interface StatedReference {
  readonly reference: string;
  /** The part of the payment that the payer gave this reference, when the file says so. Negative for a BgMax 23. */
  readonly amount?: Money;
}
