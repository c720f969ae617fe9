import type { Money } from '../kernel/money';
import type { PaidBeforeDemand } from '../policy/policy';

/** How interest that no step has charged is claimed: apart from the claim, whose principal is paid. */
export type InterestWay =
  | Exclude<PaidBeforeDemand, 'not-claimed'>
  | 'waived'
  /** A reference rate of its days is not recorded yet. */
  | 'awaits-rate';

/** What stands of the interest that is claimed apart. */
export interface InterestApart {
  readonly way: InterestWay;
  /** On a separate invoice or a line of the next one. */
  readonly amount: Money;
  readonly waived: Money;
  /** Given up for good: it is not claimed again. */
  readonly givenUp?: true;
}
