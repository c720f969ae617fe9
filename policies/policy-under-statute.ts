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
  const legalAction = rule('demand') && daysAfter(rule('referral'), 'demand');
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
    ...(legalAction !== undefined && { daysFromDemandToLegalAction: legalAction }),
    ...(second !== undefined && { daysBetweenReminders: second }),
  };
}

/** The fewest days that can lie between the two steps; none, when the later does not count from the earlier. */
function daysAfter(rule: StepRule | undefined, step: StepName): number | undefined {
  if (!rule) return undefined;
  if (rule.anchor.from !== 'step' || rule.anchor.step !== step) return 0;
  return 'days' in rule.delay ? rule.delay.days.value : rule.delay.months.value * SHORTEST_MONTH_DAYS;
}
