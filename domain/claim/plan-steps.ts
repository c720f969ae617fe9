import { addDays, laterOf, type CivilDate } from '../kernel/civil-date';
import { planInForce, receivedOn, undisputedOf, type Claim, type Plan } from './claim';
import type { CountedFrom } from '../policy/counted-from';
import type { Instalment } from '../decisions/decision-events';
import { stopOf, timeBar } from './hindrance';
import { Money, smallerOf, sumOf } from '../kernel/money';
import {
  agreementsOf,
  PLAN_STEPS,
  type PlanStepName,
  type Setting,
  type StepName,
  type StepRule,
} from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import { respiteOf } from './situations';
import type { PlannedStep } from './planned-step';

export function isPlanStep(step: StepName): step is PlanStepName {
  return (PLAN_STEPS as readonly string[]).includes(step);
}

/** An instalment that is not covered by what has come in since the plan was agreed. */
export interface UncoveredInstalment {
  /** Counted from 1. */
  readonly number: number;
  readonly dueOn: CivilDate;
  /** Of this instalment and those before it; never more than is still claimed, should the claim have been lowered since. */
  readonly missing: Money;
}

/**
 * The first instalment that is not covered. Money counts on the instalments in their order, whenever it came; so an
 * instalment paid ahead covers the next.
 */
export function firstUncovered(plan: Plan, claim: Claim): UncoveredInstalment | undefined {
  const received = receivedOn(claim).minus(plan.receivedBefore);
  let due = Money.zero(received.currency);
  for (const [index, { dueOn, amount }] of plan.instalments.entries()) {
    due = due.plus(amount);
    if (due.isOver(received)) {
      return { number: index + 1, dueOn, missing: smallerOf(due.minus(received), undisputedOf(claim)) };
    }
  }
  return undefined;
}

/**
 * The plan's own steps ahead: the notice of the next instalment, should it not be paid, and the plan's end, should the
 * notice not be heeded either. Until then no step of the policy is taken.
 */
export function planStepsAhead(claim: Claim, rulebook: Rulebook, today: CivilDate, foresee: boolean): PlannedStep[] {
  const plan = planInForce(claim);
  const uncovered = plan && firstUncovered(plan, claim);
  if (!uncovered) return [];
  const { noticeAfterDays, respiteDays } = agreementsOf(rulebook.policy).plan;
  const isReminded = plan.reminded?.instalment === uncovered.number;
  const cause = stopOf(claim);
  if (cause) {
    const step = isReminded ? 'plan-default' : 'instalment-notice';
    return [{ step, rule: ruleOf(step, noticeAfterDays), cause }];
  }
  if (plan.reminded && isReminded) {
    return [defaultAfter(plan.reminded.payBy, claim, rulebook, today)];
  }
  const notice = planned('instalment-notice', {
    anchor: {
      from: 'instalment',
      instalment: uncovered.number,
      on: rulebook.lastTimelyDayToPay(uncovered.dueOn),
    },
    delay: noticeAfterDays,
    floor: laterOf(today, addDays(rulebook.lastTimelyDayToPay(uncovered.dueOn), 1)),
    claim,
    rulebook,
  });
  if (!foresee || !notice.on) return [notice];
  const payBy = rulebook.nextBankingDayFrom(addDays(notice.on, respiteDays.value));
  return [notice, defaultAfter(payBy, claim, rulebook, today)];
}

function defaultAfter(payBy: CivilDate, claim: Claim, rulebook: Rulebook, today: CivilDate): PlannedStep {
  return planned('plan-default', {
    anchor: { from: 'plan-notice', on: payBy },
    delay: agreementsOf(rulebook.policy).plan.noticeAfterDays,
    floor: laterOf(today, addDays(payBy, 1)),
    claim,
    rulebook,
  });
}

function planned(
  step: PlanStepName,
  terms: {
    readonly anchor: CountedFrom;
    readonly delay: Setting<number>;
    readonly floor: CivilDate;
    readonly claim: Claim;
    readonly rulebook: Rulebook;
  },
): PlannedStep {
  const { anchor, delay, claim, rulebook } = terms;
  const waitsThrough = respiteOf(claim);
  const behind = [waitsThrough, claim.askedThrough].flatMap((day) => (day ? [addDays(day, 1)] : []));
  const floor = behind.reduce(laterOf, terms.floor);
  const earliest = addDays(anchor.on, delay.value);
  const plannedOn = rulebook.nextBankingDayFrom(earliest);
  const on = afterHolds(claim, laterOf(plannedOn, rulebook.nextBankingDayFrom(floor)), (day) =>
    rulebook.nextBankingDayFrom(day),
  );
  const rule = ruleOf(step, delay);
  const cause = timeBar(rule, claim, rulebook, on);
  return cause ? { step, rule, cause } : { step, rule, on, plannedOn, anchor, earliest };
}

/** A day that falls in a hold moves behind it; holds that overlap or enclose one another count as one. */
export function afterHolds(claim: Claim, on: CivilDate, place: (day: CivilDate) => CivilDate): CivilDate {
  let day = on;
  for (;;) {
    const hold = claim.holds.find(({ from, through }) => from <= day && day <= through);
    if (!hold) return day;
    day = place(addDays(hold.through, 1));
  }
}

/** As a rule of a policy, so that reasons are told in the same way. */
function ruleOf(step: PlanStepName, days: Setting<number>): StepRule {
  return {
    step,
    anchor: { from: 'due-date' },
    delay: { days },
    placement: 'next-banking-day',
    requires: [],
    gates: [],
    reason: step === 'instalment-notice' ? 'missed instalment' : 'plan not kept',
    sources: ['S002-47'],
  };
}

export function sumOfInstalments(instalments: readonly Instalment[], total: Money): Money {
  return sumOf(
    instalments.map(({ amount }) => amount),
    total.currency,
  );
}
