import type { Policy, StepRule } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import type { Claim } from './claim';
import { without } from './without';

/**
 * The claim as if nothing stood in its way: not disputed, held, flagged, recalled or paid by instalments, and everybody who
 * owes the claim may be asked. Its timetable tells what is left out.
 */
export function unhinderedClaim(claim: Claim): Claim {
  return {
    ...without(claim, 'disputedSince', 'disputedAmount', 'plan', 'flaggedSince', 'recalledOn', 'statusEffects'),
    holds: [],
    debtorStatus: 'ordinary',
    liableStatuses: [],
  };
}

/** The rulebook without what keeps a claim from a step: least amounts, debtors who are left out, limitation. */
export function unhinderedRulebook(rulebook: Rulebook): Rulebook {
  const known = UNHINDERED.get(rulebook);
  if (known) return known;
  const { policy } = rulebook;
  const made = {
    ...rulebook,
    policy: { ...policy, steps: policy.steps.map(unhinderedStep) } satisfies Policy,
    limitationDate: () => undefined,
    leastHandOver: () => undefined,
  };
  UNHINDERED.set(rulebook, made);
  return made;
}

const UNHINDERED = new WeakMap<Rulebook, Rulebook>();

function unhinderedStep(rule: StepRule): StepRule {
  const { variants, ...step } = rule;
  return {
    ...withoutConditions(step),
    ...(variants && { variants: variants.map((variant) => withoutConditions(variant)) }),
  };
}

function withoutConditions<Rule extends object>(rule: Rule): Rule {
  return Object.fromEntries(Object.entries(rule).filter(([name]) => !CONDITIONS.includes(name))) as Rule;
}

const CONDITIONS = [
  'claimedOver',
  'notForDebtors',
  'notWhenTimeBarred',
] as const satisfies readonly (keyof StepRule)[] as readonly string[];
