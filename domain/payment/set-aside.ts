import type { CivilDate } from '../kernel/civil-date';
import type { BankMovement } from './bank-movement';

/**
 * Why a row of a bank file was not booked. `other-currency`: the ledger does not keep it. `repeated-deposit`: it stands in
 * the file twice, by account, day and serial number. `charged`: the bank kept a part. `payment-out`: our own. `unknown-code`: the reader does not
 * know what the bank says. `no-day`, `impossible-day`, `part-of-ore` and `odd-amount` (a minus sign, letters): a value that no
 * movement can have. `question`: it may be money that is known.
 */
export const ASIDE_REASONS = [
  'other-currency',
  'repeated-deposit',
  'charged',
  'payment-out',
  'unknown-code',
  'no-day',
  'impossible-day',
  'part-of-ore',
  'odd-amount',
  'question',
] as const;
export type AsideReason = (typeof ASIDE_REASONS)[number];

/** A row of a bank file that is not booked, while the rest of the file is. */
export interface SetAside {
  readonly line: number;
  /** Names the row in the bank's own terms. Where the bank gives it no name, its line in the file does. */
  readonly key: string;
  readonly account: string;
  readonly on?: CivilDate;
  /** Decimal text; with a minus sign when it lowers the account. */
  readonly amount: string;
  readonly currency: string;
  readonly reason: AsideReason;
  /** What is the matter, in a sentence, with the field. */
  readonly says: string;
  /** What accepting the row books; nothing when that cannot be told. */
  readonly movements: readonly BankMovement[];
}
