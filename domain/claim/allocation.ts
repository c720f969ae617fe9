import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';

/** How an amount fell on the parts of a claim. What exceeds the claim is owed back to the payer. */
export interface Allocation {
  readonly fee: Money;
  readonly interest: Money;
  readonly principal: Money;
  /** More than was claimed: a refund liability of the creditor. */
  readonly refund: Money;
}

/** One stretch of charged interest, as the demand must state it (inkassolagen 5 §: rate, period, base). */
export interface ChargedInterest {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly days: number;
  readonly principal: Money;
  /** Percent a year; percent for each month begun, where `monthsBegun` counts them. */
  readonly ratePercent: string;
  /** How many months began in the stretch; absent where interest runs by the day. */
  readonly monthsBegun?: number;
}
