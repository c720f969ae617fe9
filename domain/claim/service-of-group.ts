import type { Service } from '../decisions/decision-events';
import { isStandingService, serviceRulesOf, type StandingService } from '../policy/service-rules';
import type { Policy } from '../policy/policy';
import { kindOf, type KnownStep, type StepKind } from '../policy/step-kind';
import { isTakenBy } from './taken-by';

interface LeadsTo {
  readonly isStep: (rule: KnownStep) => boolean;
  /** What has come before the service is stopped. */
  readonly isFirst?: (rule: KnownStep) => boolean;
}

/**
 * The step by which a policy follows a service's invoices up: the groups that take it are the service's own. Where such a
 * step has a day of its own, the service is stopped only once it has come. A notice of sanction is known by its kind, whatever
 * a policy calls the notice; a review by its name, since reviews are of several services.
 */
const LEADS_TO: Readonly<Record<StandingService, LeadsTo>> = {
  // A notice, then two months to pay (S002-34, S002-35).
  childcare: {
    isStep: (rule) => kindOf(rule) === 'sanction-notice',
    isFirst: (rule) => kindOf(rule) === 'sanction',
  },
  water: { isStep: ({ step }) => step === 'shut-off-review' },
  premises: { isStep: ({ step }) => step === 'set-off-review' },
};

type OfServices = Pick<Policy, 'steps' | 'services'>;

/** How a policy leads to the closing of a service: by the rules that the policy has for it, or by its standing name. */
export function leadsTo(which: Service, { services }: Pick<Policy, 'services'>): LeadsTo | undefined {
  if (services?.some(({ service }) => service === which)) return OF_RULES;
  return isStandingService(which) ? LEADS_TO[which] : undefined;
}

/** Where the policy has rules for the service, the groups tell its steps: a notice, the end of its time, a review. */
const OF_RULES: LeadsTo = {
  isStep: (rule) => OF_SANCTIONS.includes(kindOf(rule)),
  isFirst: (rule) => kindOf(rule) === 'sanction',
};

const OF_SANCTIONS: readonly StepKind[] = ['sanction-notice', 'sanction', 'review'];

/** Whether invoices of the group are for the service, by the policy's rules or by the groups that it follows up for it. */
export function isFor(which: Service, invoiceGroup: string, policy: OfServices): boolean {
  const rules = serviceRulesOf(invoiceGroup, policy);
  if (rules) return rules.service === which;
  if (policy.services?.some(({ service }) => service === which)) return false;
  const leads = leadsTo(which, policy);
  return leads !== undefined && policy.steps.some((rule) => leads.isStep(rule) && isTakenBy(rule, { invoiceGroup }));
}

/**
 * The service that a notice names: a review says which, whatever notice comes before it. So a notice for water never speaks of
 * a place. Undefined where no review says it.
 */
export function reviewedServiceOf(invoiceGroup: string, policy: OfServices): Service | undefined {
  const rules = serviceRulesOf(invoiceGroup, policy);
  if (rules) return rules.service;
  return REVIEWED.find((service) => isFor(service, invoiceGroup, policy));
}

/** The service that a review is of; undefined for a review with a name of the policy's own. */
export function serviceReviewedBy(review: KnownStep): Service | undefined {
  return REVIEWED.find((service) => LEADS_TO[service].isStep(review));
}

/** What is stopped only once a person has reviewed it. */
const REVIEWED = ['water', 'premises'] as const satisfies readonly StandingService[];
