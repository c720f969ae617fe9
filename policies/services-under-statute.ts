import { LETTER_TIMES } from '../domain/letters/letter-times';
import { letterOf, stepsBefore } from '../domain/claim/granted-time';
import { isTakenBy } from '../domain/claim/taken-by';
import { Money } from '../domain/kernel/money';
import type { Policy, StepRule } from '../domain/policy/policy';
import type { ServiceRules } from '../domain/policy/service-rules';
import { kindOf } from '../domain/policy/step-kind';
import type { ServiceUnderStatute } from './statutes/policy-under-statute';

/** What a statute limits of the rules for services, on one way through the policy. */
export function servicesUnderStatute({ services = [], steps, currency }: Policy): ServiceUnderStatute[] {
  return services.map((rules) => {
    const own = steps.filter((rule) => rules.groups.some((invoiceGroup) => isTakenBy(rule, { invoiceGroup })));
    const notices = own.filter((rule) => kindOf(rule) === 'sanction-notice');
    return {
      service: rules.service,
      costs: costsOf(rules, currency),
      costsAgreed: rules.costs?.agreement !== undefined,
      unnoticed: own.filter((rule) => kindOf(rule) === 'sanction' && !isNoticed(rule, steps)).map(({ step }) => step),
      noticeDays: notices.map((rule) => ({ setting: `steps.${rule.step}.timeToPay`, days: daysGiven(rule) })),
    };
  });
}

function costsOf({ service, costs }: ServiceRules, currency: Policy['currency']): ServiceUnderStatute['costs'] {
  return (['closing', 'opening'] as const).flatMap((cost) => {
    const setting = costs?.[cost];
    const amount = setting && Money.of(setting.value, currency);
    return amount?.isPositive() ? [{ setting: `services.${service}.costs.${cost}`, amount }] : [];
  });
}

function isNoticed(rule: StepRule, steps: readonly StepRule[]): boolean {
  const before = stepsBefore(rule, steps);
  return steps.some(
    (other) => before.has(other.step) && kindOf(other) === 'sanction-notice' && letterOf(other) !== undefined,
  );
}

const SHORTEST_MONTH_DAYS = 28;

/** A suspension notice gives two months; another notice as long as a demand, unless the policy says more. */
function daysGiven(rule: StepRule): number {
  if (rule.timeToPay) return rule.timeToPay.value;
  return letterOf(rule) === 'suspension-notice'
    ? LETTER_TIMES.suspensionMonths * SHORTEST_MONTH_DAYS
    : LETTER_TIMES.demandDays;
}
