/** Why banks are closed, by the names that the calendars use (`Rulebook.whyClosed`). */
export const CLOSED_DAYS = [
  'Saturday',
  'Sunday',
  "New Year's Day",
  'Epiphany',
  'Maundy Thursday',
  'Good Friday',
  'Easter Sunday',
  'Easter Monday',
  'Great Prayer Day',
  'May Day',
  'Ascension Day',
  'Friday after Ascension',
  'Whit Sunday',
  'Whit Monday',
  'Constitution Day',
  'National Day',
  'Midsummer Eve',
  'Midsummer Day',
  "All Saints' Day",
  'Christmas Eve',
  'Christmas Day',
  'Boxing Day',
  "New Year's Eve",
] as const;
export type ClosedDayName = (typeof CLOSED_DAYS)[number];

/** Undefined for a name that no calendar had when this was written: then no more than "no banking day" is told. */
export function closedDayOf(name: string): ClosedDayName | undefined {
  return CLOSED_DAYS.find((known) => known === name);
}
