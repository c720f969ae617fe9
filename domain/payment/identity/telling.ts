import type { CivilDate } from '../../kernel/civil-date';
import type { Money } from '../../kernel/money';

/** How a bank's message tells of a movement: what another message may tell of the same money by. */
export interface Telling {
  /** A `statement` (camt.053) says what was booked on the account. A `notice` (camt.054) tells of single payments. */
  readonly level: 'statement' | 'notice';
  /** What one statement tells is told once: two movements of one scope are never the same money. */
  readonly scope: string;
  /** The same for a statement that is sent again to the letter. Empty where the statement cannot be known again. */
  readonly fingerprint: string;
  readonly entryAmount: Money;
  /** The bank's own references of the entry (`AcctSvcrRef`): good for the account. */
  readonly entryNames: readonly string[];
  /** The bank's own references of the transaction alone. */
  readonly names: readonly string[];
  /** What payer and banks pass on, such as `TxId T1`: good together with account, day and amount. */
  readonly marks: readonly string[];
  /** The booking day and the value day, as far as the bank gives them. */
  readonly days: readonly CivilDate[];
  /** Whether details may follow: an entry without transactions, or a batch without their amounts. */
  readonly isSum: boolean;
}
