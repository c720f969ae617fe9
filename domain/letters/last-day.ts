import { addDays, earlierOf, laterOf, type CivilDate } from '../kernel/civil-date';
import type { Claim } from '../claim/claim';
import { LETTER_TIMES, lastDayToPayAfter } from './letter-times';
import { STEP_NAMES, type StepName } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import { timetable } from '../claim/timetable';
import type { LetterEvent, LetterStep } from './letter-kinds';

/** Steps that take a claim further on the same road; a letter's last day lies no later than they do. */
const NEXT_ON_THE_ROAD: Readonly<Record<LetterStep, readonly StepName[]>> = {
  reminder: ['demand', 'administrative-court', 'second-reminder'],
  'second-reminder': ['acceptance'],
  demand: ['referral'],
  warning: ['referral'],
  'suspension-notice': [],
};

/**
 * The last day to pay that a step's letter gives: the usual one, or the day of the next step when that comes earlier,
 * since paying on that day still stops it. The law's least time of a demand is never shortened.
 */
export function lastDayOfStep(claim: Claim, sentOn: CivilDate, step: LetterStep, rulebook: Rulebook): CivilDate {
  const usual = lastDayToPayAfter(step, sentOn, (day) => rulebook.isBankingDay(day));
  const next = timetable(claim, rulebook, sentOn).find((planned) => NEXT_ON_THE_ROAD[step].includes(planned.step));
  if (step === 'demand' || next?.on === undefined || next.on <= sentOn) return usual;
  return earlierOf(usual, next.on);
}

/**
 * The same for a decision's letter, when what is left is due already: as long as a reminder gives, or until the step that
 * the policy takes next. When that falls on the letter's own day, what is left is to be paid at once. One who is told only
 * now of owing the claim gets the whole time.
 */
export function lastDayOfDecision(event: LetterEvent, claim: Claim, sentOn: CivilDate, rulebook: Rulebook): CivilDate {
  const usual = rulebook.nextBankingDayFrom(addDays(sentOn, LETTER_TIMES.reminderDays));
  if (event.type === 'LiableDebtorChanged') return usual;
  const next = timetable(claim, rulebook, sentOn).find(
    ({ step, on }) => on !== undefined && (STEP_NAMES as readonly StepName[]).includes(step),
  );
  return next?.on ? laterOf(sentOn, earlierOf(usual, next.on)) : usual;
}
