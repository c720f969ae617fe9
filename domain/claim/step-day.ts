import { addDays, addMonths, laterOf, type CivilDate } from '../kernel/civil-date';
import { dueDateOf, type Claim } from './claim';
import { grantedOn } from './court-case';
import type { CountedFrom } from '../policy/counted-from';
import { lettersBefore, type Performance, type RunningLetter } from './granted-time';
import { awaitedAnswer, hindranceOf, lawBar, timeBar } from './hindrance';
import { areBehind } from './passed-over';
import { afterHolds } from './plan-steps';
import type { PlannedStep } from './planned-step';
import type { Anchor, AwaitedAnswer, StepName, StepRule } from '../policy/policy';
import { respiteOf } from './situations';
import type { Rulebook } from '../policy/rulebook';
import { kindOf } from '../policy/step-kind';
import { stepsFor } from '../policy/step-variant';

/** A claim under its rules on a day, with the steps that were taken or are foreseen. */
export interface Course {
  readonly claim: Claim;
  readonly rulebook: Rulebook;
  readonly today: CivilDate;
  readonly performed: ReadonlyMap<StepName, Performance>;
}

/** The step on its day, or with what it waits for; nothing where a step before it is missing. */
export function plan(rule: StepRule, { claim, rulebook, today, performed }: Course): PlannedStep | undefined {
  if (!rule.requires.every((step) => performed.has(step))) return undefined;
  if (kindOf(rule) === 'distraint' && !rulebook.mayDistrain(claim.issuedOn)) return undefined;
  const steps = stepsFor(claim, rulebook.policy);
  const barredToday = timeBar(rule, claim, rulebook, today);
  if (barredToday) return { step: rule.step, rule, cause: barredToday };
  const anchor = anchorOf(rule.anchor, claim, rulebook, performed);
  if (!anchor) {
    const cause = awaitedAnswer(rule, claim, steps, today);
    return cause && { step: rule.step, rule, cause };
  }
  const cause = hindranceOf(rule, claim, steps);
  if (rule.placement === 'without-day') {
    // A review is put before a person once its anchor has been reached, not merely foreseen.
    return performedAnchor(rule, claim, steps) ? { step: rule.step, rule, ...(cause && { cause }) } : undefined;
  }
  if (cause) return { step: rule.step, rule, cause };
  const earliest = delayed(anchor.on, rule, rulebook);
  const policyDay = placed(rule, earliest, rulebook);
  const letters = lettersBefore(rule, performed, steps);
  const plannedOn = afterLetters(rule, policyDay, letters, performed, rulebook);
  const floor = lateFloor(rule, claim, performed, { rulebook, today, letters });
  const on = placedLate(rule, plannedOn, floor, claim, rulebook);
  const barred = lawBar(rule, claim, rulebook, on);
  if (barred) return { step: rule.step, rule, cause: barred };
  const waitedFor = letters.find(({ lastDay }) => lastDay >= policyDay && isLatest(lastDay, letters));
  return { step: rule.step, rule, on, plannedOn, anchor, earliest, ...(waitedFor && { waitedFor }) };
}

function isLatest(lastDay: CivilDate, letters: readonly RunningLetter[]): boolean {
  return letters.every((letter) => letter.lastDay <= lastDay);
}

/**
 * The day that the policy gives, behind the last days of the letters before it. A step whose letter went out late is late
 * itself, unless the step counts from that letter.
 */
function afterLetters(
  rule: StepRule,
  policyDay: CivilDate,
  letters: readonly RunningLetter[],
  performed: ReadonlyMap<StepName, Performance>,
  rulebook: Rulebook,
): CivilDate {
  let day = policyDay;
  for (const { step, lastDay } of letters) {
    const letter = performed.get(step);
    const isLate = letter !== undefined && letter.on > letter.plannedOn;
    const isCountedFrom = rule.anchor.from === 'step' && rule.anchor.step === step;
    if (lastDay >= day && (isCountedFrom || !isLate)) day = placedFrom(rule, addDays(lastDay, 1), rulebook);
  }
  return day;
}

/** The first day from a day on which the step can be taken when its own day cannot be kept. */
export function placedFrom(rule: StepRule, day: CivilDate, rulebook: Rulebook): CivilDate {
  return rule.placement === 'next-run' ? rulebook.nextRunFrom(day) : rulebook.nextBankingDayFrom(day);
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
      const on = answeredOn(anchor.answer, claim);
      return on && { on, from: anchor.answer };
    }
  }
}

function answeredOn(answer: AwaitedAnswer, claim: Claim): CivilDate | undefined {
  switch (answer) {
    case 'ruling':
      return claim.rulingOn;
    case 'acceptance':
      return claim.acceptedOn;
    case 'agency-return':
      return claim.agency?.returnedOn;
    case 'judgment':
      return grantedOn(claim);
  }
}

function performedAnchor({ anchor }: StepRule, claim: Claim, steps: readonly StepRule[]): boolean {
  return anchor.from !== 'step' || areBehind([anchor.step], claim, steps);
}

/** The day on which the step's delay has run, counted from a day. */
export function delayed(from: CivilDate, { delay }: StepRule, rulebook: Rulebook): CivilDate {
  if ('days' in delay) return addDays(from, delay.days.value);
  if ('weeks' in delay) return addDays(from, delay.weeks.value * DAYS_OF_A_WEEK);
  if ('months' in delay) return addMonths(from, delay.months.value);
  const { value } = 'bankingDays' in delay ? delay.bankingDays : delay.workingDays;
  let day = from;
  for (let left = value; left > 0; left -= 1) day = rulebook.nextBankingDayFrom(addDays(day, 1));
  return day;
}

const DAYS_OF_A_WEEK = 7;

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
 * The earliest day that is still possible. It is no earlier than today, and lies behind the last day of every letter before
 * the step, of a decision's letter, of a deferral and of a late predecessor's full respite. On the day on which a plan ends
 * or a dispute is settled its letter goes out and no other, so that two letters of one day never ask for different sums.
 */
function lateFloor(
  rule: StepRule,
  claim: Claim,
  performed: ReadonlyMap<StepName, Performance>,
  {
    rulebook,
    today,
    letters,
  }: { readonly rulebook: Rulebook; readonly today: CivilDate; readonly letters: readonly RunningLetter[] },
): CivilDate {
  const before = rule.respite && performed.get(rule.respite.after);
  let floor = today;
  for (const { lastDay } of letters) floor = laterOf(floor, addDays(lastDay, 1));
  if (rule.respite && before && before.on > before.plannedOn)
    floor = laterOf(floor, addDays(before.on, rule.respite.days.value));
  if (claim.deferredTo) floor = laterOf(floor, addDays(rulebook.lastTimelyDayToPay(claim.deferredTo), 1));
  for (const told of [claim.plan?.defaulted?.on, claim.disputeSettledOn])
    if (told) floor = laterOf(floor, addDays(told, 1));
  if (claim.askedThrough) floor = laterOf(floor, addDays(claim.askedThrough, 1));
  const waitsThrough = respiteOf(claim);
  return waitsThrough ? laterOf(floor, addDays(waitsThrough, 1)) : floor;
}

function placedLate(
  rule: StepRule,
  plannedOn: CivilDate,
  floor: CivilDate,
  claim: Claim,
  rulebook: Rulebook,
): CivilDate {
  const place = (day: CivilDate): CivilDate => placedFrom(rule, day, rulebook);
  return afterHolds(claim, plannedOn >= floor ? plannedOn : place(floor), place);
}
