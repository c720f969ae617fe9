import type { CivilDate } from '../kernel/civil-date';
import { isSettled, type Claim } from './claim';
import { grantedThrough, performancesOf } from './given-days';
import type { Performance } from './granted-time';
import { isPassedOver } from './passed-over';
import { planStepsAhead } from './plan-steps';
import type { PlannedStep } from './planned-step';
import type { StepName, StepRule } from '../policy/policy';
import { renewedLetter } from './renewed-letter';
import type { Rulebook } from '../policy/rulebook';
import { stepsFor } from '../policy/step-variant';
import { plan, type Course } from './step-day';
import { isLifted } from './sanction-lifted';
import { isTakenBy } from './taken-by';

interface ForeseenCourse extends Course {
  readonly performed: Map<StepName, Performance>;
}

/**
 * Every step still ahead of the claim, in the order in which it will be taken, supposing that nothing else happens.
 * A settled claim has none. No step lies before `today`: one that could not be kept is performed on the next banking
 * day, and what follows it keeps its respite.
 */
export function timetable(claim: Claim, rulebook: Rulebook, today: CivilDate): PlannedStep[] {
  return stepsAhead(claim, rulebook, today, true);
}

/** The next step that has a day: what the claim's workflow sleeps until. */
export function nextStep(claim: Claim, rulebook: Rulebook, today: CivilDate): PlannedStep | undefined {
  // A step that is foreseen behind another can never come before it.
  return stepsAhead(claim, rulebook, today, false).find((planned) => planned.on !== undefined);
}

function stepsAhead(claim: Claim, rulebook: Rulebook, today: CivilDate, foresee: boolean): PlannedStep[] {
  if (isSettled(claim)) return [];
  const performed = performancesOf(claim, rulebook, today);
  const course: ForeseenCourse = { claim, rulebook, today, performed };
  const ahead: PlannedStep[] = planStepsAhead(claim, rulebook, today, foresee);
  for (const rule of stepsFor(claim, rulebook.policy)) {
    if (performed.has(rule.step) || isPassedOver(rule, claim) || !isTakenBy(rule, claim)) continue;
    if (isLeftOut(rule, claim) || isLifted(rule, claim, rulebook.policy)) continue;
    let planned = plan(rule, course);
    for (let renewed = renewedLetter(planned, course); renewed; renewed = renewedLetter(planned, course)) {
      ahead.push(renewed);
      foreseeStep(renewed, course);
      // A letter that can no longer leave keeps the step behind it too.
      planned = foresee && renewed.on ? plan(rule, course) : undefined;
    }
    if (!planned) continue;
    ahead.push(planned);
    if (foresee) foreseeStep(planned, course);
  }
  return ahead.sort(byDay);
}

/** Its condition was not met on its day; a notice that was sent all the same, once more behind a pause, is none of those. */
function isLeftOut({ step }: StepRule, { leftOut }: Claim): boolean {
  return leftOut?.some((one) => one.step === step) ?? false;
}

function foreseeStep({ rule, on, plannedOn }: PlannedStep, { performed, ...course }: ForeseenCourse): void {
  if (!on || !plannedOn) return;
  const lastDay = grantedThrough(rule, { on, plannedOn }, { ...course, performed });
  performed.set(rule.step, { on, plannedOn, ...(lastDay && { lastDay }) });
}

/** By day; those without a day last; steps of one day stay in the policy's order. */
function byDay(one: PlannedStep, other: PlannedStep): number {
  if (one.on === other.on) return 0;
  if (one.on === undefined) return 1;
  if (other.on === undefined) return -1;
  return one.on < other.on ? -1 : 1;
}
