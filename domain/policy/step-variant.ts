import { Money } from '../kernel/money';
import type { DebtorKind } from './debtor-kind';
import type { Policy, StepName, StepRule, VariantScope, VariantSettings } from './policy';

/** Whether any step of the policy is taken otherwise by some kinds of debtors. */
export function asksForDebtorKind({ steps }: Pick<Policy, 'steps'>): boolean {
  return steps.some(({ variants = [] }) => variants.some((variant) => variant.for.debtorKinds));
}

/** What a variant is chosen by; it stays the same for all of a claim's life. */
export interface VariantFacts {
  readonly invoiceGroup: string;
  readonly invoiced: Money;
  /** Absent when it is not on record: then no variant for a kind of debtor fits. */
  readonly debtorKind?: DebtorKind;
}

/**
 * The policy's steps as a claim takes them. Of each step the first variant that fits the claim holds; where none fits, the
 * step's own settings do. What a claim skips is asked for by no later step: there the skipped step's own conditions hold.
 */
export function stepsFor(claim: VariantFacts, policy: Policy): readonly StepRule[] {
  const { steps } = policy;
  if (!steps.some(({ variants }) => variants)) return steps;
  const known = LATEST.get(claim);
  if (known?.policy === policy) return known.steps;
  const found = stepsChosen(
    policy,
    steps.map(({ variants = [] }) => variants.findIndex((variant) => fits(variant.for, claim))),
  );
  LATEST.set(claim, { policy, steps: found });
  return found;
}

/** A claim is asked for its steps many times over while its days are found; neither a claim nor a policy ever changes. */
const LATEST = new WeakMap<
  VariantFacts,
  { readonly policy: Pick<Policy, 'steps'>; readonly steps: readonly StepRule[] }
>();

/** The steps with the variant of each by its number, or its own settings for -1. The same choice gives the same rules. */
export function stepsChosen(policy: Policy, choice: readonly number[]): readonly StepRule[] {
  const known = CHOSEN.get(policy) ?? new Map<string, readonly StepRule[]>();
  CHOSEN.set(policy, known);
  const key = choice.join();
  const steps = known.get(key) ?? withoutSkipped(policy.steps.map((rule, index) => chosen(rule, choice[index] ?? -1)));
  known.set(key, steps);
  return steps;
}

const CHOSEN = new WeakMap<Policy, Map<string, readonly StepRule[]>>();

/** What the variant says otherwise than its step. */
export function variantSettings(variant: VariantSettings): VariantSettings {
  return Object.fromEntries(Object.entries(variant).filter(([name]) => name !== 'for'));
}

interface ChosenStep {
  readonly rule: StepRule;
  readonly isSkipped: boolean;
}

function chosen({ variants = [], ...rule }: StepRule, index: number): ChosenStep {
  const variant = variants[index];
  if (!variant) return { rule, isSkipped: false };
  if (variant.skipped) return { rule, isSkipped: true };
  return { rule: { ...rule, ...variantSettings(variant) }, isSkipped: false };
}

function withoutSkipped(steps: readonly ChosenStep[]): readonly StepRule[] {
  const skipped = new Map(steps.filter(({ isSkipped }) => isSkipped).map(({ rule }) => [rule.step, rule]));
  const asked = (step: StepName): readonly StepName[] => skipped.get(step)?.requires.flatMap(asked) ?? [step];
  return steps
    .filter(({ isSkipped }) => !isSkipped)
    .map(({ rule: { respite, ...rule } }) => ({
      ...rule,
      requires: [...new Set(rule.requires.flatMap(asked))],
      ...(respite && !skipped.has(respite.after) && { respite }),
    }));
}

export function fits({ groups, debtorKinds, invoicedFrom, invoicedBelow }: VariantScope, claim: VariantFacts): boolean {
  const { invoiceGroup, invoiced, debtorKind } = claim;
  if (groups && !groups.includes(invoiceGroup)) return false;
  if (debtorKinds && !(debtorKind && debtorKinds.includes(debtorKind))) return false;
  if (invoicedFrom !== undefined && Money.of(invoicedFrom, invoiced.currency).isOver(invoiced)) return false;
  return invoicedBelow === undefined || Money.of(invoicedBelow, invoiced.currency).isOver(invoiced);
}
