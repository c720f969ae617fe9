import { isTakenBy } from '../domain/claim/taken-by';
import type { Policy, StepRule } from '../domain/policy/policy';
import { isStandingService, STANDING_SERVICES, type ServiceRules } from '../domain/policy/service-rules';
import { kindOf, type StepKind } from '../domain/policy/step-kind';

interface ServiceProblem {
  readonly message: string;
  /** Behind `services`. */
  readonly path: (string | number)[];
}

/** What the rules for services get wrong among one another, and about groups and steps. */
export function serviceProblems(policy: Policy): ServiceProblem[] {
  const services = policy.services ?? [];
  return services.flatMap((rules, index) =>
    [
      ...twice(rules, services.slice(0, index)),
      ...groupsOf(rules, policy),
      ...nameOf(rules, policy),
      ...stepsOf(rules, policy),
      ...lateAgreement(rules, policy),
    ].map(({ message, path }) => ({ message, path: [index, ...path] })),
  );
}

function twice({ service, groups }: ServiceRules, before: readonly ServiceRules[]): ServiceProblem[] {
  const taken = groups.filter((group) => before.some((other) => other.groups.includes(group)));
  return [
    ...(before.some((other) => other.service === service)
      ? [{ message: `${service} is there twice; name all its groups in one place`, path: ['service'] }]
      : []),
    ...taken.map((group) => ({
      message: `invoice group ${group} is of another service already; a group is of one service`,
      path: ['groups'],
    })),
  ];
}

function groupsOf({ groups }: ServiceRules, policy: Policy): ServiceProblem[] {
  return groups
    .filter((code) => !policy.groups?.some((group) => group.code === code))
    .map((code) => ({ message: `invoice group ${code} is not declared`, path: ['groups'] }));
}

function nameOf({ service, called }: ServiceRules, { language }: Policy): ServiceProblem[] {
  if (isStandingService(service) || called?.[language] !== undefined) return [];
  const message = `${service} is none of ${STANDING_SERVICES.join(', ')}; say what letters call it: called: { ${language}: … }`;
  return [{ message, path: ['called'] }];
}

const CLOSING: readonly StepKind[] = ['sanction-notice', 'sanction', 'review'];

function stepsOf({ service, groups, namesEndDay, unpaidInvoices }: ServiceRules, policy: Policy): ServiceProblem[] {
  const takes = (kind: StepKind): StepRule[] =>
    policy.steps.filter(
      (rule) => kindOf(rule) === kind && groups.some((invoiceGroup) => isTakenBy(rule, { invoiceGroup })),
    );
  if (CLOSING.every((kind) => takes(kind).length === 0)) {
    const message = `no step leads to the closing of ${service}: give its groups a sanction-notice and a sanction, or a review`;
    return [{ message, path: [] }];
  }
  return [
    ...(namesEndDay && (takes('sanction-notice').length === 0 || takes('sanction').length === 0)
      ? [{ message: 'a notice names the day of the sanction behind it; add both steps', path: ['namesEndDay'] }]
      : []),
    ...(unpaidInvoices && takes('sanction-notice').length === 0
      ? [{ message: 'a sanction-notice asks for them, and the service has none', path: ['unpaidInvoices'] }]
      : []),
  ];
}

function lateAgreement({ costs }: ServiceRules, { validFrom }: Policy): ServiceProblem[] {
  const agreed = costs?.agreement?.on;
  if (agreed === undefined || agreed <= validFrom) return [];
  const message = `it was agreed on ${agreed}, after the policy's first day ${validFrom}; costs are owed by an agreement that came before the debt`;
  return [{ message, path: ['costs', 'agreement', 'on'] }];
}
