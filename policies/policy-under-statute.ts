import { stepsBefore } from '../domain/claim/granted-time';
import { LETTER_TIMES } from '../domain/letters/letter-times';
import { Money } from '../domain/kernel/money';
import type { Policy, StepName, StepRule } from '../domain/policy/policy';
import type { PolicyUnderStatute } from './statutes/policy-under-statute';

/** A calendar month is never shorter. */
const SHORTEST_MONTH_DAYS = 28;

/** The settings of a policy that a statute limits. */
export function policyUnderStatute(policy: Policy): PolicyUnderStatute {
  const zero = Money.zero(policy.currency);
  const rule = (step: StepName): StepRule | undefined => policy.steps.find((candidate) => candidate.step === step);
  const feeOf = (step: StepName): Money => {
    const fee = rule(step)?.fee;
    return fee ? Money.of(fee.value, policy.currency) : zero;
  };
  const reminders = policy.steps.filter(({ step }) => step === 'reminder' || step === 'second-reminder');
  const fees = reminders.map(({ step }) => feeOf(step));
  const legalAction = rule('demand') && daysFromDemand(policy, rule('referral'));
  const second = daysAfter(rule('second-reminder'), 'reminder');
  return {
    country: policy.country,
    validFrom: policy.validFrom,
    reminderFee: fees.reduce((highest, fee) => (fee.isOver(highest) ? fee : highest), zero),
    reminderFeeAgreed: policy.reminderFeeAgreed,
    demandFee: feeOf('demand'),
    chargeableReminders: fees.filter((fee) => fee.isPositive()).length,
    limitationYears: Math.max(
      policy.limitationYears.value,
      ...(policy.groups ?? []).flatMap(({ limitationYears }) => limitationYears?.value ?? []),
    ),
    ...(policy.lateInterest && { interestMarginPoints: policy.lateInterest.pointsOverReference.value }),
    stepsWithFee: policy.steps
      .filter(({ step }) => feeOf(step).isPositive())
      .map(({ step, document }) => ({ step, ...(document && { document }) })),
    ...(rule('referral') && { demandBeforeReferral: sendsDemandFirst(policy, rule('referral')) }),
    ...(legalAction !== undefined && { daysFromDemandToLegalAction: legalAction }),
    ...(second !== undefined && { daysBetweenReminders: second }),
  };
}

/** Whether a collection demand, sent as a letter, must have come before the hand-over. */
function sendsDemandFirst(policy: Policy, referral: StepRule | undefined): boolean {
  const demand = policy.steps.find(({ step }) => step === 'demand');
  return demand?.document === 'demand' && referral !== undefined && stepsBefore(referral, policy.steps).has('demand');
}

/** The fewest days from the demand to a step, over every step between them; a letter between them gives its own time. */
function daysFromDemand(policy: Policy, rule: StepRule | undefined): number | undefined {
  if (!rule) return undefined;
  const { anchor } = rule;
  const before =
    anchor.from === 'step' ? anchor.step : anchor.from === 'answer' ? ANSWERED_STEP[anchor.answer] : undefined;
  if (before === 'demand' || before === undefined) return daysAfter(rule, 'demand');
  const between = policy.steps.find(({ step }) => step === before);
  if (!between) return daysAfter(rule, 'demand');
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

function delayDays({ delay }: StepRule): number {
  return 'days' in delay ? delay.days.value : delay.months.value * SHORTEST_MONTH_DAYS;
}
