import { directlyBefore } from '../domain/claim/granted-time';
import { isTakenBy } from '../domain/claim/taken-by';
import { Money } from '../domain/kernel/money';
import { DEBTOR_KINDS } from '../domain/policy/debtor-kind';
import type { Policy, StepRule, StepVariant } from '../domain/policy/policy';
import { asksForDebtorKind, stepsFor, type VariantFacts } from '../domain/policy/step-variant';

/** One way through a policy, with a claim that takes it. */
export interface Course {
  readonly of: VariantFacts;
  /** The steps that such a claim can reach, as it takes them. */
  readonly steps: readonly StepRule[];
}

/** Every way through the policy, each once: by group, kind of debtor and size of claim, as far as the policy tells them apart. */
export function coursesOf(policy: Policy): Course[] {
  const courses: Course[] = [];
  for (const { of: claim } of claimsToldApart(policy)) {
    const steps = reached(stepsFor(claim, policy).filter((rule) => isTakenBy(rule, claim)));
    // The same choice of variants gives the same rules.
    const isKnown = courses.some(
      (course) => course.steps.length === steps.length && course.steps.every((rule, index) => rule === steps[index]),
    );
    if (!isKnown) courses.push({ of: claim, steps });
  }
  return courses;
}

/** Without the steps that ask for, or count from, a step that the claim never takes. */
function reached(steps: readonly StepRule[]): readonly StepRule[] {
  const names = new Set<string>();
  return steps.filter((rule) => {
    const isReached = directlyBefore(rule).every((before) => names.has(before));
    if (isReached) names.add(rule.step);
    return isReached;
  });
}

/** The kinds of debtors among which a policy can choose; `unknown` stands for one that is not on record. */
export const KINDS_TOLD_APART = ['unknown', ...DEBTOR_KINDS] as const;
/** `any` where the policy tells no kinds apart. */
export type KindToldApart = (typeof KINDS_TOLD_APART)[number] | 'any';

/** Invoiced amounts from the least to under another, in the policy's currency; absent where nothing bounds them. */
export interface AmountsBetween {
  readonly from: string | undefined;
  readonly below: string | undefined;
}

/** A claim, and which other claims a policy cannot tell from it. */
interface ClaimToldApart {
  readonly of: VariantFacts;
  readonly debtorKind: KindToldApart;
  readonly amounts: AmountsBetween;
}

/** A claim for every choice among variants that the policy can make; amounts in order. */
export function claimsToldApart(policy: Policy): ClaimToldApart[] {
  const variants = policy.steps.flatMap((rule) => rule.variants ?? []);
  const kinds = asksForDebtorKind(policy) ? KINDS_TOLD_APART : (['any'] as const);
  const amounts = amountsToldApart(variants, policy);
  return groupsOf(policy, variants).flatMap((invoiceGroup) =>
    kinds.flatMap((debtorKind) =>
      amounts.map((between) => {
        const kind = DEBTOR_KINDS.find((known) => known === debtorKind);
        const invoiced = Money.of(between.from ?? LEAST, policy.currency);
        return { of: { invoiceGroup, invoiced, ...(kind && { debtorKind: kind }) }, debtorKind, amounts: between };
      }),
    ),
  );
}

/** A policy that declares no groups takes any code: then those that are named, and one that is not. */
function groupsOf({ groups, steps }: Policy, variants: readonly StepVariant[]): readonly string[] {
  if (groups?.length) return groups.map(({ code }) => code);
  const ofSteps = steps.flatMap(({ groups: scope }) => (scope ? ('only' in scope ? scope.only : scope.except) : []));
  return [...new Set(['', ...ofSteps, ...variants.flatMap((variant) => variant.for.groups ?? [])])];
}

const LEAST = '0.01';

/** The amounts between one bound and the next; no invoice is under the least amount. */
function amountsToldApart(variants: readonly StepVariant[], { currency }: Policy): readonly AmountsBetween[] {
  const least = Money.of(LEAST, currency);
  const bounds = variants
    .flatMap(({ for: { invoicedFrom, invoicedBelow } }) => [invoicedFrom, invoicedBelow])
    .flatMap((bound) => (bound === undefined ? [] : [Money.of(bound, currency)]))
    .filter((bound) => bound.isOver(least))
    .sort((one, other) => (one.isOver(other) ? 1 : other.isOver(one) ? -1 : 0));
  const each = [...new Set(bounds.map((bound) => bound.toString()))];
  return [undefined, ...each].map((from, index) => ({ from, below: each[index] }));
}
