import type { CivilDate } from '../kernel/civil-date';
import type { Claim } from './claim';
import { followsDirectly, lastDayOfLetter, letterOf, type Performance } from './granted-time';
import { furthestStep, isBehind } from './passed-over';
import type { StepName, StepRule } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import { stepsFor } from '../policy/step-variant';
import { plan, type Course } from './step-day';
import { isTakenBy } from './taken-by';

/** The steps that were taken. One of an earlier release has no last day on record: it is worked out again. */
export function performancesOf(claim: Claim, rulebook: Rulebook, today: CivilDate): Map<StepName, Performance> {
  const performed = new Map<StepName, Performance>(claim.performed.map((step) => [step.step, step]));
  const steps = stepsFor(claim, rulebook.policy);
  for (const [step, performance] of performed) {
    const rule = performance.lastDay === undefined && steps.find((one) => one.step === step);
    const lastDay = rule && grantedThrough(rule, performance, { claim, rulebook, today, performed });
    if (lastDay) performed.set(step, { ...performance, lastDay });
  }
  passOver(performed, claim, steps);
  return performed;
}

function passOver(performed: Map<StepName, Performance>, claim: Claim, steps: readonly StepRule[]): void {
  const furthest = furthestStep(claim);
  const stood = furthest && performed.get(furthest.step);
  if (!stood) return;
  for (const rule of steps) {
    if (!performed.has(rule.step) && isBehind(rule, claim)) performed.set(rule.step, { ...stood, passedOver: true });
  }
}

/** The last day to pay that the letter of a step gives when the step is taken on a day; nothing where it sends none. */
export function lastDayGiven(
  claim: Claim,
  rule: StepRule,
  performance: Performance,
  rulebook: Rulebook,
): CivilDate | undefined {
  const today = performance.on;
  const performed = performancesOf(claim, rulebook, today);
  return grantedThrough(rule, performance, { claim, rulebook, today, performed });
}

/** Until the last day that the step's letter gives, supposing that nothing else happens. */
export function grantedThrough(rule: StepRule, performance: Performance, course: Course): CivilDate | undefined {
  const letter = letterOf(rule);
  if (!letter) return undefined;
  const { claim, rulebook } = course;
  const performed = new Map(course.performed).set(rule.step, { on: performance.on, plannedOn: performance.plannedOn });
  let nextOn: CivilDate | undefined;
  for (const next of stepsFor(claim, rulebook.policy)) {
    if (!followsDirectly(next, rule.step) || course.performed.has(next.step) || !isTakenBy(next, claim)) continue;
    const on = plan(next, { ...course, performed })?.on;
    if (on && (!nextOn || on < nextOn)) nextOn = on;
  }
  return lastDayOfLetter(letter, performance.on, { nextOn, ownDays: rule.timeToPay?.value }, rulebook);
}
