import { addDays, weekdayOf, type CivilDate } from '../domain/kernel/civil-date';
import { bankingCalendarOf } from '../policies/calendars/banking-calendar';

/** The runs that take up an unpaid Danish invoice, when no gate is closed. */
export interface DanishRunDays {
  readonly firstReminderOn: CivilDate;
  readonly secondReminderOn: CivilDate;
  readonly acceptanceAskedOn: CivilDate;
}

/**
 * The routine of Statens Administration in weekly runs on Mondays (S003-17 to S003-25): the 1st reminder in the first run
 * after the last timely day to pay, the 2nd and the question for acceptance each in the first run ten days later or more.
 * Written out here for planning, and not asked of the policy.
 */
export function danishRunDaysOf(dueOn: CivilDate): DanishRunDays {
  const lastTimelyDay = bankingCalendarOf('DK').nextBankingDayFrom(dueOn);
  const firstReminderOn = runFrom(addDays(lastTimelyDay, 1));
  const secondReminderOn = runFrom(addDays(firstReminderOn, 10));
  return { firstReminderOn, secondReminderOn, acceptanceAskedOn: runFrom(addDays(secondReminderOn, 10)) };
}

/** The first run on or after the day; a Monday on which banks are closed moves its run to the next banking day. */
function runFrom(day: CivilDate): CivilDate {
  for (let monday = addDays(day, -6 - weekdayOf(day)); ; monday = addDays(monday, 7)) {
    const held = bankingCalendarOf('DK').nextBankingDayFrom(monday);
    if (held >= day) return held;
  }
}
