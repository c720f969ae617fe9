import type { ClaimEvent } from '../claim/claim-events';
import { agreementsOf, type Policy, type StepName } from '../policy/policy';

/**
 * By which paragraph or line of the policy an event happened. A step carries its own in its reason. What the country's
 * law says is only named where the rulebook works by it.
 */
export function groundsOf(event: ClaimEvent, policy: Policy): readonly string[] {
  const isSwedish = policy.country === 'SE';
  switch (event.type) {
    case 'DeferralGranted': {
      const { mostMonths, interest } = agreementsOf(policy).deferral;
      return [...new Set([...mostMonths.sources, ...interest.sources])];
    }
    case 'PlanAgreed':
      return isSwedish ? ['S002-47', 'S002-51'] : [];
    case 'PlanReinstated':
      return isSwedish ? ['S002-47'] : [];
    case 'DisputeRaised':
      return isSwedish ? ['inkassolagen (1974:182) 8 §', 'S002-54'] : [];
    case 'DisputeSettled':
      return isSwedish ? ['S002-54'] : [];
    case 'HoldPlaced':
    case 'FlagChanged':
      return isSwedish ? [] : ['S003-21', 'S003-22'];
    case 'ClaimCredited':
      return isSwedish && event.cause === 'cancellation' ? ['S002-56'] : [];
    case 'ClaimWrittenDown':
      return isSwedish ? ['S002-66', 'S002-67', 'S002-68'] : [];
    case 'ClaimWrittenOff':
      if (event.ground !== 'time-barred') return [];
      return isSwedish ? ['preskriptionslagen (1981:130) 8 §'] : ['forældelsesloven §§ 2-3'];
    case 'LimitationInterrupted':
      return isSwedish ? ['preskriptionslagen (1981:130) 5–7 §§'] : ['forældelsesloven §§ 15–18'];
    case 'SetOffBooked':
      return isSwedish ? ['S002-38'] : [];
    case 'DebtorStatusChanged':
      return event.effects ? [event.effects.paragraph] : sourcesOfExceptions(policy, event.status);
    case 'DebtorAddressChanged':
      return isSwedish && event.address === 'protected' ? ['OSL (2009:400) 22 kap. 1 §'] : [];
    case 'CourtRouteTaken':
      return sourcesOf(policy, 'administrative-court');
    case 'AcceptanceAnswered':
      return sourcesOf(policy, 'acceptance');
    case 'RulingReceived':
      return isSwedish ? ['S002-27'] : [];
    case 'MonitoringAccounted':
      return sourcesOf(policy, 'monitoring');
    case 'ServiceChanged':
      if (event.change !== 'suspended' && event.change !== 'prepayment-demanded') return [];
      if (event.service === 'water') return ['VA-lagen (2006:412) 43 §'];
      return event.service === 'childcare' ? sourcesOf(policy, 'suspension-notice') : ['S002-39'];
    case 'ClaimRegistered':
    case 'StepPerformed':
    case 'StepWithdrawn':
    case 'InstalmentReminded':
    case 'PlanDefaulted':
    case 'PaymentReceived':
    case 'PaymentReversed':
    case 'ChargesCorrected':
    case 'ReferralAnswered':
    case 'ClaimReinstated':
    case 'SetOffTakenBack':
    case 'PolicyChanged':
    case 'LiableDebtorChanged':
    case 'ReferralRecalled':
    case 'DecisionReversed':
      return [];
  }
}

/** By which a step's, or a plan's, fee and interest are charged. */
export function chargeGroundsOf(
  policy: Policy,
  step: StepName | 'plan',
): { readonly fee: readonly string[]; readonly interest: readonly string[] } {
  const rule = policy.steps.find((candidate) => candidate.step === step);
  const planFee = step === 'plan' && policy.country === 'SE' ? ['lag (1981:739) 4 §'] : [];
  return { fee: rule?.fee?.sources ?? planFee, interest: policy.lateInterest?.pointsOverReference.sources ?? [] };
}

function sourcesOf(policy: Policy, step: StepName): readonly string[] {
  return policy.steps.find((rule) => rule.step === step)?.sources ?? [];
}

function sourcesOfExceptions(policy: Policy, status: string): readonly string[] {
  const excluding = policy.steps.filter(({ notForDebtors }) =>
    notForDebtors?.statuses.some((known) => known === status),
  );
  return [...new Set(excluding.flatMap(({ notForDebtors }) => notForDebtors?.sources ?? []))];
}
