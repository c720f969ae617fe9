import { directlyBefore } from '../../domain/claim/granted-time';
import { isTakenBy } from '../../domain/claim/taken-by';
import { countedFrom, type Policy, type StepRule } from '../../domain/policy/policy';
import { stepsFor, type VariantFacts } from '../../domain/policy/step-variant';
import { claimsToldApart, KINDS_TOLD_APART, type AmountsBetween, type KindToldApart } from '../courses-of';

/** The way of some claims through the steps: those of one invoice group that the policy takes alike. */
export interface Way {
  /** Absent where the policy keeps no groups: the way of every claim. */
  readonly group?: string;
  /** Absent where the kind of debtor makes no difference. */
  readonly debtorKinds?: readonly KindToldApart[];
  /** Absent where the amount makes no difference. */
  readonly amounts?: AmountsBetween;
  /** A claim that takes the way. */
  readonly of: VariantFacts;
  /** Steps that the policy gives these claims, in order, as these claims take them. */
  readonly given: readonly StepRule[];
  /** Those that are ever taken, supposing that nobody pays and every answer comes. */
  readonly reached: ReadonlySet<string>;
  /** For each step that is never taken: what keeps it. */
  readonly kept: ReadonlyMap<string, string>;
}

/** The ways of each group through the policy, or those of every claim; each once. */
export function waysThrough(policy: Policy): Way[] {
  const ways = claimsToldApart(policy).map(({ of, debtorKind, amounts }): Way => {
    const group = hasGroupsIn(policy) ? { group: of.invoiceGroup } : {};
    return { ...group, debtorKinds: [debtorKind], amounts, of, ...wayOf(of, policy) };
  });
  return ofEveryKind(ofAmountsBeside(ways)).map(withoutAll);
}

/** The way of one claim. A policy that keeps no groups gives every claim every step. */
export function wayOf(claim: VariantFacts, policy: Policy): Pick<Way, 'given' | 'reached' | 'kept'> {
  const given = stepsFor(claim, policy).filter((rule) => !hasGroupsIn(policy) || isTakenBy(rule, claim));
  return { given, ...courseOf(given, policy.steps) };
}

function hasGroupsIn({ groups }: Policy): boolean {
  return groups !== undefined && groups.length > 0;
}

/** Amounts that lie beside each other and take the same steps have one way. */
function ofAmountsBeside(ways: readonly Way[]): Way[] {
  return ways.reduce<Way[]>((joined, way) => {
    const before = joined.at(-1);
    const isSame = before && alike(before, way) && before.debtorKinds?.[0] === way.debtorKinds?.[0];
    if (!isSame) return [...joined, way];
    const amounts = { from: before.amounts?.from, below: way.amounts?.below };
    return [...joined.slice(0, -1), { ...before, amounts }];
  }, []);
}

function ofEveryKind(ways: readonly Way[]): Way[] {
  return ways.reduce<Way[]>((joined, way) => {
    const index = joined.findIndex(
      (other) => alike(other, way) && JSON.stringify(other.amounts) === JSON.stringify(way.amounts),
    );
    const same = joined[index];
    if (!same) return [...joined, way];
    const debtorKinds = [...new Set([...(same.debtorKinds ?? []), ...(way.debtorKinds ?? [])])];
    return joined.with(index, { ...same, debtorKinds });
  }, []);
}

function alike(one: Way, other: Way): boolean {
  return one.group === other.group && JSON.stringify(one.given) === JSON.stringify(other.given);
}

function withoutAll({ debtorKinds = [], amounts, ...way }: Way): Way {
  const isOfAllKinds =
    debtorKinds.length === 1 ? debtorKinds[0] === 'any' : debtorKinds.length === KINDS_TOLD_APART.length;
  const isOfAll = amounts?.from === undefined && amounts?.below === undefined;
  return { ...way, ...(!isOfAllKinds && { debtorKinds }), ...(!isOfAll && { amounts }) };
}

/** Of which invoices of its group the way is: `, of 500.00 and more, to debtors of kind business`; nothing for all. */
export function whichOf({ amounts, debtorKinds }: Pick<Way, 'amounts' | 'debtorKinds'>): string {
  const { from, below } = amounts ?? {};
  const least = from === undefined ? '' : `, of ${from} ${below === undefined ? 'and more' : `to under ${below}`}`;
  const size = from === undefined && below !== undefined ? `, of less than ${below}` : least;
  return `${size}${debtorKinds ? `, to debtors of kind ${debtorKinds.join(', ')}` : ''}`;
}

function courseOf(given: readonly StepRule[], ofAll: readonly StepRule[]): Pick<Way, 'reached' | 'kept'> {
  const reached = new Set<string>();
  const kept = new Map<string, string>();
  for (const rule of given) {
    const hindrance = hindranceOf(rule, reached, [...given, ...ofAll]);
    if (hindrance === undefined) reached.add(rule.step);
    else kept.set(rule.step, hindrance);
  }
  return { reached, kept };
}

/** A review has no day, so nobody ever performs one, and nothing can follow from a review. */
function hindranceOf(rule: StepRule, reached: ReadonlySet<string>, steps: readonly StepRule[]): string | undefined {
  for (const before of requiredBefore(rule)) {
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

/** The steps that a rule requires or counts from. Of a rule that counts from an answer, the step that asked is not among them. */
export function requiredBefore(rule: StepRule): readonly string[] {
  return rule.anchor.from === 'answer' ? rule.requires : directlyBefore(rule);
}
