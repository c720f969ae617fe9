import { isTakenBy } from '../domain/claim/taken-by';
import { Money } from '../domain/kernel/money';
import { DEBTOR_KINDS } from '../domain/policy/debtor-kind';
import { countedFrom, type Policy, type StepRule, type StepVariant } from '../domain/policy/policy';
import { stepsFor, type VariantFacts } from '../domain/policy/step-variant';

/** One way through a policy, with a claim that takes it. */
export interface Course {
  readonly of: VariantFacts;
  /** The steps that such a claim can reach, as it takes them. */
  readonly steps: readonly StepRule[];
}

/** Every way through the policy, each once: by group, kind of debtor and size of claim, as far as the policy tells them apart. */
export function coursesOf(policy: Policy): Course[] {
  const courses: Course[] = [];
  for (const claim of claimsOf(policy)) {
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
  return steps.filter(({ step, requires, anchor }) => {
    const counted = countedFrom(anchor);
    const asked = counted ? [...requires, counted] : requires;
    const isReached = asked.every((before) => names.has(before));
    if (isReached) names.add(step);
    return isReached;
  });
}

function claimsOf(policy: Policy): VariantFacts[] {
  const variants = policy.steps.flatMap((rule) => rule.variants ?? []);
  const kinds = variants.some((variant) => variant.for.debtorKinds) ? [undefined, ...DEBTOR_KINDS] : [undefined];
  const sizes = sizesOf(variants, policy);
  return groupsOf(policy, variants).flatMap((invoiceGroup) =>
    kinds.flatMap((debtorKind) =>
      sizes.map((invoiced) => ({ invoiceGroup, invoiced, ...(debtorKind && { debtorKind }) })),
    ),
  );
}

/** A policy that declares no groups takes any code: then those that are named, and one that is not. */
function groupsOf({ groups, steps }: Policy, variants: readonly StepVariant[]): readonly string[] {
  if (groups) return groups.map(({ code }) => code);
  const ofSteps = steps.flatMap(({ groups: scope }) => (scope ? ('only' in scope ? scope.only : scope.except) : []));
  return [...new Set(['', ...ofSteps, ...variants.flatMap((variant) => variant.for.groups ?? [])])];
}

/** Each bound of an amount, and one amount below them all. */
function sizesOf(variants: readonly StepVariant[], { currency }: Policy): readonly Money[] {
  const bounds = variants.flatMap(({ for: { invoicedFrom, invoicedBelow } }) => [invoicedFrom, invoicedBelow]);
  const amounts = [...new Set(['0.01', ...bounds.filter((bound) => bound !== undefined)])];
  return amounts.map((amount) => Money.of(amount, currency));
}
