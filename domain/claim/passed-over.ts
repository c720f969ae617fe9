import { performanceOf, type Claim } from './claim';
import type { StepPerformed } from './claim-events';
import { kindOf, type KnownStep, type StepKind } from '../policy/step-kind';

/**
 * How far a claim has come with each step. Reviews, and what follows from a notice that was sent, stand beside the way.
 * What was brought before the administrative court is not handed over to the enforcement authority too.
 */
const PLACE_ON_THE_WAY: Readonly<Partial<Record<StepKind, number>>> = {
  reminder: 1,
  demand: 3,
  warning: 4,
  'sanction-notice': 4,
  acceptance: 5,
  agency: 6,
  'hand-over': 8,
  court: 9,
  monitoring: 10,
};
const SECOND_REMINDER = 2;
const HANDED_OVER = 6;
/** The district court's judgment is enforced by the authority. */
const DISTRICT_COURT = 7;

/**
 * Under a policy that was changed, a step that lies behind the furthest one that the claim has taken is not made up for: no
 * change of rules sends a claim back.
 */
export function isPassedOver(step: KnownStep, claim: Claim): boolean {
  const place = onTheWay(step);
  if (place === undefined || performanceOf(claim, step.step) || !hasChangedPolicy(claim)) return false;
  const furthest = furthestStep(claim);
  if (!furthest) return false;
  // No claim is handed over without a demand (inkassolagen 5 §): only a hand-over has left the demand behind. A collection
  // agency demands itself.
  return place < placeOf(furthest) && (kindOf(step) !== 'demand' || placeOf(furthest) >= HANDED_OVER);
}

/** Whether what asks for the step has nothing to wait for: it was taken, or a change of policy has passed it over. */
export function isBehind(step: KnownStep, claim: Claim): boolean {
  if (performanceOf(claim, step.step)) return true;
  return kindOf(step) !== 'sanction-notice' && isPassedOver(step, claim);
}

/** Whether everything that a step asks for lies behind the claim. */
export function areBehind(required: readonly string[], claim: Claim, steps: readonly KnownStep[]): boolean {
  return required.every((step) => isBehind(steps.find((known) => known.step === step) ?? { step }, claim));
}

/** The step that brought the claim where it stands. */
export function furthestStep({ performed }: Claim): StepPerformed | undefined {
  return performed.reduce<StepPerformed | undefined>(
    (furthest, step) => (furthest && placeOf(furthest) > placeOf(step) ? furthest : step),
    undefined,
  );
}

/** A notice of suspension may come before the demand, and says nothing of how far the claim has come. */
function placeOf(step: StepPerformed): number {
  return kindOf(step) === 'sanction-notice' ? 0 : (onTheWay(step) ?? 0);
}

function onTheWay(step: KnownStep): number | undefined {
  if (step.step === 'second-reminder') return SECOND_REMINDER;
  return step.step === 'district-court' ? DISTRICT_COURT : PLACE_ON_THE_WAY[kindOf(step)];
}

function hasChangedPolicy({ beganUnder }: Claim): boolean {
  return beganUnder !== undefined;
}
