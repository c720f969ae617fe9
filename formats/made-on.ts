import { addDays, civilDate, type CivilDate } from '../domain/kernel/civil-date';

/** The last whole day before a file was made: `20160301173035…` and `2016-03-01T17:30:35` give 29 February 2016. */
export function dayBeforeMade(timestamp: string): CivilDate | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(timestamp) ?? [];
  if (year === undefined) return undefined;
  try {
    return addDays(civilDate(`${year}-${month}-${day}`), -1);
  } catch {
    return undefined;
  }
}
