import type { CivilDate } from '../kernel/civil-date';
import type { CountedFrom } from '../policy/counted-from';
import type { RunningLetter } from './granted-time';
import type { StepName, StepRule } from '../policy/policy';
import type { WaitingCause } from './waiting-cause';

/** A step still ahead of a claim: on its day, or without a day and with what it waits for. */
export interface PlannedStep {
  readonly step: StepName;
  readonly rule: StepRule;
  /** The banking day on which it will be performed if nothing changes; absent while it waits or when it has no day. */
  readonly on?: CivilDate;
  /** The day that the policy gives it; `on` is later when it could not be kept. */
  readonly plannedOn?: CivilDate;
  /** What its delay counted from. */
  readonly anchor?: CountedFrom;
  /** The day on which its delay has run. */
  readonly earliest?: CivilDate;
  /** It was taken before, and is taken once more behind a pause; its fee is charged once. */
  readonly again?: true;
  /** The letter whose last day it had to wait for, when the policy alone gave an earlier day. */
  readonly waitedFor?: RunningLetter;
  /** Why it has no day; absent for a review, which waits for a person by its own rule. */
  readonly cause?: WaitingCause;
}
