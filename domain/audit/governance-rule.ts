import { Money, type Currency } from '../kernel/money';
import type { CivilDate } from '../kernel/civil-date';
import { leastAmountOf } from '../policy/least-amount';
import type { Policy, StepRule } from '../policy/policy';
import { HANDED_ON, kindOf, type StepKind } from '../policy/step-kind';

export const GOVERNANCE_RULES = ['small-amounts', 'reminder-fees'] as const;
export type GovernanceRuleName = (typeof GOVERNANCE_RULES)[number];

/**
 * What the town decided about small amounts or reminder fees (S000-19, S000-20): who decided, when, and through which day.
 * Amounts are in the creditor's currency.
 */
export interface GovernanceRule {
  readonly decidedBy: string;
  readonly decidedOn: CivilDate;
  /** The minutes, or another document that proves the decision. */
  readonly document: string;
  /** The last day; after it the rule has run out. */
  readonly through: CivilDate;
  /** Nothing is asked for by letter unless more than this is claimed. */
  readonly notAskedUpTo?: string;
  /** Nothing goes to an enforcement authority or an agency unless more than this is claimed. A court has a rule of its own. */
  readonly notHandedOverUpTo?: string;
  /** A rest of at most this is written off. */
  readonly writtenOffUpTo?: string;
  /** Of each reminder; `0.00` for none. */
  readonly reminderFee?: string;
  /** Of each demand; `0.00` for none. */
  readonly demandFee?: string;
}

/** A figure of the policy that is another than the town decided. */
export interface GovernanceDifference {
  readonly rule: GovernanceRuleName;
  readonly policy: string;
  readonly step: string;
  readonly figure: 'notAskedUpTo' | 'notHandedOverUpTo' | 'reminderFee' | 'demandFee';
  readonly decided: Money;
  readonly inPolicy: Money;
}

const ENFORCED: readonly StepKind[] = ['agency', 'hand-over'];

/** Everything that a step of a policy says about its least amount and its fee, with its variants. */
type Figures = Pick<StepRule, 'step' | 'kind' | 'claimedOver' | 'document' | 'fee'>;

/** How many figures of the policy were held against the rule, and which are others. */
export function heldAgainstRule(
  rule: { readonly name: GovernanceRuleName } & GovernanceRule,
  policy: Policy,
): { readonly examined: number; readonly differences: readonly GovernanceDifference[] } {
  const { currency } = policy;
  const compared = policy.steps.flatMap((step) =>
    stepAsTaken(step).flatMap((figures) => figuresOf(figures, rule, currency)),
  );
  const differences = compared
    .filter(({ decided, inPolicy }) => !decided.equals(inPolicy))
    .map((one) => ({ ...one, rule: rule.name, policy: `${policy.id} ${policy.version}` }));
  const seen = new Map(differences.map((one) => [`${one.step} ${one.figure} ${one.inPolicy.toString()}`, one]));
  return { examined: compared.length, differences: [...seen.values()] };
}

function stepAsTaken(step: StepRule): Figures[] {
  const variants = (step.variants ?? []).flatMap((variant) => (variant.skipped ? [] : [{ ...step, ...variant }]));
  return [step, ...variants];
}

function figuresOf(
  step: Figures,
  { notAskedUpTo, notHandedOverUpTo, reminderFee, demandFee }: GovernanceRule,
  currency: Currency,
): Pick<GovernanceDifference, 'step' | 'figure' | 'decided' | 'inPolicy'>[] {
  const kind = kindOf(step);
  const limit = leastAmountOf(step, currency)?.limit;
  const fee = Money.of(step.fee?.value ?? '0.00', currency);
  const wanted = [
    ['notAskedUpTo', HANDED_ON.includes(kind) ? undefined : notAskedUpTo, limit],
    ['notHandedOverUpTo', ENFORCED.includes(kind) ? notHandedOverUpTo : undefined, limit],
    ['reminderFee', kind === 'reminder' ? reminderFee : undefined, fee],
    ['demandFee', kind === 'demand' ? demandFee : undefined, fee],
  ] as const;
  return wanted.flatMap(([figure, decided, inPolicy]) =>
    decided === undefined || inPolicy === undefined
      ? []
      : [{ step: step.step, figure, decided: Money.of(decided, currency), inPolicy }],
  );
}
