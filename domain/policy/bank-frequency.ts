import { addDays, addMonths, firstDayOfNextMonth, weekdayOf, type CivilDate } from '../kernel/civil-date';

/** How often a creditor's bank is reconciled, as the creditor has agreed (S003-27), and how long that may take. */
export interface BankFrequency {
  readonly every: 'day' | 'week' | 'month';
  /** So many days behind the end of a period the period must be reconciled. */
  readonly withinDays: number;
}

/**
 * The last day on which a bank that is reconciled through a day counts as reconciled: so many days behind the end of the
 * next whole period. Monthly within ten days, a bank reconciled through 31 August holds through 10 October.
 */
export function holdsThrough(through: CivilDate, { every, withinDays }: BankFrequency): CivilDate {
  return addDays(endOfPeriod(addDays(endBefore(through, every), 1), every), withinDays);
}

/** The last day of the last whole period that the day covers. */
function endBefore(day: CivilDate, every: BankFrequency['every']): CivilDate {
  const end = endOfPeriod(day, every);
  if (end === day) return day;
  return every === 'week' ? addDays(end, -7) : addDays(firstDayOfNextMonth(addMonths(end, -1)), -1);
}

function endOfPeriod(day: CivilDate, every: BankFrequency['every']): CivilDate {
  switch (every) {
    case 'day':
      return day;
    case 'week':
      return addDays(day, (7 - weekdayOf(day)) % 7);
    case 'month':
      return addDays(firstDayOfNextMonth(day), -1);
  }
}
