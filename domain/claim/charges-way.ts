import type { Money } from '../kernel/money';
import type { LeftChargesWay } from '../policy/left-charges';

/** How charges that were left are claimed: apart from the claim that they were charged on. */
export type ChargesWay = Exclude<LeftChargesWay, 'followed-up'>;

/** What stands of the charges that are apart from their claim. */
export interface ChargesApart {
  readonly way: ChargesWay;
  readonly fee: Money;
  readonly interest: Money;
  /** Of the two, claimed on a separate invoice or a line of the next one; the rest is waived. */
  readonly amount: Money;
  /** What had been paid of the two, and covers principal. */
  readonly movedToPrincipal: Money;
  /** Given up for good: it is not claimed again. */
  readonly givenUp?: true;
}
