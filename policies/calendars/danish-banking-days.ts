import { daysFromEaster, fixedDay } from './closed-day';
import type { ClosedDay } from './closed-day';

const PUBLIC_HOLIDAYS = 'helligdage (Danmarks Nationalbank, banklukkedage)';
const BANK_CLOSING_DAYS = 'banklukkedag (Danmarks Nationalbank, banklukkedage)';
const GREAT_PRAYER_DAY = 'helligdag until abolished from 2024-01-01 by lov nr. 214 af 6. marts 2023';

/**
 * The days, besides Saturdays and Sundays, on which Danish banks do not settle. 1 May is none of them: offices may close,
 * banks do not. (That the Friday after Ascension joined the list in 2009 is known from QuantLib's calendar only.)
 */
export const DANISH_CLOSED_DAYS: readonly ClosedDay[] = [
  { name: "New Year's Day", inYear: fixedDay(1, 1), source: PUBLIC_HOLIDAYS },
  { name: 'Maundy Thursday', inYear: daysFromEaster(-3), source: PUBLIC_HOLIDAYS },
  { name: 'Good Friday', inYear: daysFromEaster(-2), source: PUBLIC_HOLIDAYS },
  { name: 'Easter Sunday', inYear: daysFromEaster(0), source: PUBLIC_HOLIDAYS },
  { name: 'Easter Monday', inYear: daysFromEaster(1), source: PUBLIC_HOLIDAYS },
  { name: 'Great Prayer Day', inYear: daysFromEaster(26), untilYear: 2023, source: GREAT_PRAYER_DAY },
  { name: 'Ascension Day', inYear: daysFromEaster(39), source: PUBLIC_HOLIDAYS },
  { name: 'Friday after Ascension', inYear: daysFromEaster(40), sinceYear: 2009, source: BANK_CLOSING_DAYS },
  { name: 'Whit Sunday', inYear: daysFromEaster(49), source: PUBLIC_HOLIDAYS },
  { name: 'Whit Monday', inYear: daysFromEaster(50), source: PUBLIC_HOLIDAYS },
  { name: 'Constitution Day', inYear: fixedDay(6, 5), source: BANK_CLOSING_DAYS },
  { name: 'Christmas Eve', inYear: fixedDay(12, 24), source: BANK_CLOSING_DAYS },
  { name: 'Christmas Day', inYear: fixedDay(12, 25), source: PUBLIC_HOLIDAYS },
  { name: 'Boxing Day', inYear: fixedDay(12, 26), source: PUBLIC_HOLIDAYS },
  { name: "New Year's Eve", inYear: fixedDay(12, 31), source: BANK_CLOSING_DAYS },
];
