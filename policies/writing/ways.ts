import { countedFrom, type Policy, type StepRule } from '../../domain/policy/policy';

/** The way of one invoice group through the steps. */
export interface Way {
  /** Absent where the policy keeps no groups: the way of every claim. */
  readonly group?: string;
  /** Steps that the policy gives the group, in order. */
  readonly given: readonly StepRule[];
  /** Those that are ever taken, supposing that nobody pays and every answer comes. */
  readonly reached: ReadonlySet<string>;
  /** For each step that is never taken: what keeps it. */
  readonly kept: ReadonlyMap<string, string>;
}

/** The way of each group of the policy, or the one way of all. */
export function waysThrough(policy: Policy): Way[] {
  const codes = policy.groups?.map(({ code }) => code) ?? [];
  return codes.length === 0 ? [wayOf(policy)] : codes.map((code) => wayOf(policy, code));
}

function wayOf({ steps }: Policy, group?: string): Way {
  const given = steps.filter((rule) => isGiven(rule, group));
  const reached = new Set<string>();
  const kept = new Map<string, string>();
  for (const rule of given) {
    const hindrance = hindranceOf(rule, reached, steps);
    if (hindrance === undefined) reached.add(rule.step);
    else kept.set(rule.step, hindrance);
  }
  return { ...(group !== undefined && { group }), given, reached, kept };
}

function isGiven({ groups }: StepRule, group: string | undefined): boolean {
  if (!groups || group === undefined) return true;
  return 'only' in groups ? groups.only.includes(group) : !groups.except.includes(group);
}

/** A review has no day, so nobody ever performs one, and nothing can follow from a review. */
function hindranceOf(rule: StepRule, reached: ReadonlySet<string>, steps: readonly StepRule[]): string | undefined {
  for (const before of directlyBefore(rule)) {
    const step = steps.find((candidate) => candidate.step === before);
    if (step?.placement === 'without-day') return `${before}, which has no day and is never performed`;
    if (!reached.has(before)) return `${before}, which is not taken before`;
  }
  if (rule.anchor.from !== 'answer') return undefined;
  const asks = countedFrom(rule.anchor);
  return asks !== undefined && reached.has(asks)
    ? undefined
    : `the ${rule.anchor.answer}, and no step asks for one before`;
}

export function directlyBefore({ requires, anchor }: Pick<StepRule, 'requires' | 'anchor'>): readonly string[] {
  return anchor.from === 'step' ? [...new Set([...requires, anchor.step])] : requires;
}
