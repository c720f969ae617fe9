import type { CivilDate } from '../kernel/civil-date';
import { receivedOn, type Claim, type Plan } from '../claim/claim';
import { Money, smallerOf } from '../kernel/money';
import { askedOf } from './asked-amounts';

export interface InstalmentLeft {
  /** Counted from 1, as in the agreement. */
  readonly number: number;
  readonly dueOn: CivilDate;
  /** What of it is left to pay. */
  readonly amount: Money;
}

/**
 * The instalments that are not covered yet, each with what is left of it; together never more than what is asked for, as
 * when the invoice was credited after the agreement.
 */
export function instalmentsLeft(plan: Plan, claim: Claim): InstalmentLeft[] {
  let covered = receivedOn(claim).minus(plan.receivedBefore);
  let open = askedOf(claim).total;
  const left: InstalmentLeft[] = [];
  for (const [index, { dueOn, amount }] of plan.instalments.entries()) {
    const byMoney = covered.isPositive() ? smallerOf(covered, amount) : Money.zero(amount.currency);
    covered = covered.minus(byMoney);
    const rest = smallerOf(amount.minus(byMoney), open);
    open = open.minus(rest);
    if (rest.isPositive()) left.push({ number: index + 1, dueOn, amount: rest });
  }
  return left;
}
