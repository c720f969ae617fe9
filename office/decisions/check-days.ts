import type { CivilDate } from '../../domain/kernel/civil-date';
import { ruleOf, type Decided } from '../../domain/decisions/decision-rules';
import { documentedBy, refusePassed } from '../../domain/decisions/passed-day';
import { DecisionRefused, refuse } from './decision-refused';

interface OfDays {
  readonly today: CivilDate;
  /** From which day the decision counts. */
  readonly on: CivilDate;
  readonly backDated: boolean;
  readonly document?: string;
}

/** Asked only when the decision is new: repeated the day after, it is the same decision. */
export function checkDays(decided: Decided, days: OfDays): void {
  const { today, on, backDated } = days;
  if (on > today) refuse('day-ahead', `A decision counts from ${today} or from a day before it, not from ${on}.`);
  if (on < today && !backDated) {
    refuse('not-back-dated', `${on} is before ${today}. Say that it is back-dated, when it is to count from then.`);
  }
  if (on === today && backDated) refuse('not-back-dated', `${on} is today; name the earlier day from which it counts.`);
  checkDayToKeep(decided, days);
  for (const [what, day] of Object.entries(ruleOf(decided.kind).happened?.(decided.terms) ?? {})) {
    if (day === undefined || day <= today) continue;
    refuse(
      'day-ahead',
      `The ${what} is given as ${day}, but today is ${today}. Check the day; what is to come is not recorded.`,
    );
  }
}

/**
 * A day that has passed is told before authority is asked for, since nobody's approval mends it; and once more when the
 * decision is approved. Also of a whole debtor or group, whose claims would each be passed over.
 */
export function checkDayToKeep(decided: Decided, { today, ...documented }: Omit<OfDays, 'on'>): void {
  const day = ruleOf(decided.kind).dayToKeep?.(decided.terms);
  const passed = day && refusePassed(day, { today, ...documentedBy(documented) });
  if (passed) throw new DecisionRefused(passed);
}
