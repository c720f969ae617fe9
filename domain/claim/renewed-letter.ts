import { addDays, laterOf, toEpochDay, type CivilDate } from '../kernel/civil-date';
import { dueDateOf, performanceOfKind, planInForce, type Claim } from './claim';
import { lettersBefore, stepsBefore, type Performance } from './granted-time';
import { hindranceOf, timeBar } from './hindrance';
import { lostInDispute } from './lost-in-dispute';
import { afterHolds } from './plan-steps';
import { respitesOf } from './situations';
import type { PlannedStep } from './planned-step';
import type { StepName, StepRule } from '../policy/policy';
import { HANDED_ON, kindOf } from '../policy/step-kind';
import { stepsFor } from '../policy/step-variant';
import { delayed, placedFrom, type Course } from './step-day';

/**
 * The letter that must go out once more before the step: after a pause no charge and no hand-over comes without a letter
 * that gives time to pay, and what was disputed and lost is demanded first. Nothing when the letters stand.
 */
export function renewedLetter(next: PlannedStep | undefined, course: Course): PlannedStep | undefined {
  if (!next?.on) return undefined;
  const { claim, rulebook, performed } = course;
  const steps = stepsFor(claim, rulebook.policy);
  const demand = undemanded(claim, performed);
  const lost = demand !== undefined && stepsBefore(next.rule, steps).has(demand);
  const letter = lost ? demand : isConsequence(next.rule) ? latestLetter(next.rule, course) : undefined;
  const rule = steps.find(({ step }) => step === letter);
  const sent = rule && performed.get(rule.step);
  if (!rule || !sent || sent.passedOver) return undefined;
  const pausedThrough = lost
    ? laterOf(claim.disputeSettledOn ?? sent.on, sent.on)
    : pauseAfter(sent.on, next.on, course);
  if (!pausedThrough) return undefined;
  // A letter that cannot go keeps the step behind it: no charge and no hand-over comes without time to pay.
  const hindrance = hindranceOf(rule, claim, steps);
  if (hindrance) return { step: rule.step, rule, again: true, cause: hindrance };
  const again = renewed(rule, pausedThrough, course);
  const barred = again.on && timeBar(rule, claim, rulebook, again.on);
  return barred ? { step: rule.step, rule, again: true, cause: barred } : again;
}

/** What costs the debtor more, or goes to somebody else. */
function isConsequence(rule: StepRule): boolean {
  return rule.fee !== undefined || rule.chargesInterest === true || HANDED_ON.includes(kindOf(rule));
}

function latestLetter(rule: StepRule, { claim, performed, rulebook }: Course): StepName | undefined {
  const letters = lettersBefore(rule, performed, stepsFor(claim, rulebook.policy));
  const sentOn = (step: StepName): number => toEpochDay(performed.get(step)?.on ?? rulebook.policy.validFrom);
  return letters.toSorted((one, other) => sentOn(one.step) - sentOn(other.step)).at(-1)?.step;
}

/** The last day of the latest pause that lies between a letter and the step after it. */
function pauseAfter(sentOn: CivilDate, nextOn: CivilDate, { claim, rulebook }: Course): CivilDate | undefined {
  const pauses: CivilDate[] = claim.holds.filter(({ from }) => from <= nextOn).map(({ through }) => through);
  if (claim.deferredTo) pauses.push(rulebook.lastTimelyDayToPay(claim.deferredTo));
  pauses.push(...respitesOf(claim));
  const keptPlan = claim.plan?.state === 'kept' && !planInForce(claim) && claim.plan.agreedOn >= sentOn;
  const lastReceipt = claim.receipts.at(-1);
  // A letter of a decision that gave time behind the pause is the letter that the debtor gets.
  const { askedThrough = sentOn } = claim;
  if (keptPlan && lastReceipt) pauses.push(lastReceipt.on);
  return pauses
    .filter((through) => through >= sentOn && through >= askedThrough && through < nextOn)
    .reduce<CivilDate | undefined>((latest, through) => (latest ? laterOf(latest, through) : through), undefined);
}

/** The demand at whose time part of the principal was disputed, when the debtor has to pay that part after all. */
function undemanded(claim: Claim, performed: ReadonlyMap<StepName, Performance>): StepName | undefined {
  const demand = performanceOfKind(claim, 'demand');
  if (!demand || performed.get(demand.step)?.on !== demand.on || claim.disputedSince) return undefined;
  const isLost = lostInDispute(claim, demand).isPositive() && claim.open.principal.isPositive();
  return isLost ? demand.step : undefined;
}

function renewed(rule: StepRule, pausedThrough: CivilDate, { claim, rulebook, today }: Course): PlannedStep {
  const place = (day: CivilDate): CivilDate => placedFrom(rule, day, rulebook);
  const ownDay =
    rule.anchor.from === 'due-date' && claim.deferredTo ? delayed(dueDateOf(claim), rule, rulebook) : undefined;
  const isOwnDay = ownDay !== undefined && ownDay > pausedThrough;
  const earliest = isOwnDay ? ownDay : addDays(pausedThrough, 1);
  const plannedOn = place(earliest);
  const floor = claim.askedThrough ? laterOf(today, addDays(claim.askedThrough, 1)) : today;
  const on = afterHolds(claim, plannedOn >= floor ? plannedOn : place(floor), place);
  const anchor = isOwnDay
    ? ({ on: dueDateOf(claim), from: 'deferred-due-date' } as const)
    : ({ on: pausedThrough, from: 'pause' } as const);
  return { step: rule.step, rule, on, plannedOn, anchor, earliest, again: true };
}
