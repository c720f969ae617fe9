import { FRIDAY, SATURDAY, daysFromEaster, fixedDay, weekdayFrom } from './closed-day';
import type { ClosedDay } from './closed-day';

const PUBLIC_HOLIDAYS = 'lag (1989:253) om allmänna helgdagar 1 §';
const EQUAL_TO_HOLIDAYS = 'lag (1930:173) 2 §, skuldebrevslagen (1936:81) 5 §';

/**
 * The days, besides Saturdays and Sundays, on which Swedish banks do not settle. The three eves are no public holidays,
 * but both the law on statutory deadlines and the one on payment days treat them as such, and banks are closed.
 */
export const SWEDISH_CLOSED_DAYS: readonly ClosedDay[] = [
  { name: "New Year's Day", inYear: fixedDay(1, 1), source: PUBLIC_HOLIDAYS },
  { name: 'Epiphany', inYear: fixedDay(1, 6), source: PUBLIC_HOLIDAYS },
  { name: 'Good Friday', inYear: daysFromEaster(-2), source: PUBLIC_HOLIDAYS },
  { name: 'Easter Sunday', inYear: daysFromEaster(0), source: PUBLIC_HOLIDAYS },
  { name: 'Easter Monday', inYear: daysFromEaster(1), source: PUBLIC_HOLIDAYS },
  { name: 'May Day', inYear: fixedDay(5, 1), source: PUBLIC_HOLIDAYS },
  { name: 'Ascension Day', inYear: daysFromEaster(39), source: PUBLIC_HOLIDAYS },
  { name: 'Whit Sunday', inYear: daysFromEaster(49), source: PUBLIC_HOLIDAYS },
  { name: 'Whit Monday', inYear: daysFromEaster(50), untilYear: 2004, source: `${PUBLIC_HOLIDAYS}, before 2005` },
  { name: 'National Day', inYear: fixedDay(6, 6), sinceYear: 2005, source: PUBLIC_HOLIDAYS },
  { name: 'Midsummer Eve', inYear: weekdayFrom(FRIDAY, 6, 19), source: EQUAL_TO_HOLIDAYS },
  { name: 'Midsummer Day', inYear: weekdayFrom(SATURDAY, 6, 20), source: PUBLIC_HOLIDAYS },
  { name: "All Saints' Day", inYear: weekdayFrom(SATURDAY, 10, 31), source: PUBLIC_HOLIDAYS },
  { name: 'Christmas Eve', inYear: fixedDay(12, 24), source: EQUAL_TO_HOLIDAYS },
  { name: 'Christmas Day', inYear: fixedDay(12, 25), source: PUBLIC_HOLIDAYS },
  { name: 'Boxing Day', inYear: fixedDay(12, 26), source: PUBLIC_HOLIDAYS },
  { name: "New Year's Eve", inYear: fixedDay(12, 31), source: EQUAL_TO_HOLIDAYS },
];
