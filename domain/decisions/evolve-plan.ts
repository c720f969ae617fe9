import type { CivilDate } from '../kernel/civil-date';
import type { Claim, Plan } from '../claim/claim';
import type { PlanReinstated } from './decision-events';

/** The plan is over, with what had been charged on the claim by then: what is charged since is not in the plan. */
export function defaulted(claim: Claim, on: CivilDate): Claim {
  const { plan, charged } = claim;
  if (!plan) return claim;
  return {
    ...claim,
    plan: { ...plan, state: 'defaulted', defaulted: { on, charged: charged.fee.plus(charged.interest) } },
  };
}

/** What was missed before is forgiven once: the notice counts anew. What was charged meanwhile is in the last instalment. */
export function reinstatedPlan(
  { planId, agreedOn, instalments, receivedBefore }: Plan,
  { added }: Pick<PlanReinstated, 'added'>,
): Plan {
  const raised = instalments.map((instalment, index) =>
    added && index === instalments.length - 1 ? { ...instalment, amount: instalment.amount.plus(added) } : instalment,
  );
  return { planId, agreedOn, instalments: raised, receivedBefore, state: 'kept' };
}
