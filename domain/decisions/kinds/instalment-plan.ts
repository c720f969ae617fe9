import type { CivilDate } from '../../kernel/civil-date';
import {
  doubtfulOf,
  isSettled,
  isWhollyDisputed,
  planInForce,
  receivedOn,
  undisputedOf,
  type Claim,
} from '../../claim/claim';
import { interestToCharge, interestUntil, keptInterest } from '../../claim/interest-until';
import { firstUncovered, sumOfInstalments } from '../../claim/plan-steps';
import { Money, smallerOf, sumOf } from '../../kernel/money';
import type { LetterMatter } from '../../letters/letter-kinds';
import { LetterNotPossible } from '../../letters/letter-not-possible';
import { interestWayOf } from '../../policy/late-interest-rules';
import { agreementsOf, type Policy } from '../../policy/policy';
import type { Rulebook } from '../../policy/rulebook';
import { tooLongPlan, tooSmallInstalment, unmetCondition } from '../agreement-conditions';
import type { CaseTelling } from '../case-effect';
import type { Instalment, InstalmentReminded } from '../decision-events';
import {
  ADDS,
  notPossible,
  settled,
  type ByDecision,
  type ClaimDecisionRule,
  type DayToKeep,
  type Ruling,
} from '../decision-rule';
import { pausedBy, runningAgain, withoutPauseOf } from '../../claim/interest-pauses';
import { documentedBy, refusePassed, type Documented } from '../passed-day';

export interface PlanTerms {
  readonly instalments: readonly Instalment[];
  readonly fee: Money;
}

export interface AgreePlan extends ByDecision, Documented {
  readonly type: 'AgreePlan';
  readonly agreedOn: CivilDate;
  readonly instalments: readonly Instalment[];
  /** Nought when none is charged; never over what the law allows (lag (1981:739) 4 §). */
  readonly fee: Money;
}

/**
 * A plan covers the debt to the öre, in instalments that fall due one after the other. Late interest to the day of the
 * agreement is charged with it; while the plan is kept no more is.
 */
export const instalmentPlan: ClaimDecisionRule<
  PlanTerms,
  AgreePlan,
  'PlanAgreed' | 'InstalmentReminded' | 'PlanDefaulted'
> = {
  answers: 'AgreePlan',
  reaches: ['claims'],
  one: true,
  repeated: ADDS,
  dayToKeep: firstDueDate,
  measure: ({ instalments }, { on, currency }) => ({
    amount: sumOf(
      instalments.map(({ amount }) => amount),
      currency,
    ),
    span: { from: on, to: instalments.at(-1)?.dueOn ?? on },
  }),
  command: (decision) => ({
    ...{ type: 'AgreePlan', decisionId: decision.decisionId, agreedOn: decision.on, ...decision.terms },
    ...documentedBy(decision),
  }),
  decide: decidePlan,
  consequences: {
    PlanAgreed: {
      begins: () => 'instalment-plan',
      fold: (claim, event) => ({
        ...claim,
        open: {
          ...claim.open,
          fee: claim.open.fee.plus(event.fee),
          interest: claim.open.interest.plus(event.interest),
        },
        charged: { fee: claim.charged.fee.plus(event.fee), interest: claim.charged.interest.plus(event.interest) },
        plan: {
          planId: event.decisionId,
          agreedOn: event.on,
          instalments: event.instalments,
          receivedBefore: receivedOn(claim),
          state: 'kept',
        },
        planCharges: [...claim.planCharges, event],
        ...pausedBy(claim, event),
      }),
      letter: () => 'instalment-plan',
      matter: ({ fee, interest, interestAgain }, { policy }) => ({
        ...{ kind: 'instalment-plan', fee, interest },
        respiteDays: agreementsOf(policy).plan.respiteDays.value,
        ...(interestAgain ? { interestAgain } : claimedLater(policy)),
      }),
      onCase: { raises: 'charge', tells: (_event, after) => planTold(after) },
      grounds({ interestAgain }, policy) {
        const { interest } = agreementsOf(policy).plan;
        return [
          ...(policy.country === 'SE' ? ['S002-47', 'S002-51'] : []),
          ...(interestAgain ? (interest?.sources ?? []) : []),
        ];
      },
    },
    InstalmentReminded: {
      fold: (claim, { instalment, on, payBy }) =>
        claim.plan ? { ...claim, plan: { ...claim.plan, reminded: { instalment, on, payBy } } } : claim,
      letter: () => 'instalment-notice',
      matter: (event, { claim }) => missedInstalment(event, claim),
    },
    PlanDefaulted: {
      fold: (claim, { on, interestFrom }) => defaulted(runningAgain(claim, interestFrom), on),
      letter: () => 'plan-ended',
      matter: ({ interestFrom }, { claim }) => ({
        ...{ kind: 'plan-ended', agreedOn: agreedOn(claim) },
        ...(interestFrom && { interestFrom }),
      }),
      onCase: { tells: () => ({ ends: 'instalment-plan' }) },
    },
  },
  takingBack: {
    endsOnCase: () => ({ ends: 'instalment-plan' }),
    undo: ({ plan }, reverses) => (plan?.planId === reverses && plan.state === 'kept' ? [] : PLAN_IS_OVER),
    forget: (claim, reverses) => ({
      ...claim,
      planCharges: claim.planCharges.filter(({ decisionId }) => decisionId !== reverses),
      ...withoutPauseOf(claim, reverses),
      ...(claim.plan?.planId === reverses && { plan: { ...claim.plan, state: 'ended' as const } }),
    }),
    judgesCharges: true,
  },
};

/** Of a plan that is being paid on, for a counterpart that has the case. */
export function planTold({ plan }: Claim): CaseTelling {
  const until = plan?.instalments.at(-1)?.dueOn;
  return { begins: 'instalment-plan', ...(until && { until }) };
}

export const PLAN_IS_OVER = 'The plan is over already; nothing of it is left to take back.';

/** What the policy says that a plan costs, and never more than the law of the day allows. */
export function planFee(rulebook: Rulebook, on: CivilDate): Money {
  const { policy } = rulebook;
  const { fee } = agreementsOf(policy).plan;
  return fee ? smallerOf(Money.of(fee.value, policy.currency), rulebook.mostPlanFee(on)) : Money.zero(policy.currency);
}

/** What a plan made on a day has to cover: everything undisputed, late interest to that day, and the plan's fee. */
export function planTotal(claim: Claim, rulebook: Rulebook, on: CivilDate, fee: Money): Money {
  return undisputedOf(claim)
    .plus(planInterest(claim, rulebook, on))
    .plus(fee);
}

/** Interest since a plan charged it is claimed once the invoice is paid, where the policy says so. */
function claimedLater(policy: Policy): Pick<Extract<LetterMatter, { kind: 'instalment-plan' }>, 'interestClaimed'> {
  const interestClaimed = policy.lateInterest?.alsoAfterCharge && interestWayOf(policy);
  return interestClaimed ? { interestClaimed } : {};
}

/** The plan is over, with what had been charged on the claim by then: what is charged since is not in the plan. */
export function defaulted(claim: Claim, on: CivilDate): Claim {
  const { plan, charged } = claim;
  if (!plan) return claim;
  return {
    ...claim,
    plan: { ...plan, state: 'defaulted', defaulted: { on, charged: charged.fee.plus(charged.interest) } },
  };
}

function firstDueDate({ instalments }: Pick<PlanTerms, 'instalments'>): DayToKeep {
  return { what: 'The due date of instalment 1', day: instalments[0]?.dueOn };
}

function decidePlan(claim: Claim, command: AgreePlan, rulebook: Rulebook, today: CivilDate): Ruling {
  const { decisionId, agreedOn, instalments, fee } = command;
  if (isSettled(claim)) return settled('The claim is settled; there is nothing to pay in parts.');
  if (isWhollyDisputed(claim)) return notPossible('The claim is disputed; settle the dispute before a plan is made.');
  const running = planInForce(claim);
  if (running) return notPossible(`The claim is being paid by the plan agreed on ${running.agreedOn}; end it first.`);
  const rules = agreementsOf(rulebook.policy).plan;
  const before = claim.planCharges.length;
  const unmet = unmetCondition('plan', rules, { claim, grantedOn: agreedOn, before, rulebook });
  if (unmet) return notPossible(unmet);
  const lawful = rulebook.mostPlanFee(agreedOn);
  if (fee.isNegative() || fee.isOver(lawful)) {
    return notPossible(`A plan may cost ${lawful.toString()} at the most, not ${fee.toString()} (lag (1981:739) 4 §).`);
  }
  const most = rules.fee && Money.of(rules.fee.value, fee.currency);
  if (most && fee.isOver(most)) {
    return notPossible(
      `A plan costs ${most.toString()} by the policy, not ${fee.toString()} (${rules.fee.sources.join(', ')}).`,
    );
  }
  if (instalments.length === 0) return notPossible('A plan needs at least one instalment.');
  for (const [index, { dueOn, amount }] of instalments.entries()) {
    if (!amount.isPositive())
      return notPossible(`Instalment ${index + 1} is ${amount.toString()}; each must be over nought.`);
    const before = instalments[index - 1]?.dueOn ?? agreedOn;
    if (index === 0 ? dueOn < agreedOn : dueOn <= before) {
      return notPossible(`Instalment ${index + 1} falls due on ${dueOn}; it must fall due after ${before}.`);
    }
  }
  const small = tooSmallInstalment(rules, instalments);
  if (small) return notPossible(small);
  const long = tooLongPlan(rules, { claim, grantedOn: agreedOn }, instalments);
  if (long) return notPossible(long);
  const { documented } = command;
  const passed = refusePassed(firstDueDate(command), { today, ...(documented && { documented }) });
  if (passed) return passed;
  const charge = chargeOf(claim, rulebook, agreedOn);
  const interest = charge ? interestToCharge(claim, charge) : Money.zero(fee.currency);
  const total = undisputedOf(claim).plus(interest).plus(fee);
  const planned = sumOfInstalments(instalments, total);
  if (!planned.equals(total)) {
    return notPossible(
      `The instalments make ${planned.toString()}, but ${total.toString()} is owed on ${agreedOn}: ${undisputedOf(claim).toString()} claimed, interest ${interest.toString()} and fee ${fee.toString()}.`,
    );
  }
  const disputed = doubtfulOf(claim);
  const agreed = {
    type: 'PlanAgreed' as const,
    on: agreedOn,
    decisionId,
    instalments,
    fee,
    interest,
    ...keptInterest(claim, charge, rulebook, agreedOn),
    total,
    ...(rules.interest?.value === 'stands-still' && {
      interestAgain: rules.interestAgain?.value ?? ('from-plan-end' as const),
    }),
  };
  return { events: [disputed.isPositive() ? { ...agreed, disputed } : agreed] };
}

function planInterest(claim: Claim, rulebook: Rulebook, on: CivilDate): Money {
  const charge = chargeOf(claim, rulebook, on);
  return charge ? interestToCharge(claim, charge) : Money.zero(claim.invoiced.currency);
}

function chargeOf(claim: Claim, rulebook: Rulebook, on: CivilDate): ReturnType<typeof interestUntil> | undefined {
  return rulebook.policy.lateInterest ? interestUntil(claim, rulebook, on) : undefined;
}

function missedInstalment(event: InstalmentReminded, claim: Claim): LetterMatter {
  const plan = planInForce(claim);
  const uncovered = plan && firstUncovered(plan, claim);
  const instalment = plan?.instalments[event.instalment - 1];
  if (!instalment || uncovered?.number !== event.instalment || !uncovered.missing.equals(event.missing)) {
    throw new LetterNotPossible(
      `${event.missing.toString()} of instalment ${event.instalment} is not what is missing; take the claim as it stood then.`,
    );
  }
  const { missing, payBy } = event;
  const { dueOn, amount } = instalment;
  return {
    kind: 'instalment-notice',
    agreedOn: plan.agreedOn,
    number: event.instalment,
    dueOn,
    amount,
    missing,
    payBy,
  };
}

export function agreedOn(claim: Claim): CivilDate {
  if (claim.plan) return claim.plan.agreedOn;
  throw new LetterNotPossible('The claim has no instalment plan to tell of.');
}
