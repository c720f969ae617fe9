import type { Claim } from '../domain/claim/claim';
import { documentedWaits, type DocumentedWait } from '../domain/claim/documented-waits';
import type { WaitingCause } from '../domain/claim/waiting-cause';
import { awaitedBy } from '../domain/claim/waiting-words';
import type { CivilDate } from '../domain/kernel/civil-date';
import type { StepName } from '../domain/policy/policy';
import type { Rulebook } from '../domain/policy/rulebook';

/** Invoices for which a step was left out, waits without a day, or was taken without its fee, all for the same reason. */
export interface StepNotTaken {
  readonly step: StepName;
  readonly why: string;
  /** In the order of the invoice file. */
  readonly invoices: readonly string[];
}

/** What a portfolio's invoices did not get by a day, and why: by step in the policy's order, the most frequent reason first. */
export function stepsNotTaken(claims: readonly Claim[], rulebook: Rulebook, until: CivilDate): StepNotTaken[] {
  const found = new Map<string, StepNotTaken>();
  for (const claim of claims) {
    for (const { step, why } of ofClaim(claim, rulebook, until)) {
      const key = `${step} ${why}`;
      found.set(key, { step, why, invoices: [...(found.get(key)?.invoices ?? []), claim.invoiceNumber] });
    }
  }
  const order = rulebook.policy.steps.map(({ step }) => step);
  return [...found.values()].toSorted(
    (one, other) => order.indexOf(one.step) - order.indexOf(other.step) || other.invoices.length - one.invoices.length,
  );
}

type OfClaim = Pick<StepNotTaken, 'step' | 'why'>;

function ofClaim(claim: Claim, rulebook: Rulebook, until: CivilDate): OfClaim[] {
  const leftOut = (claim.leftOut ?? []).map(({ step, asked, sources }) => ({
    step,
    why: `left out: the debtor had fewer than ${asked} unpaid invoices of the service (${sources.join(', ')})`,
  }));
  const withoutFee = claim.performed.flatMap(({ step, feeWithheld }) =>
    feeWithheld ? [{ step, why: `taken without its fee: earlier letters had one (${feeWithheld.paragraph})` }] : [],
  );
  return [...leftOut, ...withoutFee, ...documentedWaits(claim, rulebook, until).flatMap(ofWait)];
}

function ofWait(wait: DocumentedWait): OfClaim[] {
  switch (wait.type) {
    case 'step':
      return [{ step: wait.step, why: `waits for ${whyOf(wait.cause)}` }];
    case 'review':
      return wait.decidedOn ? [] : [{ step: wait.step, why: 'lies before a person' }];
    case 'hold':
    case 'with-authority':
    case 'in-monitoring':
    case 'with-court':
    case 'court-filing':
    case 'court-judged':
      return [];
  }
}

/** Without what differs from claim to claim, so that the same reason is told once. */
function whyOf(cause: WaitingCause): string {
  switch (cause.type) {
    case 'not-over-limit':
      return `a person: no more than ${cause.limit.toString()} is claimed${bySources(cause.sources)}`;
    case 'under-minimum':
      return `a person: less than ${cause.least.toString()} is claimed (${cause.paragraph})`;
    case 'stopped-by-law':
      return `a person: the debtor is ${cause.status} (${cause.paragraph})`;
    case 'debtor-excluded':
      return `a person: the debtor is ${cause.status}${bySources(cause.sources)}`;
    case 'time-barred':
      return `a person: the claim is time-barred${bySources(cause.sources)}`;
    case 'charges-alone':
      return 'a person: only charges of another invoice are asked for, and nothing is charged for charges';
    case 'dispute':
      return 'the end of the dispute';
    case 'plan':
      return 'the instalments of the plan';
    case 'flag':
      return 'the client, who marked the claim as not to be reminded';
    case 'declined':
      return 'the client, who declined';
    case 'recalled':
      return 'a person: the case was recalled';
    case 'sent-back':
      return 'a person: the enforcement authority sent the case back';
    case 'given-back':
      return 'a person: the collection agency gave the claim back';
    case 'ruled-already':
      return 'a person: a payment order stands already';
    case 'objection':
      return 'a person, who asks in time that the case goes to court';
    case 'acceptance':
    case 'ruling':
    case 'with-agency':
    case 'judgment':
      return awaitedBy(cause);
  }
}

function bySources(sources: readonly string[]): string {
  return sources.length > 0 ? ` (${sources.join(', ')})` : '';
}
