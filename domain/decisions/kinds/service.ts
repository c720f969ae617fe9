import type { CivilDate } from '../../kernel/civil-date';
import { dueDateOf, isSettled, isWhollyDisputed, planInForce, type Claim } from '../../claim/claim';
import { enoughToLift, isShareLifted } from '../../claim/sanction-lifted';
import { isFor, leadsTo } from '../../claim/service-of-group';
import { isTakenBy } from '../../claim/taken-by';
import type { CaseCost } from '../../policy/case-cost';
import type { CaseCostsAdded } from '../../claim/claim-events';
import { Money } from '../../kernel/money';
import type { Policy } from '../../policy/policy';
import { serviceRulesOf } from '../../policy/service-rules';
import type { Rulebook } from '../../policy/rulebook';
import { toldOfService } from '../../letters/service-told';
import type { Service, ServiceChange } from '../decision-events';
import { notPossible, settled, type ByDecision, type ClaimDecisionRule } from '../decision-rule';

export interface ServiceTerms {
  readonly service: Service;
  readonly change: ServiceChange;
  /** What was found of each condition that the law sets. */
  readonly conditions?: readonly { readonly condition: string; readonly note: string }[];
}

export interface ChangeService extends ByDecision {
  readonly type: 'ChangeService';
  readonly changedOn: CivilDate;
  readonly service: Service;
  readonly change: ServiceChange;
  readonly checklist: readonly string[];
}

/**
 * Nothing is stopped, nor to be paid in advance, for an invoice of something else: a threat to shut water off that also
 * stood on waste fees was invalid (VA-nämnden BVa 52). What was stopped may always be given back.
 */
export const service: ClaimDecisionRule<ServiceTerms, ChangeService, 'ServiceChanged'> = {
  answers: 'ChangeService',
  reaches: ['claims'],
  repeated: 'already-so',
  measure: (terms) => ({ variety: `${terms.service}-${terms.change}` }),
  command({ decisionId, on, terms: { service: which, change, conditions = [] } }) {
    const checklist = conditions.map(({ condition }) => condition);
    return { type: 'ChangeService', decisionId, changedOn: on, service: which, change, checklist };
  },
  decide(claim, command, rulebook, today) {
    const { decisionId, changedOn: on, service: which, change, checklist } = command;
    const before = claim.services.findLast((known) => known.service === which);
    const latest = before?.change;
    if (latest === change) {
      return { refused: 'already-recorded', message: `That the service is ${change} is recorded already.` };
    }
    if (change === 'restored' && latest !== 'suspended') return notPossible(`The ${which} service is not suspended.`);
    if (change === 'prepayment-lifted' && latest !== 'prepayment-demanded') {
      return notPossible(`No payment in advance is demanded for ${which}.`);
    }
    if (before && on < before.on && !takesAway(change)) {
      return notPossible(`It was ${before.change} on ${before.on} and cannot be ${change} on ${on}; check the day.`);
    }
    if (change === 'suspended' && isSettled(claim)) {
      return settled('The claim is settled; the service is not suspended for it.');
    }
    if (takesAway(change) && !isFor(which, claim.invoiceGroup, rulebook.policy)) {
      return { refused: 'other-service', message: otherService(claim, which, rulebook.policy) };
    }
    const keeps = change === 'suspended' ? whatKeeps(claim, which, rulebook, today) : undefined;
    if (keeps) return notPossible(keeps);
    const costs = change === 'suspended' ? costsOfClosing(claim, decisionId, on, rulebook.policy) : undefined;
    const changed = { type: 'ServiceChanged' as const, on, decisionId, service: which, change, checklist };
    return { events: costs ? [changed, costs] : [changed] };
  },
  consequences: {
    ServiceChanged: {
      begins: () => 'service',
      fold: (claim, { decisionId, service: which, change, on }) => ({
        ...claim,
        services: [...claim.services, { decisionId, service: which, change, on }],
      }),
      letter: () => 'service-change',
      matter: ({ service: which, change }, { claim, policy }) => ({
        ...{ kind: 'service-change', service: which, change },
        ...toldOfService(which, claim, policy),
      }),
      grounds({ service: which, change }, policy) {
        if (!takesAway(change)) return [];
        if (which === 'water' && policy.country === 'SE') return ['VA-lagen (2006:412) 43 §'];
        const rules = policy.services?.find((known) => known.service === which);
        if (rules) return rules.decidedBy?.sources ?? stepOf(which, policy)?.sources ?? [];
        return which === 'premises' ? ['S002-39'] : (stepOf(which, policy)?.sources ?? []);
      },
    },
  },
  takingBack: {
    forget: (claim, reverses) => ({
      ...claim,
      services: claim.services.filter(({ decisionId }) => decisionId !== reverses),
      caseCosts: claim.caseCosts.filter(({ costsId }) => costsId !== costsIdOf(reverses)),
    }),
    names(reverses, { before, policy }) {
      const named = before.services.find(({ decisionId }) => decisionId === reverses)?.service;
      if (named === undefined) return {};
      const { called } = toldOfService(named, before, policy);
      return { service: named, ...(called && { called }) };
    },
    judgesCharges: true,
  },
};

function stepOf(which: Service, policy: Policy): Policy['steps'][number] | undefined {
  const leads = leadsTo(which, policy);
  return leads && policy.steps.find((rule) => leads.isStep(rule));
}

/** The costs of a decision are known by the decision; taken back, they fall away with it. */
function costsIdOf(decisionId: string): string {
  return `service/${decisionId}`;
}

/** What closing the service costs, and what opening it again will: both are paid before it is opened. */
function costsOfClosing(claim: Claim, decisionId: string, on: CivilDate, policy: Policy): CaseCostsAdded | undefined {
  const costs = serviceRulesOf(claim.invoiceGroup, policy)?.costs;
  const charged = (['closing', 'opening'] as const).flatMap((cost): CaseCost[] => {
    const setting = costs?.[cost];
    const amount = setting && Money.of(setting.value, claim.invoiced.currency);
    const by = costs?.agreement ?? setting;
    return amount?.isPositive() && by ? [{ cost, amount, paragraph: by.sources.join(', ') }] : [];
  });
  return charged.length > 0
    ? { type: 'CaseCostsAdded', on, costsId: costsIdOf(decisionId), costs: charged }
    : undefined;
}

function takesAway(change: ServiceChange): boolean {
  return change === 'suspended' || change === 'prepayment-demanded';
}

function otherService({ invoiceNumber, invoiceGroup }: Claim, which: Service, policy: Policy): string {
  const groups = policy.groups ?? [];
  const nameOf = (code: string): string => [code, groups.find((known) => known.code === code)?.name].join(' ').trim();
  const own = groups.filter(({ code }) => isFor(which, code, policy)).map(({ code }) => nameOf(code));
  const whose = own.length > 0 ? `only those of ${own.join(', ')} are` : `by policy ${policy.id} none is`;
  return `Invoice ${invoiceNumber} is of group ${nameOf(invoiceGroup)} and not for ${which}: ${whose}. Nothing is stopped for another service's debt.`;
}

/**
 * What the debtor may still rely on: time to pay, a plan that is kept (it keeps the place), an objection, and the time of a
 * notice (for childcare two months: S002-34, S002-35).
 */
function whatKeeps(claim: Claim, which: Service, rulebook: Rulebook, today: CivilDate): string | undefined {
  const lastTimelyDay = rulebook.lastTimelyDayToPay(dueDateOf(claim));
  if (today <= lastTimelyDay) {
    return `The invoice can be paid in time through ${lastTimelyDay}; no service is suspended before.`;
  }
  const plan = planInForce(claim);
  if (plan) return `The claim is paid by the plan agreed on ${plan.agreedOn}; while it is kept the service stays.`;
  if (isWhollyDisputed(claim)) return 'The claim is disputed; settle the dispute before the service is suspended.';
  const enough = enoughToLift(claim, rulebook.policy);
  if (enough && isShareLifted(claim, rulebook.policy)) {
    return `So much of the invoice is paid that no sanction follows: ${enough.toString()} is enough by the policy.`;
  }
  const { isFirst } = leadsTo(which, rulebook.policy) ?? {};
  const first = isFirst && rulebook.policy.steps.find((rule) => isFirst(rule) && isTakenBy(rule, claim));
  if (isFirst && first && !claim.performed.some(isFirst)) {
    return `The notice of suspension and its time to pay come first: ${first.step} has not been reached (${first.sources.join(', ')}).`;
  }
  return undefined;
}
