import { daysInMonth } from '../domain/kernel/civil-date';
import { Fault } from '../domain/kernel/fault';

/** A month `2021-06`, a quarter `2021-Q2`, a year `2021` or a day `2021-06-30`. */
export type Period = string;

/** A text names no period. Write a month as 2021-06, a quarter as 2021-Q2, a year as 2021 or a day as 2021-06-30. */
export class InvalidPeriod extends Fault {
  override readonly name = 'InvalidPeriod';
  override readonly kind = 'refused';
}

/** No calendar has a year nought. */
const NO_YEAR = '0000';
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const QUARTER = /^(\d{4})-Q([1-4])$/;
const YEAR = /^\d{4}$/;
const DAY = /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})$/;

/** Reads a period as a person writes it. Throws `InvalidPeriod`. */
export function periodFrom(text: string): Period {
  const day = DAY.exec(text);
  const isDay = day !== null && Number(day[3]) >= 1 && Number(day[3]) <= daysInMonth(Number(day[1]), Number(day[2]));
  const isWritten = isDay || MONTH.test(text) || QUARTER.test(text) || YEAR.test(text);
  if (isWritten && !text.startsWith(NO_YEAR)) return text;
  throw new InvalidPeriod(
    `"${text}" is no period. Write a month as 2021-06, a quarter as 2021-Q2, a year as 2021 or a day as 2021-06-30.`,
  );
}

/**
 * How many periods lie between the run's period and a row's day or month: 0 inside it, -1 in the one before, 1 in the one
 * after. Nothing when the row says its time less finely than the run asks (a row of 2021 in a run of 2021-06).
 */
export function periodsFrom(period: Period, time: string): number | undefined {
  const unit = unitOf(period);
  const [of, at] = [ordinal(period, unit), ordinal(time, unit)];
  return of === undefined || at === undefined ? undefined : at - of;
}

/** The period of a day or month, as long as the one given: `2021-Q3` of `2021-08-24`, where a quarter is given. */
export function periodLike(period: Period, time: string): Period {
  const unit = unitOf(period);
  if (unit === 'year') return time.slice(0, 4);
  if (unit === 'quarter' && time.length >= 7 && !QUARTER.test(time)) {
    return `${time.slice(0, 4)}-Q${Math.floor((Number(time.slice(5, 7)) - 1) / 3) + 1}`;
  }
  return unit === 'month' ? time.slice(0, 7) : time;
}

/** The last day of a period, for balances at a date: `2021-06-30` of `2021-Q2`. */
export function endOf(period: Period): string {
  const unit = unitOf(period);
  if (unit === 'day') return period;
  const year = Number(period.slice(0, 4));
  const month = unit === 'year' ? 12 : unit === 'quarter' ? Number(period.slice(6)) * 3 : Number(period.slice(5, 7));
  return `${period.slice(0, 4)}-${String(month).padStart(2, '0')}-${String(daysInMonth(year, month)).padStart(2, '0')}`;
}

/** The first day of a period: `2021-04-01` of `2021-Q2`. */
export function startOf(period: Period): string {
  const unit = unitOf(period);
  if (unit === 'day') return period;
  const month = unit === 'year' ? 1 : unit === 'quarter' ? Number(period.slice(6)) * 3 - 2 : Number(period.slice(5, 7));
  return `${period.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}

type Unit = 'day' | 'month' | 'quarter' | 'year';

function unitOf(period: Period): Unit {
  if (YEAR.test(period)) return 'year';
  if (QUARTER.test(period)) return 'quarter';
  return MONTH.test(period) ? 'month' : 'day';
}

const MILLISECONDS_A_DAY = 86_400_000;

function ordinal(time: string, unit: Unit): number | undefined {
  const year = Number(time.slice(0, 4));
  if (Number.isNaN(year) || time.length < 4) return undefined;
  if (unit === 'year') return year;
  const quarter = QUARTER.exec(time);
  if (quarter) return unit === 'quarter' ? year * 4 + Number(quarter[2]) - 1 : undefined;
  if (time.length < 7) return undefined;
  const month = Number(time.slice(5, 7));
  if (unit === 'quarter') return year * 4 + Math.floor((month - 1) / 3);
  if (unit === 'month') return year * 12 + month - 1;
  return DAY.test(time) ? Date.UTC(year, month - 1, Number(time.slice(8, 10))) / MILLISECONDS_A_DAY : undefined;
}
