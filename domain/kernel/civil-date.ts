import { Fault } from './fault';

/**
 * A calendar day in the creditor's own time zone, written `YYYY-MM-DD`.
 *
 * Business rules know days, never instants: "seven days after the due date" means seven squares on the wall calendar,
 * whatever the clock does on the two nights when summer time begins and ends. Two civil dates compare as strings.
 */
export type CivilDate = string & { readonly __brand: 'CivilDate' };

const MILLISECONDS_A_DAY = 86_400_000;
/** 9999-12-31: no later day is written with four digits for its year. */
const LAST_DAY = Date.UTC(9999, 11, 31) / MILLISECONDS_A_DAY;
const WRITTEN = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A text names no day of the calendar, or days are reckoned past the calendar's last. Write the day as YYYY-MM-DD, such as
 * 2016-02-29, or name an earlier day.
 */
export class InvalidCivilDate extends Fault {
  override readonly name = 'InvalidCivilDate';
  override readonly kind = 'refused';
}

/** Reads `YYYY-MM-DD`. Throws `InvalidCivilDate` when the text is written otherwise or names no day (2015-02-29). */
export function civilDate(text: string): CivilDate {
  if (WRITTEN.test(text) && (epochDays.has(text) || isDay(text))) return text as CivilDate;
  throw new InvalidCivilDate(`"${text}" is no day of the calendar; write a day as YYYY-MM-DD, such as 2016-02-29.`);
}

function isDay(text: string): boolean {
  const day = epochDayOf(text);
  return day <= LAST_DAY && fromEpochDay(day) === text;
}

function epochDayOf(date: string): number {
  const year = Number(date.slice(0, 4));
  return Date.UTC(year, Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / MILLISECONDS_A_DAY;
}

/** The number of days from 1970-01-01, for arithmetic and for indexing by day. */
export function toEpochDay(date: CivilDate): number {
  return epochDays.get(date) ?? epochDayOf(date);
}

/** Throws `InvalidCivilDate` for a day after 9999-12-31. */
export function fromEpochDay(day: number): CivilDate {
  let written = writtenDays.get(day);
  if (written === undefined) {
    if (day > LAST_DAY) throw tooFarAhead();
    written = new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10) as CivilDate;
    writtenDays.set(day, written);
    epochDays.set(written, day);
  }
  return written;
}

/** A portfolio asks for the same few thousand days millions of times; a day is always written the same. */
const writtenDays = new Map<number, CivilDate>();
/** The same days, looked up by what was written. */
const epochDays = new Map<string, number>();

function tooFarAhead(): InvalidCivilDate {
  return new InvalidCivilDate(
    'The day is too far ahead: days that follow it lie after 9999-12-31, the last day of the calendar. Name an earlier day.',
  );
}

export function civilDateOf(year: number, month: number, day: number): CivilDate {
  if (year > 9999) throw tooFarAhead();
  return civilDate(
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  );
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return fromEpochDay(toEpochDay(date) + days);
}

/** The same day of the month, `months` later; where that month is too short, its last day (31 January + 1 month = 28 or 29 February). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const monthIndex = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(monthIndex / 12);
  const month = (monthIndex % 12) + 1;
  return civilDateOf(year, month, Math.min(dayOf(date), daysInMonth(year, month)));
}

export function firstDayOfNextMonth(date: CivilDate): CivilDate {
  return addMonths(`${date.slice(0, 8)}01` as CivilDate, 1);
}

/** The day itself, and before it the last days of the months before: `count` days, the earliest first. */
export function monthEndsThrough(day: CivilDate, count: number): CivilDate[] {
  const first = `${day.slice(0, 8)}01` as CivilDate;
  const before = Array.from({ length: count - 1 }, (_, at) => addDays(addMonths(first, at + 2 - count), -1));
  return [...before, day];
}

/** Days from `from` to `to`: 1 from a Monday to its Tuesday, negative when `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** 1 Monday … 7 Sunday, as ISO 8601 counts. */
export function weekdayOf(date: CivilDate): number {
  return ((((toEpochDay(date) + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

export function monthOf(date: CivilDate): number {
  return Number(date.slice(5, 7));
}

export function dayOf(date: CivilDate): number {
  return Number(date.slice(8, 10));
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function laterOf(one: CivilDate, other: CivilDate): CivilDate {
  return one >= other ? one : other;
}

export function earlierOf(one: CivilDate, other: CivilDate): CivilDate {
  return one <= other ? one : other;
}
