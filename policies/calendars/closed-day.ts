import { addDays, civilDateOf, weekdayOf } from '../../domain/kernel/civil-date';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { easterSunday } from './easter';

/** A day of the year on which banks are closed, other than an ordinary Saturday or Sunday, and the rule that finds it. */
export interface ClosedDay {
  /** In English, as a report to a caseworker says it. */
  readonly name: string;
  /** The day in that year. */
  readonly inYear: (year: number) => CivilDate;
  /** The first year in which the day counts. Absent: since before the records of any creditor here. */
  readonly sinceYear?: number;
  /** The last year in which the day counts. Absent: still in force. */
  readonly untilYear?: number;
  /** The law, ordinance or official list that closes the day. */
  readonly source: string;
}

export const SATURDAY = 6;
export const FRIDAY = 5;

export function fixedDay(month: number, day: number): ClosedDay['inYear'] {
  return (year) => civilDateOf(year, month, day);
}

/** So many days after Easter Sunday; negative before it. */
export function daysFromEaster(days: number): ClosedDay['inYear'] {
  return (year) => addDays(easterSunday(year), days);
}

/** The one such weekday (1 Monday … 7 Sunday) among the seven days that begin on this day of the year. */
export function weekdayFrom(weekday: number, month: number, day: number): ClosedDay['inYear'] {
  return (year) => {
    const firstDay = civilDateOf(year, month, day);
    return addDays(firstDay, (weekday - weekdayOf(firstDay) + 7) % 7);
  };
}

export function countsInYear(closedDay: ClosedDay, year: number): boolean {
  return year >= (closedDay.sinceYear ?? -Infinity) && year <= (closedDay.untilYear ?? Infinity);
}
