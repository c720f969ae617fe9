import type { CivilDate } from '../kernel/civil-date';
import { performanceOf, type Claim } from '../claim/claim';
import type { ClaimCommand } from '../claim/commands';
import type { Answer } from '../claim/answer';
import type { Rulebook } from '../policy/rulebook';
import { namedStep } from '../policy/step-kind';
import { stepsFor } from '../policy/step-variant';
import { withCorrection } from './with-correction';

/**
 * A step whose letter never left counts as not taken: nobody is handed over on a demand that nobody has had (inkassolagen
 * 6 §), nor pays for it. Once a later step counts on it, a person has to look.
 */
export function decideUnsentStep(
  claim: Claim,
  command: Extract<ClaimCommand, { type: 'WithdrawUnsentStep' }>,
  rulebook: Rulebook,
  today: CivilDate,
): Answer {
  const { step, performedOn, withdrawnOn, decisionId, reason } = command;
  const taken = performanceOf(claim, step);
  if (taken?.on !== performedOn) {
    return { refused: 'already-recorded', message: `The ${step} of ${performedOn} counts as not taken already.` };
  }
  const later = claim.performed.find((other) =>
    stepsFor(claim, rulebook.policy).some((rule) => rule.step === other.step && rule.requires.includes(step)),
  );
  if (later) {
    return {
      refused: 'not-possible',
      message: `The ${later.step} of ${later.on} counts on the ${step} of ${performedOn}; a person must look at both.`,
    };
  }
  const withdrawn = {
    ...{ type: 'StepWithdrawn' as const, on: withdrawnOn, decisionId, ...namedStep(taken), performedOn, reason },
    unsent: true as const,
  };
  return withCorrection(claim, [withdrawn], rulebook, today, { decisionId, reason });
}
