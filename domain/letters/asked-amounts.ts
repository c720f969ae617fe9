import { laterOf, type CivilDate } from '../kernel/civil-date';
import {
  claimedOf,
  doubtfulOf,
  dueDateOf,
  isWhollyDisputed,
  planInForce,
  undisputedOf,
  type Claim,
} from '../claim/claim';
import { Money } from '../kernel/money';
import { firstUncovered } from '../claim/plan-steps';

/** What is asked for, part by part; the parts add up to the total. What is disputed is in none of them. */
export interface DemandedAmounts {
  readonly principal: Money;
  readonly interest: Money;
  readonly costs: Money;
  readonly total: Money;
}

/** What the letter asks to have paid, and until when: the payment box, and what a digital mailbox is told. */
export interface RequestedPayment {
  readonly amount: Money;
  readonly lastDay: CivilDate;
}

/** Everything claimed and open but the disputed part; nothing of a claim that is disputed as a whole. */
export function askedOf(claim: Claim): DemandedAmounts {
  if (isWhollyDisputed(claim)) return nothingAsked(claim);
  const { principal, interest, fee } = claim.open;
  return { principal: principal.minus(doubtfulOf(claim)), interest, costs: fee, total: undisputedOf(claim) };
}

export function nothingAsked(claim: Claim): DemandedAmounts {
  const zero = Money.zero(claim.invoiced.currency);
  return { principal: zero, interest: zero, costs: zero, total: zero };
}

/** What is disputed and stands still; of a claim that is disputed as a whole, its charges too. */
export function standingStillOf(claim: Claim): Money {
  return isWhollyDisputed(claim) ? claimedOf(claim) : doubtfulOf(claim);
}

/**
 * What a decision's letter asks for, as the claim stands: the instalment that is next, or the whole by its due date, or,
 * when that has passed, by the day given.
 */
export function requestAfterDecision(
  claim: Claim,
  sentOn: CivilDate,
  usualDay: CivilDate,
): RequestedPayment | undefined {
  const { total } = askedOf(claim);
  if (!total.isPositive()) return undefined;
  const plan = planInForce(claim);
  const uncovered = plan && firstUncovered(plan, claim);
  if (uncovered) {
    const mendBy = plan.reminded?.instalment === uncovered.number ? plan.reminded.payBy : usualDay;
    return { amount: uncovered.missing, lastDay: laterOf(uncovered.dueOn, uncovered.dueOn < sentOn ? mendBy : sentOn) };
  }
  const dueOn = dueDateOf(claim);
  return { amount: total, lastDay: dueOn >= sentOn ? dueOn : usualDay };
}
