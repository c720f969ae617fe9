import { addMonths } from '../kernel/civil-date';
import { isSettled, planInForce, type Claim } from '../claim/claim';
import type { DecisionCommand } from './decision-commands';
import type { StepWithdrawn } from './decision-events';
import type { Answer } from '../claim/answer';
import type { CivilDate } from '../kernel/civil-date';
import { agreementsOf } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import { withCorrection } from './with-correction';

/**
 * A deferral moves the due date, and every step and timer with it. A back-dated one withdraws the steps that were taken
 * since the day from which it counts, and what they charged.
 */
export function decideDeferral(
  claim: Claim,
  command: Extract<DecisionCommand, { type: 'GrantDeferral' }>,
  rulebook: Rulebook,
  today: CivilDate,
): Answer {
  const { decisionId, grantedOn, newDueOn, backDated } = command;
  if (isSettled(claim)) return { refused: 'settled', message: 'The claim is settled; there is nothing to defer.' };
  if (newDueOn <= claim.dueOn) {
    return { refused: 'not-possible', message: `A deferral must end after the due date ${claim.dueOn}.` };
  }
  const { mostMonths, interest } = agreementsOf(rulebook.policy).deferral;
  const latest = rulebook.lastTimelyDayToPay(addMonths(claim.dueOn, mostMonths.value));
  if (newDueOn > latest) {
    return {
      refused: 'not-possible',
      message: `Payment can be deferred to ${latest} at the latest, ${mostMonths.value} months from the due date ${claim.dueOn} (${mostMonths.sources.join(', ')}).`,
    };
  }
  const plan = planInForce(claim);
  if (plan) {
    return {
      refused: 'not-possible',
      message: `The claim is paid by the plan agreed on ${plan.agreedOn}; end the plan before payment is deferred.`,
    };
  }
  const withdrawn = backDated ? stepsSince(claim, grantedOn, decisionId) : [];
  if (withdrawn.some(({ step }) => step === 'referral') && claim.rulingOn) {
    return {
      refused: 'not-possible',
      message: `The enforcement authority ruled on ${claim.rulingOn}; a deferral can no longer reach back to ${grantedOn}.`,
    };
  }
  const granted = {
    type: 'DeferralGranted' as const,
    on: grantedOn,
    decisionId,
    newDueOn,
    ...(interest.value === 'from-old-due-date' && { interestRuns: true as const }),
  };
  return withCorrection(claim, [granted, ...withdrawn], rulebook, today, {
    decisionId,
    reason: `payment was deferred from ${grantedOn}, before the charge`,
  });
}

/** The latest step first, as they are undone. */
function stepsSince(claim: Claim, from: CivilDate, decisionId: string): StepWithdrawn[] {
  return claim.performed
    .filter(({ on }) => on >= from)
    .toReversed()
    .map(({ step, on }) => ({
      type: 'StepWithdrawn',
      on,
      decisionId,
      step,
      performedOn: on,
      reason: `payment was deferred from ${from}`,
    }));
}
