import type { CivilDate } from '../domain/kernel/civil-date';
import { type BankMovement } from '../domain/payment/bank-movement';
import type { SetAside } from '../domain/payment/set-aside';
import type { StatedBalances } from '../domain/payment/stated-balance';

/** A source of files, `bgmax` or an account of camt, and the last day of which a file of it knows every payment. */
export interface FileReading {
  readonly source: string;
  readonly through: CivilDate;
}

/**
 * What every bank file says once it is read, whatever its format: BgMax, camt.053 or camt.054.
 * A reader has checked the file against its own trailers and sums before it returns one of these.
 */
export interface BankFile {
  readonly format: 'bgmax' | 'camt.053' | 'camt.054';
  readonly movements: readonly BankMovement[];
  /** Booked or announced lines that are no movement for us: zero amounts, entries not yet booked, our own payments out. */
  readonly ignored?: number;
  /** Rows that are not booked, each with its reason. The rest of the file is. */
  readonly aside?: readonly SetAside[];
  /** What the statements say of their accounts, in the file's order. */
  readonly balances?: readonly StatedBalances[];
  /** Through which day the file knows every payment, source by source; absent where it does not say when it was made. */
  readonly readings?: readonly FileReading[];
}
