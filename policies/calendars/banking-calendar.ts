import {
  addDays,
  civilDateOf,
  firstDayOfNextMonth,
  isLeapYear,
  weekdayOf,
  yearOf,
} from '../../domain/kernel/civil-date';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Country } from '../../domain/policy/policy';
import { SATURDAY, countsInYear } from './closed-day';
import type { ClosedDay } from './closed-day';
import { DANISH_CLOSED_DAYS } from './danish-banking-days';
import { SWEDISH_CLOSED_DAYS } from './swedish-banking-days';

/** The days on which a country's banks settle payments, and so on which its debtors can pay. */
export interface BankingCalendar {
  readonly country: Country;
  isBankingDay(date: CivilDate): boolean;
  /** The date itself when it is a banking day, else the next one. */
  nextBankingDayFrom(date: CivilDate): CivilDate;
  /** Always later than the date. */
  nextBankingDayAfter(date: CivilDate): CivilDate;
  /** The first banking day of the calendar month after the date's month, whatever day of its month the date is. */
  firstBankingDayOfMonthAfter(date: CivilDate): CivilDate;
  /**
   * The n-th banking day after the date, or before it when n is negative. The date itself is never counted, so one
   * banking day after a Saturday is the Monday. Zero leaves the date as it is, even when it is no banking day.
   */
  addBankingDays(date: CivilDate, count: number): CivilDate;
  /** Why banks are closed, in English: 'Good Friday', 'Saturday'. Absent on a banking day. */
  whyClosed(date: CivilDate): string | undefined;
}

const CALENDARS: Readonly<Record<Country, BankingCalendar>> = {
  SE: bankingCalendar('SE', SWEDISH_CLOSED_DAYS),
  DK: bankingCalendar('DK', DANISH_CLOSED_DAYS),
};

export function bankingCalendarOf(country: Country): BankingCalendar {
  return CALENDARS[country];
}

/**
 * A calendar that works out each year once, on the first question about it. The memory holds reasons by date and nothing
 * else, so every process arrives at the same answers.
 */
function bankingCalendar(country: Country, closedDays: readonly ClosedDay[]): BankingCalendar {
  const reasonsByYear = new Map<number, ReadonlyMap<CivilDate, string>>();

  function whyClosed(date: CivilDate): string | undefined {
    const year = yearOf(date);
    let reasons = reasonsByYear.get(year);
    if (reasons === undefined) {
      reasons = closedDaysOfYear(year, closedDays);
      reasonsByYear.set(year, reasons);
    }
    return reasons.get(date);
  }

  function isBankingDay(date: CivilDate): boolean {
    return whyClosed(date) === undefined;
  }

  function nearestBankingDay(date: CivilDate, direction: 1 | -1): CivilDate {
    let candidate = date;
    while (!isBankingDay(candidate)) candidate = addDays(candidate, direction);
    return candidate;
  }

  function addBankingDays(date: CivilDate, count: number): CivilDate {
    if (!Number.isSafeInteger(count))
      throw new RangeError(`Banking days are counted whole; ${count} is no such number.`);
    const direction = count < 0 ? -1 : 1;
    let reached = date;
    for (let left = Math.abs(count); left > 0; left -= 1) {
      reached = nearestBankingDay(addDays(reached, direction), direction);
    }
    return reached;
  }

  return {
    country,
    isBankingDay,
    nextBankingDayFrom: (date) => nearestBankingDay(date, 1),
    nextBankingDayAfter: (date) => nearestBankingDay(addDays(date, 1), 1),
    firstBankingDayOfMonthAfter: (date) => nearestBankingDay(firstDayOfNextMonth(date), 1),
    addBankingDays,
    whyClosed,
  };
}

/** A holiday that falls on a weekend keeps the holiday's name. */
function closedDaysOfYear(year: number, closedDays: readonly ClosedDay[]): ReadonlyMap<CivilDate, string> {
  const reasons = new Map<CivilDate, string>();
  const newYear = civilDateOf(year, 1, 1);
  const days = isLeapYear(year) ? 366 : 365;
  for (let at = 0; at < days; at += 1) {
    const date = addDays(newYear, at);
    const weekday = weekdayOf(date);
    if (weekday >= SATURDAY) reasons.set(date, weekday === SATURDAY ? 'Saturday' : 'Sunday');
  }
  for (const closedDay of closedDays) {
    if (countsInYear(closedDay, year)) reasons.set(closedDay.inYear(year), closedDay.name);
  }
  return reasons;
}
