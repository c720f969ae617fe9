import { foldClaim } from '../claim/evolve';
import type { ClaimEvent, StepPerformed } from '../claim/claim-events';
import { lawfulFee } from '../claim/lawful-fee';
import type { Standstill } from '../claim/standstill';
import { latenessOf, type GateChange, type LateCause } from '../explain/lateness';
import type { CivilDate } from '../kernel/civil-date';
import { Money } from '../kernel/money';
import type { StepName } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import { stepsFor } from '../policy/step-variant';

/** A step that was taken, held against the day and the fee that the policy gives. */
export interface ExaminedStep {
  readonly step: StepName;
  readonly on: CivilDate;
  /** The guideline's day, where the step was later. */
  readonly guideline?: CivilDate;
  /** What documents that it was late; `undocumented` where nothing does. */
  readonly causes: readonly LateCause[];
  readonly fee: Money;
  /** Absent where the policy has no such step any more. */
  readonly rightFee?: Money;
}

/**
 * What follows of an overdue invoice from its events: `clean`, right day and right fee; `explained`, late with a reason on
 * record; `remark`, late or standing still without one, or another fee.
 */
export type Examined = 'clean' | 'explained' | 'remark';

/** Given all events of the claim up to the sample's day. Throws where they make no claim. */
export function examinedSteps(
  events: readonly ClaimEvent[],
  rulebook: Rulebook,
  gate: readonly GateChange[],
): readonly ExaminedStep[] {
  return events.flatMap((event, at) =>
    event.type === 'StepPerformed' ? [examined(event, events.slice(0, at), rulebook, gate)] : [],
  );
}

function examined(
  step: StepPerformed,
  before: readonly ClaimEvent[],
  rulebook: Rulebook,
  gate: readonly GateChange[],
): ExaminedStep {
  const claim = foldClaim(before);
  if (!claim) throw new RangeError('A step was taken before its claim was registered.');
  const lateness = latenessOf(step, before, rulebook, gate);
  const rule = stepsFor(claim, rulebook.policy).find((candidate) => candidate.step === step.step);
  const none = Money.zero(claim.invoiced.currency);
  const rightFee = rule && (step.feeWithheld ? none : (lawfulFee(rule, claim, step.on, rulebook) ?? none));
  return {
    ...{ step: step.step, on: step.on, causes: lateness?.causes ?? [] },
    ...(lateness && { guideline: lateness.guideline }),
    fee: step.fee,
    ...(rightFee && { rightFee }),
  };
}

export function examinedAs(steps: readonly ExaminedStep[], standstill: Standstill | undefined): Examined {
  const isUnexplained = steps.some(
    ({ causes, fee, rightFee }) =>
      causes.some(({ type }) => type === 'undocumented') || (rightFee !== undefined && !fee.equals(rightFee)),
  );
  if (isUnexplained || standstill?.reason.type === 'undocumented' || standstill?.reason.type === 'undecidable') {
    return 'remark';
  }
  return steps.some(({ guideline }) => guideline !== undefined) || standstill ? 'explained' : 'clean';
}
