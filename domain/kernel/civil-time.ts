import { addDays, civilDateOf, toEpochDay, type CivilDate } from './civil-date';

/**
 * The only place where civil dates meet instants. A zone is an IANA name, such as `Europe/Stockholm`; what its clocks
 * show comes from the runtime's time zone data.
 */
const MILLISECONDS_A_DAY = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    clocks.set(timeZone, clock);
  }
  return clock;
}

interface Reading {
  readonly date: CivilDate;
  readonly secondsOfDay: number;
}

function readClock(epochMilliseconds: number, timeZone: string): Reading {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of clockOf(timeZone).formatToParts(epochMilliseconds)) parts[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return { date: civilDateOf(year, month, day), secondsOfDay: hour * 3600 + minute * 60 + second };
}

/** The day that it is in the zone at an instant (milliseconds since 1970-01-01T00:00Z). */
export function civilDateAt(epochMilliseconds: number, timeZone: string): CivilDate {
  return readClock(epochMilliseconds, timeZone).date;
}

/** What the zone's clocks show at an instant (milliseconds since 1970-01-01T00:00Z): `14:03`. */
export function timeOfDayAt(epochMilliseconds: number, timeZone: string): string {
  const minutes = Math.floor(readClock(epochMilliseconds, timeZone).secondsOfDay / 60);
  return [Math.floor(minutes / 60), minutes % 60].map((count) => String(count).padStart(2, '0')).join(':');
}

/**
 * The instant at which the zone's clocks show so many seconds past midnight on a day, in milliseconds. A time that the
 * spring night leaves out is taken an hour later; one that the autumn night has twice is the earlier.
 */
export function instantOf(date: CivilDate, secondsOfDay: number, timeZone: string): number {
  const begins = midnightOf(date, timeZone);
  const isOrdinary = midnightOf(addDays(date, 1), timeZone) - begins === MILLISECONDS_A_DAY;
  return isOrdinary ? begins + secondsOfDay * 1000 : searchedInstant(date, secondsOfDay, timeZone);
}

/** A portfolio asks for the same few hundred days over and over, and a zone's clocks are slow to read. */
const midnights = new Map<string, number>();

function midnightOf(date: CivilDate, timeZone: string): number {
  const key = `${date} ${timeZone}`;
  let midnight = midnights.get(key);
  if (midnight === undefined) {
    midnight = searchedInstant(date, 0, timeZone);
    midnights.set(key, midnight);
  }
  return midnight;
}

function searchedInstant(date: CivilDate, secondsOfDay: number, timeZone: string): number {
  const asIfUtc = (toEpochDay(date) * 86_400 + secondsOfDay) * 1000;
  const first = asIfUtc - offsetAt(asIfUtc - MILLISECONDS_A_DAY, timeZone);
  if (asIfUtc - offsetAt(first, timeZone) === first) return first;
  const second = asIfUtc - offsetAt(asIfUtc + MILLISECONDS_A_DAY, timeZone);
  return asIfUtc - offsetAt(second, timeZone) === second ? second : first;
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(epochMilliseconds: number, timeZone: string): number {
  const { date, secondsOfDay } = readClock(epochMilliseconds, timeZone);
  return (toEpochDay(date) * 86_400 + secondsOfDay) * 1000 - Math.floor(epochMilliseconds / 1000) * 1000;
}
