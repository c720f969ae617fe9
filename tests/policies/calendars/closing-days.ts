import { addDays, civilDateOf, weekdayOf, yearOf } from '../../../domain/kernel/civil-date';
import type { BankingCalendar } from '../../../policies/calendars/banking-calendar';

/** The days from Monday to Friday on which banks are closed, as `MM-DD`: what a bank prints on its door. */
export function closedWeekdaysOf(calendar: BankingCalendar, year: number): string[] {
  const closed: string[] = [];
  for (let date = civilDateOf(year, 1, 1); yearOf(date) === year; date = addDays(date, 1)) {
    if (weekdayOf(date) <= 5 && !calendar.isBankingDay(date)) closed.push(date.slice(5));
  }
  return closed;
}
