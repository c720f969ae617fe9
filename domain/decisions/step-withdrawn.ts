import { dueDateOf, type Claim } from '../claim/claim';
import type { ClaimEvent, StepPerformed } from '../claim/claim-events';
import { without } from '../claim/without';
import { toldStepOf, type WithdrawnLetter } from '../letters/letter-kinds';
import { kindOf, type KnownStep } from '../policy/step-kind';
import type { StepWithdrawn } from './decision-events';
import type { Consequence } from './decision-rule';

/** A step counts as not taken: after a back-dated decision, or because its letter never left. */
export const stepWithdrawn: Consequence<StepWithdrawn> = {
  fold: (claim, event) => ({
    ...withoutAnswers(claim, event),
    performed: claim.performed.filter((taken) => !isOf(event, taken)),
    withdrawn: [...claim.withdrawn, ...claim.performed.filter((taken) => isOf(event, taken))],
  }),
  /** The steps withdrawn by one decision are told together; nobody is told of a letter that never left. */
  letter(event, beside) {
    if (event.unsent) return undefined;
    const first = beside.find((other) => other.type === 'StepWithdrawn' && toldStepOf(other) !== undefined);
    return first === event ? 'withdrawal' : undefined;
  },
  matter(_event, { beside, claim }) {
    const deferred = beside.some(({ type }) => type === 'DeferralGranted');
    return {
      kind: 'withdrawal',
      withdrawn: withdrawnLetters(beside),
      ...(deferred && { deferredTo: dueDateOf(claim) }),
    };
  },
  onCase: {},
};

/** What the authority has said of a case, and what the creditor asked there. */
export const ANSWERS_OF_REFERRAL = ['rejectedOn', 'rulingOn', 'objection', 'courtTransfer'] as const;

/** A letter that went out twice is withdrawn by its day. */
function isOf({ step, performedOn }: StepWithdrawn, taken: StepPerformed): boolean {
  return taken.step === step && taken.on === performedOn;
}

/** What was answered to a step that counts as not taken is no answer any more. */
function withoutAnswers(claim: Claim, step: KnownStep): Claim {
  const kind = kindOf(step);
  if (kind === 'acceptance') return without(claim, 'acceptedOn', 'declinedOn');
  if (kind === 'agency') return without(claim, 'agency', 'rulingOn');
  return kind === 'hand-over' ? without(claim, ...ANSWERS_OF_REFERRAL) : claim;
}

/** Told in the order in which they were sent; the events name the latest first. */
function withdrawnLetters(beside: readonly ClaimEvent[]): WithdrawnLetter[] {
  return beside
    .flatMap((event) => {
      const step = event.type === 'StepWithdrawn' ? toldStepOf(event) : undefined;
      return event.type === 'StepWithdrawn' && step ? [{ step, on: event.performedOn }] : [];
    })
    .reverse();
}
