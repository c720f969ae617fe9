import fc from 'fast-check';
import {
  addDays,
  civilDate,
  dayOf,
  daysBetween,
  fromEpochDay,
  monthOf,
  toEpochDay,
} from '../../../domain/kernel/civil-date';
import type { Country } from '../../../domain/policy/policy';
import { bankingCalendarOf } from '../../../policies/calendars/banking-calendar';
import { DANISH_CLOSED_DAYS } from '../../../policies/calendars/danish-banking-days';
import { lastTimelyDayToPay } from '../../../policies/calendars/payment-day';
import { SWEDISH_CLOSED_DAYS } from '../../../policies/calendars/swedish-banking-days';

const sweden = bankingCalendarOf('SE');
const denmark = bankingCalendarOf('DK');

describe('the last timely day to pay', () => {
  test.each<[Country, string, string, string]>([
    ['SE', '2016-05-02', '2016-05-02', 'a Monday'],
    ['SE', '2016-05-01', '2016-05-02', 'May Day on a Sunday'],
    ['SE', '2016-06-24', '2016-06-27', 'Midsummer Eve'],
    ['SE', '2015-12-31', '2016-01-04', "New Year's Eve before New Year's Day on a Friday"],
    ['SE', '2024-12-24', '2024-12-27', 'Christmas Eve on a Tuesday'],
    ['DK', '2026-05-01', '2026-05-01', 'May Day, a bank day in Denmark'],
    ['DK', '2026-04-02', '2026-04-07', 'Maundy Thursday'],
    ['DK', '2026-06-05', '2026-06-08', 'Constitution Day on a Friday'],
    ['DK', '2026-12-24', '2026-12-28', 'Christmas Eve on a Thursday'],
  ])('%s, due %s: %s (%s)', (country, due, last) => {
    expect(lastTimelyDayToPay(civilDate(due), bankingCalendarOf(country))).toBe(last);
  });
});

describe('the first banking day of the month after', () => {
  test.each([
    ['SE', '2015-12-01', '2016-01-04'],
    ['SE', '2015-12-31', '2016-01-04'],
    ['SE', '2016-01-31', '2016-02-01'],
    ['SE', '2016-04-15', '2016-05-02'],
    ['DK', '2025-12-10', '2026-01-02'],
    ['DK', '2026-07-31', '2026-08-03'],
  ] as const)('%s, %s: %s', (country, date, first) => {
    expect(bankingCalendarOf(country).firstBankingDayOfMonthAfter(civilDate(date))).toBe(first);
  });
});

describe('adding banking days', () => {
  test.each([
    ['2016-03-23', 1, '2016-03-24'],
    ['2016-03-24', 1, '2016-03-29'],
    ['2016-03-26', 1, '2016-03-29'],
    ['2016-03-23', 4, '2016-03-31'],
    ['2016-03-29', -1, '2016-03-24'],
    ['2016-03-26', -2, '2016-03-23'],
    ['2016-03-26', 0, '2016-03-26'],
  ] as const)('%s and %d banking days in Sweden: %s', (date, count, reached) => {
    expect(sweden.addBankingDays(civilDate(date), count)).toBe(reached);
  });

  test('half a banking day is refused', () => {
    expect(() => sweden.addBankingDays(civilDate('2016-03-23'), 0.5)).toThrow(RangeError);
  });
});

describe('from 2000 to 2099, in both countries', () => {
  const anyDay = fc
    .integer({ min: toEpochDay(civilDate('2000-01-01')), max: toEpochDay(civilDate('2099-12-31')) })
    .map(fromEpochDay);
  const anyCalendar = fc.constantFrom(sweden, denmark);

  test('the next banking day is one, is never earlier and never more than six days later', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, (calendar, date) => {
        const next = calendar.nextBankingDayFrom(date);
        expect(calendar.isBankingDay(next)).toBe(true);
        expect(next >= date).toBe(true);
        expect(daysBetween(date, next)).toBeLessThanOrEqual(6);
        expect(next === date).toBe(calendar.isBankingDay(date));
      }),
    );
  });

  test('no banking day is passed over', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, (calendar, date) => {
        const next = calendar.nextBankingDayAfter(date);
        expect(next > date).toBe(true);
        for (let between = addDays(date, 1); between < next; between = addDays(between, 1)) {
          expect(calendar.whyClosed(between)).toBeDefined();
        }
      }),
    );
  });

  test('the first banking day of the month after lies in that month, with no banking day before it', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, (calendar, date) => {
        const first = calendar.firstBankingDayOfMonthAfter(date);
        expect(monthOf(first)).toBe((monthOf(date) % 12) + 1);
        for (let before = addDays(first, -1); dayOf(before) < dayOf(first); before = addDays(before, -1)) {
          expect(calendar.isBankingDay(before)).toBe(false);
        }
      }),
    );
  });

  test('from a banking day, adding banking days and taking them away again comes back', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, fc.integer({ min: 0, max: 40 }), (calendar, date, count) => {
        const start = calendar.nextBankingDayFrom(date);
        expect(calendar.addBankingDays(calendar.addBankingDays(start, count), -count)).toBe(start);
      }),
    );
  });
});

test('every closed day has a name and a source', () => {
  for (const closedDay of [...SWEDISH_CLOSED_DAYS, ...DANISH_CLOSED_DAYS]) {
    expect(closedDay.name).not.toBe('');
    expect(closedDay.source).not.toBe('');
  }
});

test('a million questions are answered in a moment', () => {
  const days = Array.from({ length: 3650 }, (_, index) => addDays(civilDate('2015-01-01'), index));
  const begun = performance.now();
  for (let asked = 0; asked < 1_000_000; asked += 1)
    sweden.isBankingDay(days[asked % days.length] ?? civilDate('2015-01-01'));
  expect(performance.now() - begun).toBeLessThan(2_000);
});

test('the last year of the calendar has banking days too', () => {
  // 31 December 9999 is a Friday, and banks in Denmark are closed on 31 December.
  expect(bankingCalendarOf('DK').nextBankingDayFrom(civilDate('9999-12-29'))).toBe('9999-12-29');
  expect(() => bankingCalendarOf('DK').nextBankingDayFrom(civilDate('9999-12-31'))).toThrow(/too far ahead/);
});
