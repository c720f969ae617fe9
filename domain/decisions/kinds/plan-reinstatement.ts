import type { CivilDate } from '../../kernel/civil-date';
import { isSettled, receivedOn, undisputedOf, type Claim, type Plan } from '../../claim/claim';
import { pausedAnew, withoutPauseOf } from '../../claim/interest-pauses';
import { sumOfInstalments } from '../../claim/plan-steps';
import { largerOf, Money, smallerOf } from '../../kernel/money';
import { agreementsOf } from '../../policy/policy';
import type { PlanReinstated } from '../decision-events';
import { notPossible, settled, type ByDecision, type ClaimDecisionRule, type NoTerms } from '../decision-rule';
import { standsLast } from '../stands-last';
import { agreedOn, defaulted, PLAN_IS_OVER, planTold } from './instalment-plan';

export interface ReinstatePlan extends ByDecision {
  readonly type: 'ReinstatePlan';
  readonly reinstatedOn: CivilDate;
}

/**
 * A plan that ended because it was not kept goes on as it was; what was missed is asked for again. What was charged since
 * it ended is paid with the last instalment: it would otherwise be left, and followed up, when the plan has been kept.
 */
export const planReinstatement: ClaimDecisionRule<NoTerms, ReinstatePlan, 'PlanReinstated'> = {
  answers: 'ReinstatePlan',
  reaches: ['claims'],
  one: true,
  repeated: 'already-so',
  measure: () => ({}),
  command: ({ decisionId, on }) => ({ type: 'ReinstatePlan', decisionId, reinstatedOn: on }),
  decide(claim, { decisionId, reinstatedOn: on }) {
    if (isSettled(claim)) return settled('The claim is settled; the plan has nothing left to cover.');
    if (claim.plan?.state !== 'defaulted') {
      return notPossible('No plan of this claim ended for not being kept; agree on a new one.');
    }
    const endedOn = claim.plan.defaulted?.on;
    if (endedOn && on < endedOn) {
      return notPossible(`The plan ended on ${endedOn} and cannot go on again from ${on}; check the day.`);
    }
    const added = chargedSinceDefault(claim, claim.plan);
    const { planId } = claim.plan;
    const { interestAgain } = claim.planCharges.find((agreed) => agreed.decisionId === planId) ?? {};
    const reinstated = {
      ...{ type: 'PlanReinstated' as const, on, decisionId, planId },
      ...(interestAgain && { interestStandsStill: true as const }),
    };
    return { events: [added.isPositive() ? { ...reinstated, added } : reinstated] };
  },
  consequences: {
    PlanReinstated: {
      begins: () => 'plan-reinstatement',
      fold: (claim, event) =>
        claim.plan ? { ...claim, plan: reinstatedPlan(claim.plan, event), ...pausedAnew(claim, event) } : claim,
      letter: () => 'plan-reinstated',
      matter: ({ added }, { claim, policy }) => ({
        ...{ kind: 'plan-reinstated', agreedOn: agreedOn(claim) },
        respiteDays: agreementsOf(policy).plan.respiteDays.value,
        ...(added && { added }),
      }),
      onCase: { tells: (_event, after) => planTold(after) },
      grounds: (_event, { country }) => (country === 'SE' ? ['S002-47'] : []),
    },
  },
  takingBack: {
    endsOnCase: () => ({ ends: 'instalment-plan' }),
    undo(claim, reverses) {
      const isLast = standsLast(claim, reverses, 'plan-reinstatement', 'instalment-plan');
      return claim.plan?.state === 'kept' && isLast ? [] : PLAN_IS_OVER;
    },
    forget: (claim, reverses, on) => defaulted({ ...claim, ...withoutPauseOf(claim, reverses) }, on),
  },
};

/** What was missed before is forgiven once: the notice counts anew. What was charged meanwhile is in the last instalment. */
function reinstatedPlan(
  { planId, agreedOn, instalments, receivedBefore }: Plan,
  { added }: Pick<PlanReinstated, 'added'>,
): Plan {
  const raised = instalments.map((instalment, index) =>
    added && index === instalments.length - 1 ? { ...instalment, amount: instalment.amount.plus(added) } : instalment,
  );
  return { planId, agreedOn, instalments: raised, receivedBefore, state: 'kept' };
}

/** Never more than is asked for beyond what the plan has left. */
function chargedSinceDefault(claim: Claim, { instalments, receivedBefore, defaulted: end }: Plan): Money {
  const nothing = Money.zero(claim.invoiced.currency);
  if (!end) return nothing;
  const since = claim.charged.fee.plus(claim.charged.interest).minus(end.charged);
  const planLeft = sumOfInstalments(instalments, nothing).minus(receivedOn(claim).minus(receivedBefore));
  return largerOf(nothing, smallerOf(since, undisputedOf(claim).minus(planLeft)));
}
