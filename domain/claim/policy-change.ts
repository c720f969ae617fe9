import type { CivilDate } from '../kernel/civil-date';
import type { Claim } from './claim';
import type { StepName } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import { timetable } from './timetable';
import { type PlannedStep } from './planned-step';
import { movedTo } from '../decisions/kinds/policy-change';
import { awaitedBy } from './waiting-words';

/** What a step's day is under the one policy and would be under the other. */
export interface MovedStep {
  readonly step: StepName;
  /** Absent when the claim would not take the step at all, or waits for something before it has a day. */
  readonly before?: CivilDate;
  readonly after?: CivilDate;
  readonly waitsBefore?: string;
  readonly waitsAfter?: string;
}

/**
 * What would change for a claim that moved to another policy today: each step ahead whose day or whose waiting differs.
 * Shown before the change is approved, for one claim or added up over a group.
 */
export function stepsMovedBy(claim: Claim, from: Rulebook, to: Rulebook, today: CivilDate): MovedStep[] {
  const before = byStep(timetable(claim, from, today));
  const { id: policyId, version: policyVersion } = to.policy;
  const moved = movedTo(claim, { policyId, policyVersion });
  const after = byStep(timetable(moved, to, today));
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((step) => movedStep(step, before.get(step), after.get(step)))
    .filter((change) => change.before !== change.after || change.waitsBefore !== change.waitsAfter);
}

function byStep(planned: readonly PlannedStep[]): Map<StepName, PlannedStep> {
  return new Map(planned.map((step) => [step.step, step]));
}

function movedStep(step: StepName, before: PlannedStep | undefined, after: PlannedStep | undefined): MovedStep {
  return {
    step,
    ...(before?.on && { before: before.on }),
    ...(after?.on && { after: after.on }),
    ...(before?.cause && { waitsBefore: awaitedBy(before.cause) }),
    ...(after?.cause && { waitsAfter: awaitedBy(after.cause) }),
  };
}
