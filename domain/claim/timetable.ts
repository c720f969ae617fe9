import { addDays, addMonths, laterOf, type CivilDate } from '../kernel/civil-date';
import { dueDateOf, isSettled, performanceOf, type Claim } from './claim';
import type { CountedFrom } from '../policy/counted-from';
import { awaitedAnswer, hindranceOf, timeBar } from './hindrance';
import { afterHolds, planStepsAhead } from './plan-steps';
import type { Anchor, StepName, StepRule } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import { type PlannedStep } from './planned-step';

interface Performance {
  readonly on: CivilDate;
  readonly plannedOn: CivilDate;
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
  const performed = new Map<StepName, Performance>(claim.performed.map((step) => [step.step, step]));
  const ahead: PlannedStep[] = planStepsAhead(claim, rulebook, today, foresee);
  for (const rule of rulebook.policy.steps) {
    if (performed.has(rule.step) || !isTakenBy(rule, claim)) continue;
    const planned = plan(rule, claim, rulebook, today, performed);
    if (!planned) continue;
    ahead.push(planned);
    if (foresee && planned.on && planned.plannedOn)
      performed.set(rule.step, { on: planned.on, plannedOn: planned.plannedOn });
  }
  return ahead.sort(byDay);
}

/**
 * Whether the policy lets this claim take the step at all. A claim that was sent to the administrative court by decision
 * takes the way of the groups that always go there (S002-33): reminders, then the court.
 */
export function isTakenBy(
  rule: StepRule,
  { invoiceGroup, courtRoute }: Pick<Claim, 'invoiceGroup'> & { readonly courtRoute?: true },
): boolean {
  if (courtRoute) return COURT_ROUTE.includes(rule.step);
  if (!rule.groups) return true;
  return 'only' in rule.groups ? rule.groups.only.includes(invoiceGroup) : !rule.groups.except.includes(invoiceGroup);
}

const COURT_ROUTE: readonly StepName[] = ['reminder', 'second-reminder', 'administrative-court'];

function plan(
  rule: StepRule,
  claim: Claim,
  rulebook: Rulebook,
  today: CivilDate,
  performed: ReadonlyMap<StepName, Performance>,
): PlannedStep | undefined {
  if (!rule.requires.every((step) => performed.has(step))) return undefined;
  const anchor = anchorOf(rule.anchor, claim, rulebook, performed);
  if (!anchor) {
    const cause = awaitedAnswer(rule, claim);
    return cause && { step: rule.step, rule, cause };
  }
  const cause = hindranceOf(rule, claim);
  if (rule.placement === 'without-day') {
    // A review is put before a person once its anchor has been reached, not merely foreseen.
    return performedAnchor(rule, claim) ? { step: rule.step, rule, ...(cause && { cause }) } : undefined;
  }
  if (cause) return { step: rule.step, rule, cause };
  const earliest = delayed(anchor.on, rule);
  const plannedOn = placed(rule, earliest, rulebook);
  const on = placedLate(rule, plannedOn, lateFloor(rule, claim, performed, { rulebook, today }), claim, rulebook);
  const barred = timeBar(rule, claim, rulebook, on);
  return barred ? { step: rule.step, rule, cause: barred } : { step: rule.step, rule, on, plannedOn, anchor, earliest };
}

function anchorOf(
  anchor: Anchor,
  claim: Claim,
  rulebook: Rulebook,
  performed: ReadonlyMap<StepName, Performance>,
): CountedFrom | undefined {
  switch (anchor.from) {
    case 'due-date':
      return { on: dueDateOf(claim), from: claim.deferredTo ? 'deferred-due-date' : 'due-date' };
    case 'last-timely-day':
      return { on: rulebook.lastTimelyDayToPay(dueDateOf(claim)), from: 'last-timely-day' };
    case 'step': {
      const step = performed.get(anchor.step);
      return step && { on: step.on, from: 'step', step: anchor.step };
    }
    case 'answer': {
      const on = anchor.answer === 'ruling' ? claim.rulingOn : claim.acceptedOn;
      return on && { on, from: anchor.answer };
    }
  }
}

function performedAnchor(rule: StepRule, claim: Claim): boolean {
  return rule.anchor.from !== 'step' || performanceOf(claim, rule.anchor.step) !== undefined;
}

function delayed(from: CivilDate, rule: StepRule): CivilDate {
  return 'days' in rule.delay ? addDays(from, rule.delay.days.value) : addMonths(from, rule.delay.months.value);
}

function placed(rule: StepRule, earliest: CivilDate, rulebook: Rulebook): CivilDate {
  switch (rule.placement) {
    case 'next-banking-day':
    case 'without-day':
      return rulebook.nextBankingDayFrom(earliest);
    case 'first-banking-day-of-next-month':
      return rulebook.firstBankingDayOfMonthAfter(earliest);
    case 'next-run':
      return rulebook.nextRunFrom(earliest);
  }
}

/**
 * The earliest day that is still possible: today, behind a deferral's last timely day, and a late predecessor's full
 * respite. On the day on which a plan ends or a dispute is settled its letter goes out and no other, so that two letters of
 * one day never ask for different sums.
 */
function lateFloor(
  rule: StepRule,
  claim: Claim,
  performed: ReadonlyMap<StepName, Performance>,
  { rulebook, today }: { readonly rulebook: Rulebook; readonly today: CivilDate },
): CivilDate {
  const before = rule.respite && performed.get(rule.respite.after);
  let floor = today;
  if (rule.respite && before && before.on > before.plannedOn)
    floor = laterOf(floor, addDays(before.on, rule.respite.days.value));
  if (claim.deferredTo) floor = laterOf(floor, addDays(rulebook.lastTimelyDayToPay(claim.deferredTo), 1));
  for (const told of [claim.plan?.defaulted?.on, claim.disputeSettledOn])
    if (told) floor = laterOf(floor, addDays(told, 1));
  const waitsThrough = claim.statusEffects?.waitsThrough;
  return waitsThrough ? laterOf(floor, addDays(waitsThrough, 1)) : floor;
}

function placedLate(
  rule: StepRule,
  plannedOn: CivilDate,
  floor: CivilDate,
  claim: Claim,
  rulebook: Rulebook,
): CivilDate {
  const place = (day: CivilDate): CivilDate =>
    rule.placement === 'next-run' ? rulebook.nextRunFrom(day) : rulebook.nextBankingDayFrom(day);
  return afterHolds(claim, plannedOn >= floor ? plannedOn : place(floor), place);
}

/** By day; those without a day last; steps of one day stay in the policy's order. */
function byDay(one: PlannedStep, other: PlannedStep): number {
  if (one.on === other.on) return 0;
  if (one.on === undefined) return 1;
  if (other.on === undefined) return -1;
  return one.on < other.on ? -1 : 1;
}
