import { daysInMonth } from '../kernel/civil-date';

/** Whether the calendar has the day. */
export function isDayOfYear(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}
