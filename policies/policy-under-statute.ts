import { stepsBefore } from '../domain/claim/granted-time';
import { LETTER_TIMES } from '../domain/letters/letter-times';
import { Money } from '../domain/kernel/money';
import type { Policy, StepName, StepRule } from '../domain/policy/policy';
import { kindOf, type StepKind } from '../domain/policy/step-kind';
import { coursesOf } from './courses-of';
import type { PolicyUnderStatute } from './statutes/policy-under-statute';

/** A calendar month is never shorter. */
const SHORTEST_MONTH_DAYS = 28;

const DAYS_OF_A_WEEK = 7;

/** The settings that a statute limits, of every way through the policy; what nobody reaches is held against the law too. */
export function policiesUnderStatute(policy: Policy): PolicyUnderStatute[] {
  const courses = coursesOf(policy);
  const reached = new Set(courses.flatMap(({ steps }) => steps.map(({ step }) => step)));
  const ways = courses.map(({ steps }) => policyUnderStatute({ ...policy, steps }));
  return policy.steps.every(({ step }) => reached.has(step)) ? ways : [...ways, policyUnderStatute(policy)];
}

/** The settings of a policy that a statute limits. */
export function policyUnderStatute(policy: Policy): PolicyUnderStatute {
  const zero = Money.zero(policy.currency);
  const ofKind = (kind: StepKind): StepRule[] => policy.steps.filter((candidate) => kindOf(candidate) === kind);
  const feeOf = ({ fee }: StepRule): Money => (fee ? Money.of(fee.value, policy.currency) : zero);
  const highest = (rules: readonly StepRule[]): Money =>
    rules.map(feeOf).reduce((most, fee) => (fee.isOver(most) ? fee : most), zero);
  const reminders = ofKind('reminder');
  const [referral] = ofKind('hand-over');
  const legalAction = ofKind('demand').length > 0 ? daysFromDemand(policy, referral) : undefined;
  const [first, second] = reminders;
  const between = first && daysAfter(second, first.step);
  return {
    country: policy.country,
    validFrom: policy.validFrom,
    reminderFee: highest(reminders),
    reminderFeeAgreed: policy.reminderFeeAgreed,
    demandFee: highest(ofKind('demand')),
    chargeableReminders: reminders.filter((rule) => feeOf(rule).isPositive()).length,
    limitationYears: Math.max(
      policy.limitationYears.value,
      ...(policy.groups ?? []).flatMap(({ limitationYears }) => limitationYears?.value ?? []),
    ),
    ...(policy.lateInterest && { interestMarginPoints: policy.lateInterest.pointsOverReference.value }),
    stepsWithFee: policy.steps
      .filter((rule) => feeOf(rule).isPositive())
      .map(({ step, kind, document }) => ({ step, ...(kind && { kind }), ...(document && { document }) })),
    ...(referral && { demandBeforeReferral: sendsDemandFirst(policy, referral) }),
    ...(legalAction !== undefined && { daysFromDemandToLegalAction: legalAction }),
    ...(between !== undefined && { daysBetweenReminders: between }),
  };
}

/** Whether a collection demand, sent as a letter, must have come before the hand-over. */
function sendsDemandFirst(policy: Policy, referral: StepRule): boolean {
  const before = stepsBefore(referral, policy.steps);
  return policy.steps.some((rule) => kindOf(rule) === 'demand' && rule.document === 'demand' && before.has(rule.step));
}

/** The fewest days from the demand to a step, over every step between them; a letter between them gives its own time. */
function daysFromDemand(policy: Policy, rule: StepRule | undefined): number | undefined {
  if (!rule) return undefined;
  const { anchor } = rule;
  const before =
    anchor.from === 'step' ? anchor.step : anchor.from === 'answer' ? ANSWERED_STEP[anchor.answer] : undefined;
  const between = policy.steps.find(({ step }) => step === before);
  if (!between) return 0;
  if (kindOf(between) === 'demand') return daysAfter(rule, between.step);
  const letterTime = between.document ? LETTER_TIMES.demandDays + 1 : 0;
  return delayDays(rule) + letterTime + (daysFromDemand(policy, between) ?? 0);
}

const ANSWERED_STEP = { ruling: 'referral', acceptance: 'acceptance' } as const;

/** The fewest days that can lie between the two steps; none, when the later does not count from the earlier. */
function daysAfter(rule: StepRule | undefined, step: StepName): number | undefined {
  if (!rule) return undefined;
  if (rule.anchor.from !== 'step' || rule.anchor.step !== step) return 0;
  return delayDays(rule);
}

/** The fewest calendar days that the delay can be. */
function delayDays({ delay }: StepRule): number {
  if ('days' in delay) return delay.days.value;
  if ('workingDays' in delay) return delay.workingDays.value;
  if ('bankingDays' in delay) return delay.bankingDays.value;
  return 'weeks' in delay ? delay.weeks.value * DAYS_OF_A_WEEK : delay.months.value * SHORTEST_MONTH_DAYS;
}
