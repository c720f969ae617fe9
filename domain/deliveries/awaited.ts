import {
  addDays,
  addMonths,
  civilDate,
  civilDateOf,
  daysInMonth,
  earlierOf,
  laterOf,
  monthOf,
  yearOf,
  type CivilDate,
} from '../kernel/civil-date';
import type { SourceSystem } from './source-system';

/** What of a country's calendar is asked for. */
export interface BankingDays {
  isBankingDay(date: CivilDate): boolean;
  nextBankingDayFrom(date: CivilDate): CivilDate;
  addBankingDays(date: CivilDate, count: number): CivilDate;
}

/** A delivery that the calendar has. */
export interface Awaited {
  readonly period: string;
  /** The period's last day. */
  readonly endsOn: CivilDate;
  /** The last day on which the delivery comes in time. */
  readonly dueOn: CivilDate;
}

/** Which periods are asked for, by their last days, both included. */
export interface Span {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** The deliveries that a system's calendar has of the periods that end in a span, the earliest first. */
export function awaitedOf(system: SourceSystem, { from, to }: Span, days: BankingDays): Awaited[] {
  const { calendar, since, through } = system;
  if (calendar.every === 'call') return [];
  if (calendar.every === 'banking-day') {
    const last = through === undefined ? to : earlierOf(to, through);
    const awaited: Awaited[] = [];
    for (let day = laterOf(from, since); day <= last; day = addDays(day, 1))
      if (days.isBankingDay(day)) awaited.push({ period: day, endsOn: day, dueOn: dueOf(system, day, days) });
    return awaited;
  }
  const months = calendar.every === 'month' ? 1 : 3;
  const awaited: Awaited[] = [];
  for (let endsOn = endOf(laterOf(from, since), months); endsOn <= to; endsOn = endOf(addDays(endsOn, 1), months)) {
    const begins = addMonths(addDays(endsOn, 1), -months);
    if (through !== undefined && begins > through) break;
    awaited.push({ period: periodOf(endsOn, months), endsOn, dueOn: dueOf(system, endsOn, days) });
  }
  return awaited;
}

/** The period of a system's calendar in which a day lies; the month for systems that deliver on call. */
export function periodOn({ calendar }: SourceSystem, day: CivilDate): string {
  if (calendar.every === 'banking-day') return day;
  const months = calendar.every === 'quarter' ? 3 : 1;
  return periodOf(endOf(day, months), months);
}

/** The last day of a day, month or quarter as a period names it; nothing where a text names none. */
export function lastDayOf(period: string): CivilDate | undefined {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return endOf(civilDateOf(Number(quarter[1]), Number(quarter[2]) * 3, 1), 1);
  const month = /^(?!0000)(\d{4})-(0[1-9]|1[0-2])$/.exec(period);
  if (month) return endOf(civilDateOf(Number(month[1]), Number(month[2]), 1), 1);
  try {
    return civilDate(period);
  } catch {
    return undefined;
  }
}

function endOf(day: CivilDate, months: number): CivilDate {
  const month = Math.ceil(monthOf(day) / months) * months;
  return civilDateOf(yearOf(day), month, daysInMonth(yearOf(day), month));
}

function periodOf(endsOn: CivilDate, months: number): string {
  return months === 1 ? endsOn.slice(0, 7) : `${endsOn.slice(0, 4)}-Q${monthOf(endsOn) / 3}`;
}

function dueOf({ calendar }: SourceSystem, endsOn: CivilDate, days: BankingDays): CivilDate {
  const { onDay, bankingDaysAfter } = calendar;
  if (onDay !== undefined) {
    const last = daysInMonth(yearOf(endsOn), monthOf(endsOn));
    return days.nextBankingDayFrom(civilDateOf(yearOf(endsOn), monthOf(endsOn), Math.min(onDay, last)));
  }
  if (bankingDaysAfter !== undefined && bankingDaysAfter > 0) return days.addBankingDays(endsOn, bankingDaysAfter);
  return days.nextBankingDayFrom(endsOn);
}
