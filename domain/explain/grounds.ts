import type { Court } from '../claim/court-case';
import { perMonthBegunOf } from '../policy/late-interest-rules';
import type { ClaimEvent } from '../claim/claim-events';
import { consequenceOf, isOfDecision } from '../decisions/consequences';
import type { Policy, StepName, StepRule } from '../policy/policy';
import { kindOf, type StepKind } from '../policy/step-kind';

/**
 * By which paragraph or line of the policy an event happened. A step carries its own in its reason. What the country's
 * law says is only named where the rulebook works by it.
 */
export function groundsOf(event: ClaimEvent, policy: Policy, court: Court): readonly string[] {
  if (isOfDecision(event)) return consequenceOf(event).grounds?.(event, policy) ?? [];
  const isSwedish = policy.country === 'SE';
  switch (event.type) {
    case 'FlagChanged':
      return isSwedish ? [] : ['S003-21', 'S003-22'];
    case 'AcceptanceAnswered':
      return sourcesOf(policy, 'acceptance');
    case 'JudgmentReceived':
      return policy.steps.find((rule) => rule.step === court)?.sources ?? [];
    case 'RulingReceived':
      return isSwedish ? ['S002-27'] : [];
    case 'AgencyReported':
    case 'AgencyAccounted':
      return sourcesOf(policy, 'agency');
    case 'InterestClaimedApart':
      return policy.lateInterest?.paidBeforeDemand?.sources ?? [];
    case 'ChargesClaimedApart':
      return policy.leftCharges?.way.sources ?? [];
    case 'StepLeftOut':
      return event.sources;
    case 'MonitoringAccounted':
      return sourcesOf(policy, 'monitoring');
    case 'ClaimRegistered':
    case 'StepPerformed':
    case 'PaymentReceived':
    case 'PaymentReversed':
    case 'ChargesCorrected':
    case 'ReferralAnswered':
    case 'CaseCostsAdded':
      return [];
  }
}

/** By which a step's, or a plan's, fee and interest are charged. */
export function chargeGroundsOf(
  policy: Policy,
  steps: readonly StepRule[],
  /** A step's name, or `plan`. */
  step: StepName,
  invoiceGroup: string | undefined,
): { readonly fee: readonly string[]; readonly interest: readonly string[] } {
  const rule = steps.find((candidate) => candidate.step === step);
  const planFee = step === 'plan' && policy.country === 'SE' ? ['lag (1981:739) 4 §'] : [];
  const monthly = invoiceGroup === undefined ? undefined : perMonthBegunOf(policy, invoiceGroup);
  const interest = monthly?.percent.sources ?? policy.lateInterest?.pointsOverReference.sources ?? [];
  return { fee: rule?.fee?.sources ?? planFee, interest };
}

function sourcesOf(policy: Policy, kind: StepKind): readonly string[] {
  return policy.steps.find((rule) => kindOf(rule) === kind)?.sources ?? [];
}
