import { performanceOf, type Claim } from './claim';
import type { StepPerformed } from './claim-events';
import type { StepName } from '../policy/policy';

/**
 * How far a claim has come with each step. Reviews, and what follows from a notice that was sent, stand beside the way.
 * What was brought before a court is not handed over to the enforcement authority too.
 */
const PLACE_ON_THE_WAY: Readonly<Partial<Record<StepName, number>>> = {
  reminder: 1,
  'second-reminder': 2,
  demand: 3,
  warning: 4,
  'suspension-notice': 4,
  acceptance: 5,
  referral: 6,
  'administrative-court': 7,
  monitoring: 8,
};
const HANDED_OVER = 6;

/**
 * Under a policy that was changed, a step that lies behind the furthest one that the claim has taken is not made up for: no
 * change of rules sends a claim back.
 */
export function isPassedOver(step: StepName, claim: Claim): boolean {
  const place = PLACE_ON_THE_WAY[step];
  if (place === undefined || performanceOf(claim, step) || !hasChangedPolicy(claim)) return false;
  const furthest = furthestStep(claim);
  if (!furthest) return false;
  // No claim is handed over without a demand (inkassolagen 5 §): only a hand-over has left the demand behind.
  return place < placeOf(furthest) && (step !== 'demand' || placeOf(furthest) >= HANDED_OVER);
}

/** Whether what asks for the step has nothing to wait for: it was taken, or a change of policy has passed it over. */
export function isBehind(step: StepName, claim: Claim): boolean {
  return performanceOf(claim, step) !== undefined || (step !== 'suspension-notice' && isPassedOver(step, claim));
}

/** The step that brought the claim where it stands. */
export function furthestStep({ performed }: Claim): StepPerformed | undefined {
  return performed.reduce<StepPerformed | undefined>(
    (furthest, step) => (furthest && placeOf(furthest) > placeOf(step) ? furthest : step),
    undefined,
  );
}

/** A notice of suspension may come before the demand, and says nothing of how far the claim has come. */
function placeOf({ step }: StepPerformed): number {
  return step === 'suspension-notice' ? 0 : (PLACE_ON_THE_WAY[step] ?? 0);
}

function hasChangedPolicy({ decisions }: Claim): boolean {
  return decisions.some(({ kind }) => kind === 'policy-change');
}
