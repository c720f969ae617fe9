import type { CivilDate } from '../kernel/civil-date';
import { isSettled, performanceOf, type Claim } from './claim';
import type { StepName } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import { nextStep, timetable } from './timetable';
import { awaitedBy } from './waiting-words';
import { wakeTime } from './wake-time';

export type Stage = 'awaiting-payment' | 'dunning' | 'enforcement' | 'monitoring' | 'settled';

/** What a claim's workflow needs to know of its claim, and nothing else: no names, no free text. */
export interface CaseNotice {
  readonly eventNumber: number;
  readonly stage: Stage;
  /** The step to wake for. Absent when only a fact can move the claim on. */
  readonly next?: {
    readonly step: StepName;
    readonly on: CivilDate;
    /** Milliseconds since 1970-01-01T00:00Z, in the claim's own business time. */
    readonly at: number;
  };
  /** What a claim without a next step waits for; shown to the operator. */
  readonly waitsFor?: string;
}

export function noticeOf(claim: Claim, rulebook: Rulebook, today: CivilDate): CaseNotice {
  const eventNumber = claim.eventNumber;
  if (isSettled(claim)) return { eventNumber, stage: 'settled' };
  const stage = stageOf(claim);
  const next = nextStep(claim, rulebook, today);
  if (next?.on) {
    return {
      eventNumber,
      stage,
      next: { step: next.step, on: next.on, at: wakeTime(claim.claimId, next.on, rulebook.policy) },
    };
  }
  const cause = timetable(claim, rulebook, today).find((ahead) => ahead.cause !== undefined)?.cause;
  const waitsFor = cause ? awaitedBy(cause) : 'payment; every step of the policy has been taken';
  return { eventNumber, stage, waitsFor };
}

function stageOf(claim: Claim): Stage {
  if (performanceOf(claim, 'monitoring')) return 'monitoring';
  if (performanceOf(claim, 'referral') || performanceOf(claim, 'administrative-court')) return 'enforcement';
  return claim.performed.length > 0 ? 'dunning' : 'awaiting-payment';
}
