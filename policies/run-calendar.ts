import { addDays, addMonths, daysBetween, type CivilDate } from '../domain/kernel/civil-date';
import type { RunCalendar } from '../domain/policy/policy';
import type { BankingCalendar } from './calendars/banking-calendar';

/**
 * The first reminder run on or after the day (S003-23 to S003-25). A run that is planned for a non-banking day is held
 * on the next banking day, so a run planned a little before the day may still lie on or after it.
 */
export function nextRunFrom(day: CivilDate, runs: RunCalendar, calendar: BankingCalendar): CivilDate {
  for (let number = firstCandidate(day, runs); ; number += 1) {
    const held = calendar.nextBankingDayFrom(plannedRun(number, runs));
    if (held >= day) return held;
  }
}

function plannedRun(number: number, runs: RunCalendar): CivilDate {
  switch (runs.frequency.value) {
    case 'weekly':
      return addDays(runs.firstRunOn, 7 * number);
    case 'every-14-days':
      return addDays(runs.firstRunOn, 14 * number);
    case 'monthly':
      return addMonths(runs.firstRunOn, number);
  }
}

/** A run number that surely lies before the day, but not by much. No run is held before the first. */
function firstCandidate(day: CivilDate, runs: RunCalendar): number {
  const elapsed = daysBetween(runs.firstRunOn, day);
  const length = { weekly: 7, 'every-14-days': 14, monthly: 31 }[runs.frequency.value];
  return Math.max(0, Math.floor(elapsed / length) - 2);
}
