/** What a step is, whatever its policy calls it: its letter, its activity and its place on the way follow from this. */
export const STEP_KINDS = [
  'reminder',
  'demand',
  'warning',
  'sanction-notice',
  'sanction',
  'review',
  'distraint',
  'acceptance',
  'agency',
  'hand-over',
  'court',
  'monitoring',
  'instalment-notice',
  'plan-default',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** The steps that have names of their own in every policy, with their kinds. */
export const STANDING_KINDS = {
  reminder: 'reminder',
  'second-reminder': 'reminder',
  demand: 'demand',
  'administrative-court': 'court',
  warning: 'warning',
  'suspension-notice': 'sanction-notice',
  'suspension-due': 'sanction',
  'shut-off-review': 'review',
  'set-off-review': 'review',
  acceptance: 'acceptance',
  agency: 'agency',
  'district-court': 'court',
  referral: 'hand-over',
  monitoring: 'monitoring',
  'instalment-notice': 'instalment-notice',
  'plan-default': 'plan-default',
} as const satisfies Readonly<Record<string, StepKind>>;
export type StandingStep = keyof typeof STANDING_KINDS;

/** Somebody outside has the claim after such a step. */
export const HANDED_OVER: readonly StepKind[] = ['agency', 'hand-over', 'monitoring'];

/** By such a step the claim goes to a court, the client, a collection agency or an authority. */
export const HANDED_ON: readonly StepKind[] = ['court', 'acceptance', 'agency', 'hand-over'];

/** The kinds of which a policy may have several steps, each by a name that the creditor chooses. */
export const NAMED_KINDS = [
  'reminder',
  'demand',
  'warning',
  'sanction-notice',
  'sanction',
  'review',
  'distraint',
] as const;
export type NamedKind = (typeof NAMED_KINDS)[number];

export function isStandingStep(step: string): step is StandingStep {
  return Object.hasOwn(STANDING_KINDS, step);
}

/** A step by its name; its kind is told with every name that is no standing one. */
export interface KnownStep {
  readonly step: string;
  readonly kind?: StepKind;
}

/** The kind of a step. One of which no kind is known is taken for a review: nothing follows from a review by itself. */
export function kindOf({ step, kind }: KnownStep): StepKind {
  if (kind) return kind;
  return isStandingStep(step) ? STANDING_KINDS[step] : 'review';
}

/** The standing step that is treated in the same way: a standing step itself, or the one that its kind is called after. */
export function standingLike(step: KnownStep): string {
  return isStandingStep(step.step) ? step.step : kindOf(step);
}

/** The step as events name it: the kind stands beside a name that is no standing one. */
export function namedStep({ step, kind }: KnownStep): KnownStep {
  return { step, ...(kind && !isStandingStep(step) && { kind }) };
}

/** A person does what such a step is about; the step itself has no day. */
export function isForPerson(step: KnownStep): boolean {
  const kind = kindOf(step);
  return kind === 'review' || kind === 'distraint';
}
