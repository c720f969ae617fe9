import { planInForce, receivedOn, type Claim } from '../claim/claim';
import type { CivilDate } from '../kernel/civil-date';
import type { PlanAgreed } from '../decisions/decision-events';
import { Money, smallerOf } from '../kernel/money';
import { firstUncovered } from '../claim/plan-steps';

/** An instalment as agreed, and how much of it came in while the plan was in force. */
export interface ToldInstalment {
  readonly number: number;
  readonly dueOn: CivilDate;
  readonly amount: Money;
  readonly paid: Money;
}

/** Money counts on the instalments in their order. `states` are the claim's, after each of its events. */
export function instalmentsOf(
  { decisionId, instalments, total }: PlanAgreed,
  states: readonly Claim[],
): ToldInstalment[] {
  const last = states.findLast(({ plan }) => plan?.planId === decisionId && plan.state === 'kept');
  let left = last?.plan ? receivedOn(last).minus(last.plan.receivedBefore) : Money.zero(total.currency);
  return instalments.map(({ dueOn, amount }, index) => {
    const paid = left.isPositive() ? smallerOf(amount, left) : Money.zero(total.currency);
    left = left.minus(paid);
    return { number: index + 1, dueOn, amount, paid };
  });
}

/** What is to be paid next by the plan in force, and until when; undefined when that day has passed. */
export interface NextInstalment {
  readonly number: number;
  /** Of it and those before it. */
  readonly missing: Money;
  readonly payBy: CivilDate;
}

export function nextInstalment(claim: Claim, today: CivilDate): NextInstalment | undefined {
  const plan = planInForce(claim);
  const uncovered = plan && firstUncovered(plan, claim);
  if (!uncovered) return undefined;
  const { number, missing, dueOn } = uncovered;
  const payBy = plan.reminded?.instalment === number ? plan.reminded.payBy : dueOn;
  return payBy >= today ? { number, missing, payBy } : undefined;
}
