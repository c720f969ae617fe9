import { addDays, earlierOf, laterOf, type CivilDate } from '../kernel/civil-date';
import type { Claim } from '../claim/claim';
import { isPlanStep } from '../claim/plan-steps';
import { LETTER_TIMES, lastDayToPayAfter } from './letter-times';
import type { StepName } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import { timetable } from '../claim/timetable';
import type { KnownStep } from '../policy/step-kind';
import { letterStepOf, type LetterEvent, type LetterStep } from './letter-kinds';

/** Steps that take a claim further on the same road; a letter's last day lies no later than they do. */
const NEXT_ON_THE_ROAD: Readonly<Record<LetterStep, readonly StepName[]>> = {
  reminder: ['demand', 'administrative-court', 'district-court', 'second-reminder'],
  'second-reminder': ['acceptance'],
  demand: ['agency', 'district-court', 'referral'],
  warning: ['agency', 'district-court', 'referral'],
  'suspension-notice': [],
  'sanction-notice': [],
};

/**
 * The last day to pay that a step's letter gives, as the step's event has it. Events of older versions have none. Their
 * letters gave the usual day, or the day of the next step when that came earlier.
 */
export function lastDayOfStep(claim: Claim, sentOn: CivilDate, named: KnownStep, rulebook: Rulebook): CivilDate {
  const recorded = claim.performed.findLast((taken) => taken.step === named.step && taken.on === sentOn)?.lastDay;
  if (recorded) return recorded;
  const step = letterStepOf(named) ?? 'reminder';
  const usual = lastDayToPayAfter(step, sentOn, (day) => rulebook.isBankingDay(day));
  const next = timetable(claim, rulebook, sentOn).find((planned) => NEXT_ON_THE_ROAD[step].includes(planned.step));
  if (step === 'demand' || next?.on === undefined || next.on <= sentOn) return usual;
  return earlierOf(usual, next.on);
}

/**
 * The same for a decision's letter: the day that its event has, or what letters of older versions gave. That was as long as
 * a reminder gives, or until the step that the policy took next; one who was told of owing the claim got the whole time.
 */
export function lastDayOfDecision(event: LetterEvent, claim: Claim, sentOn: CivilDate, rulebook: Rulebook): CivilDate {
  if ('lastDay' in event && event.lastDay) return event.lastDay;
  if (event.type === 'ClaimRegistered') return event.dueOn;
  const usual = rulebook.nextBankingDayFrom(addDays(sentOn, LETTER_TIMES.reminderDays));
  if (event.type === 'LiableDebtorChanged') return usual;
  const next = timetable(claim, rulebook, sentOn).find(({ step, on }) => on !== undefined && !isPlanStep(step));
  return next?.on ? laterOf(sentOn, earlierOf(usual, next.on)) : usual;
}
