import type { Service } from '../decisions/decision-events';
import type { Policy } from '../policy/policy';
import { kindOf, type KnownStep } from '../policy/step-kind';
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
export const LEADS_TO: Readonly<Record<Service, LeadsTo>> = {
  // A notice, then two months to pay (S002-34, S002-35).
  childcare: {
    isStep: (rule) => kindOf(rule) === 'sanction-notice',
    isFirst: (rule) => kindOf(rule) === 'sanction',
  },
  water: { isStep: ({ step }) => step === 'shut-off-review' },
  premises: { isStep: ({ step }) => step === 'set-off-review' },
};

/** Whether invoices of the group are for the service, by the groups that the policy follows up for it. */
export function isFor(which: Service, invoiceGroup: string, { steps }: Pick<Policy, 'steps'>): boolean {
  return steps.some((rule) => LEADS_TO[which].isStep(rule) && isTakenBy(rule, { invoiceGroup }));
}

/**
 * The service that a notice names: a review says which, whatever notice comes before it. So a notice for water never speaks of
 * a place. Undefined where no review says it.
 */
export function reviewedServiceOf(invoiceGroup: string, policy: Pick<Policy, 'steps'>): Service | undefined {
  return REVIEWED.find((service) => isFor(service, invoiceGroup, policy));
}

/** The service that a review is of; undefined for a review with a name of the policy's own. */
export function serviceReviewedBy(review: KnownStep): Service | undefined {
  return REVIEWED.find((service) => LEADS_TO[service].isStep(review));
}

/** What is stopped only once a person has reviewed it. */
const REVIEWED = ['water', 'premises'] as const satisfies readonly Service[];
