import type { CivilDate } from '../kernel/civil-date';

/** What a bank's statement says of an account before its entries and after them. */
export interface StatedBalances {
  readonly account: string;
  readonly currency: string;
  readonly statement: string;
  /** The day of the first entry, or the closing day of a statement without entries. */
  readonly beginsOn: CivilDate;
  readonly opening: SignedBalance;
  readonly closing: SignedBalance;
}

export interface SignedBalance {
  readonly on: CivilDate;
  /** Decimal text; with a minus sign when the account is overdrawn. */
  readonly amount: string;
}
