import type { Claim } from '../claim/claim';
import type { ClaimEvent } from '../claim/claim-events';
import { evolve } from '../claim/evolve';
import { lastDayOfLetter } from '../claim/granted-time';
import { barredAfter } from '../claim/hindrance';
import { nextStep } from '../claim/timetable';
import { addDays, laterOf, type CivilDate } from '../kernel/civil-date';
import { requestAfterDecision } from '../letters/asked-amounts';
import type { DecisionKind } from './decision-kinds';
import { decisionLetterOf } from '../letters/decision-letter';
import { leastDayToPayAfter, LETTER_TIMES } from '../letters/letter-times';
import type { Rulebook } from '../policy/rulebook';

/**
 * The events of a decision, where the one that a letter tells of has the last day to pay that the letter gives. What is due
 * already is asked for as a reminder does: within ten days or before the next step, and never within less than post and
 * payment need. The step waits for the letter.
 */
export function withLastDay(
  claim: Claim,
  events: readonly ClaimEvent[],
  rulebook: Rulebook,
  today: CivilDate,
): readonly ClaimEvent[] {
  const after = events.reduce<Claim>((folded, event) => evolve(folded, event), claim);
  return events.map((event) => {
    const letter = decisionLetterOf(event, events, after);
    const isReleased = event.type === 'LiableDebtorChanged' && !event.liable;
    if (letter === undefined || isReleased) return event;
    const whole = givesWholeTime(event, after);
    const lastDay = lastDayAsked(after, rulebook, today, whole);
    return lastDay ? { ...event, lastDay } : event;
  });
}

/**
 * The whole time is given where something is due that was not: a claim that had stood still goes on, a plan is kept again,
 * a respite is taken back, or somebody hears for the first time of owing the claim.
 */
function givesWholeTime(event: ClaimEvent, { decisions }: Claim): boolean {
  if (event.type !== 'DecisionReversed') return WHOLE_TIME.has(event.type);
  const reversed = decisions.find(({ decisionId }) => decisionId === event.reverses);
  return reversed !== undefined && RESPITES.has(reversed.kind);
}

const WHOLE_TIME: ReadonlySet<ClaimEvent['type']> = new Set([
  ...(['DisputeSettled', 'LiableDebtorChanged', 'PlanReinstated'] as const),
]);

const RESPITES: ReadonlySet<DecisionKind> = new Set([
  ...(['deferral', 'instalment-plan', 'plan-reinstatement', 'dispute'] as const),
]);

/** Undefined where nothing is asked for, or where it is due on a day that is far enough. */
function lastDayAsked(claim: Claim, rulebook: Rulebook, today: CivilDate, whole: boolean): CivilDate | undefined {
  if (barredAfter(claim, rulebook, today)) return undefined;
  const usual = timeToPayFrom(today, rulebook);
  const request = requestAfterDecision(claim, today, usual);
  if (!request) return undefined;
  const isDueAlready = request.lastDay === usual;
  if (isDueAlready && whole) return usual;
  if (isDueAlready)
    return lastDayOfLetter('reminder', today, { nextOn: nextStep(claim, rulebook, today)?.on }, rulebook);
  const least = leastDayToPayAfter('reminder', today, rulebook.policy.country, (day) => rulebook.isBankingDay(day));
  return request.lastDay < least ? least : undefined;
}

/** The last day to pay that a letter of a decision gives for what is due already. */
export function timeToPayFrom(today: CivilDate, rulebook: Rulebook): CivilDate {
  const isBankingDay = (day: CivilDate): boolean => rulebook.isBankingDay(day);
  const least = leastDayToPayAfter('reminder', today, rulebook.policy.country, isBankingDay);
  return laterOf(rulebook.nextBankingDayFrom(addDays(today, LETTER_TIMES.reminderDays)), least);
}
