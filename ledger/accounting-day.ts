import { addDays, type CivilDate } from '../domain/kernel/civil-date';

/** Days that are closed for accounting, both included. */
export interface ClosedPeriod {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/**
 * The accounting day of what has this value day: the value day itself where its period is open, else the first open day
 * after it. So nothing is ever booked in a period that has been reported.
 */
export function accountingDay(valueDay: CivilDate, closed: readonly ClosedPeriod[]): CivilDate {
  let day = valueDay;
  for (;;) {
    const covered = closed.find(({ from, to }) => from <= day && day <= to);
    if (!covered) return day;
    day = addDays(covered.to, 1);
  }
}
