import { addDays, civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import type { BankingCalendar } from '../../policies/calendars/banking-calendar';
import { endOf, periodLike, type Period } from '../../reconciliation/period';
import type { Schedule } from '../../reconciliation/recipe';

type Calendar = Pick<BankingCalendar, 'addBankingDays'>;

/**
 * What the sources leave open (how often a run is to be done is said, S003-27 and S004-*, but not how long its parts may
 * take): a banking week to sign, a reminder each second banking day while a source is missing, and one in the last banking week in
 * which a report can be drawn.
 */
export const DEADLINES = {
  remindEveryBankingDays: 2,
  drawWithinBankingDays: 5,
  signWithinBankingDays: 5,
  lookIntoWithinBankingDays: 5,
  escalateEveryBankingDays: 5,
  chaseEveryBankingDays: 5,
} as const;

/** The day on which the run of a period is due: the n-th banking day after the period's last. On arrival: never by itself. */
export function dueDayOf(schedule: Schedule, period: Period, calendar: Calendar): CivilDate | undefined {
  if (schedule.every === 'arrival') return undefined;
  return calendar.addBankingDays(civilDate(endOf(period)), schedule.onBankingDay);
}

/** The periods from one on whose runs are due by a day, in order; the first whose run is still to come stands last, apart. */
export function duePeriods(
  schedule: Schedule,
  from: Period,
  today: CivilDate,
  calendar: Calendar,
): { readonly due: readonly Period[]; readonly next?: { readonly period: Period; readonly on: CivilDate } } {
  const due: Period[] = [];
  for (let period = firstPeriod(schedule, from); period !== undefined; period = periodAfter(schedule, period)) {
    const on = dueDayOf(schedule, period, calendar);
    if (on === undefined) break;
    if (on > today) return { due, next: { period, on } };
    due.push(period);
  }
  return { due };
}

/** The kind of period that a schedule runs, as a sentence has it. */
export function periodsInWords(schedule: Schedule): string {
  switch (schedule.every) {
    case 'month':
      return 'a month, such as 2026-10';
    case 'quarter':
      return 'a quarter, such as 2026-Q3';
    case 'year':
      return 'a year, such as 2026';
    case 'closing':
      return `the month of a closing (${schedule.months.join(', ')}), such as 2026-${twoDigits(schedule.months[0] ?? 12)}`;
    case 'arrival':
      return 'any, when its files arrive';
  }
}

/** Whether a schedule runs such periods. */
export function isScheduled(schedule: Schedule, period: Period): boolean {
  switch (schedule.every) {
    case 'month':
      return isMonth(period);
    case 'quarter':
      return /^\d{4}-Q[1-4]$/.test(period);
    case 'year':
      return /^\d{4}$/.test(period);
    case 'closing':
      return isMonth(period) && schedule.months.includes(Number(period.slice(5)));
    case 'arrival':
      return false;
  }
}

/** The period itself, or the longer one that it lies in: the year 2021 of a calendar that begins with June 2021. */
export function firstPeriod(schedule: Schedule, from: Period): Period | undefined {
  if (isScheduled(schedule, from)) return from;
  if (schedule.every === 'quarter') return periodLike('2000-Q1', endOf(from));
  return schedule.every === 'year' ? periodLike('2000', endOf(from)) : undefined;
}

function periodAfter(schedule: Schedule, period: Period): Period | undefined {
  const after = addDays(civilDate(endOf(period)), 1);
  const year = after.slice(0, 4);
  switch (schedule.every) {
    case 'month':
      return after.slice(0, 7);
    case 'quarter':
      return `${year}-Q${Math.ceil(Number(after.slice(5, 7)) / 3)}`;
    case 'year':
      return year;
    case 'closing': {
      const months = [...schedule.months].sort((one, other) => one - other);
      const later = months.find((month) => month >= Number(after.slice(5, 7)));
      return later === undefined ? `${Number(year) + 1}-${twoDigits(months[0] ?? 12)}` : `${year}-${twoDigits(later)}`;
    }
    case 'arrival':
      return undefined;
  }
}

function isMonth(period: Period): boolean {
  return /^\d{4}-\d{2}$/.test(period);
}

function twoDigits(month: number): string {
  return String(month).padStart(2, '0');
}
