import type { CivilDate } from '../kernel/civil-date';
import { dueDateOf, isSettled, isWhollyDisputed, performanceOf, planInForce, type Claim } from '../claim/claim';
import type { DecisionCommand } from './decision-commands';
import type { Answer } from '../claim/answer';
import type { Service } from './decision-events';
import type { Policy, PolicyStepName } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import { isTakenBy } from '../claim/timetable';

/**
 * The step by which a policy follows a service's invoices up: the groups that take it are the service's own. Where such a
 * step has a day of its own, the service is stopped only once it has come.
 */
const LEADS_TO: Readonly<Record<Service, { readonly step: PolicyStepName; readonly first?: PolicyStepName }>> = {
  // A notice, then two months to pay (S002-34, S002-35).
  childcare: { step: 'suspension-notice', first: 'suspension-due' },
  water: { step: 'shut-off-review' },
  premises: { step: 'set-off-review' },
};

/**
 * Nothing is stopped, nor to be paid in advance, for an invoice of something else: a threat to shut water off that also
 * stood on waste fees was invalid (VA-nämnden BVa 52). What was stopped may always be given back.
 */
export function decideService(
  claim: Claim,
  command: Extract<DecisionCommand, { type: 'ChangeService' }>,
  rulebook: Rulebook,
  today: CivilDate,
): Answer {
  const { decisionId, changedOn: on, service, change, checklist } = command;
  const latest = claim.services.findLast((known) => known.service === service)?.change;
  if (latest === change) {
    return { refused: 'already-recorded', message: `That the service is ${change} is recorded already.` };
  }
  if (change === 'restored' && latest !== 'suspended') return notPossible(`The ${service} service is not suspended.`);
  if (change === 'prepayment-lifted' && latest !== 'prepayment-demanded') {
    return notPossible(`No payment in advance is demanded for ${service}.`);
  }
  if (change === 'suspended' && isSettled(claim)) {
    return { refused: 'settled', message: 'The claim is settled; the service is not suspended for it.' };
  }
  if (
    (change === 'suspended' || change === 'prepayment-demanded') &&
    !isFor(service, claim.invoiceGroup, rulebook.policy)
  ) {
    return { refused: 'other-service', message: otherService(claim, service, rulebook.policy) };
  }
  const keeps = change === 'suspended' ? whatKeeps(claim, service, rulebook, today) : undefined;
  if (keeps) return notPossible(keeps);
  return { events: [{ type: 'ServiceChanged', on, decisionId, service, change, checklist }] };
}

/** Whether invoices of the group are for the service, by the groups that the policy follows up for it. */
function isFor(service: Service, invoiceGroup: string, { steps }: Policy): boolean {
  return steps.some((rule) => rule.step === LEADS_TO[service].step && isTakenBy(rule, { invoiceGroup }));
}

function otherService({ invoiceNumber, invoiceGroup }: Claim, service: Service, policy: Policy): string {
  const groups = policy.groups ?? [];
  const nameOf = (code: string): string => [code, groups.find((known) => known.code === code)?.name].join(' ').trim();
  const own = groups.filter(({ code }) => isFor(service, code, policy)).map(({ code }) => nameOf(code));
  const whose = own.length > 0 ? `only those of ${own.join(', ')} are` : `by policy ${policy.id} none is`;
  return `Invoice ${invoiceNumber} is of group ${nameOf(invoiceGroup)} and not for ${service}: ${whose}. Nothing is stopped for another service's debt.`;
}

/** What the debtor may still rely on: time to pay, a plan that is kept (it keeps the place), an objection. */
function whatKeeps(claim: Claim, service: Service, rulebook: Rulebook, today: CivilDate): string | undefined {
  const lastTimelyDay = rulebook.lastTimelyDayToPay(dueDateOf(claim));
  if (today <= lastTimelyDay) {
    return `The invoice can be paid in time through ${lastTimelyDay}; no service is suspended before.`;
  }
  const plan = planInForce(claim);
  if (plan) return `The claim is paid by the plan agreed on ${plan.agreedOn}; while it is kept the service stays.`;
  if (isWhollyDisputed(claim)) return 'The claim is disputed; settle the dispute before the service is suspended.';
  const { first } = LEADS_TO[service];
  if (first && !performanceOf(claim, first) && rulebook.policy.steps.some(({ step }) => step === first)) {
    return `The notice of suspension and its time to pay come first: ${first} has not been reached (S002-34, S002-35).`;
  }
  return undefined;
}

function notPossible(message: string): Answer {
  return { refused: 'not-possible', message };
}
