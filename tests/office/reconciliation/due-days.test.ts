import { dueDayOf, duePeriods, isScheduled } from '../../../office/reconciliation/due-days';
import { civilDate } from '../../../domain/kernel/civil-date';
import { bankingCalendarOf } from '../../../policies/calendars/banking-calendar';
import type { Schedule } from '../../../reconciliation/recipe';

const sweden = bankingCalendarOf('SE');
const monthly: Schedule = { every: 'month', onBankingDay: 3, cites: [] };
const quarterly: Schedule = { every: 'quarter', onBankingDay: 10, cites: [] };
const yearly: Schedule = { every: 'year', onBankingDay: 1, cites: [] };
const closings: Schedule = { every: 'closing', months: [4, 8, 12], onBankingDay: 1, cites: [] };

test.each([
  // 1 March 2016 is a Tuesday.
  [monthly, '2016-02', '2016-03-03'],
  // Good Friday 25 March and Easter Monday the 28th lie before; 1 April 2016 is a Friday.
  [monthly, '2016-03', '2016-04-05'],
  // 1 January is closed, 2016's is a Friday; the 6th, Epiphany, is closed too.
  [monthly, '2015-12', '2016-01-07'],
  [quarterly, '2016-Q1', '2016-04-14'],
  [yearly, '2015', '2016-01-04'],
  [closings, '2016-08', '2016-09-01'],
])('%j of %s is due on %s', (schedule, period, day) => {
  expect(dueDayOf(schedule, period, sweden)).toBe(day);
});

test.each([
  [monthly, '2015-11', ['2015-11', '2015-12', '2016-01'], '2016-02'],
  [quarterly, '2015-Q2', ['2015-Q2', '2015-Q3', '2015-Q4'], '2016-Q1'],
  [yearly, '2014', ['2014', '2015'], '2016'],
  [closings, '2015-04', ['2015-04', '2015-08', '2015-12'], '2016-04'],
])('by 1 March 2016 %j has run from %s on', (schedule, from, due, next) => {
  const found = duePeriods(schedule, from, civilDate('2016-03-01'), sweden);
  expect([found.due, found.next?.period]).toEqual([due, next]);
});

test('what is run on arrival, or is no period of the schedule, is never due by itself', () => {
  expect(duePeriods({ every: 'arrival', cites: [] }, '2016-01', civilDate('2016-03-01'), sweden)).toEqual({ due: [] });
  expect(isScheduled(closings, '2016-05')).toBe(false);
  expect(isScheduled(monthly, '2016-Q1')).toBe(false);
});

test.each([
  [quarterly, '2015-05', ['2015-Q2', '2015-Q3', '2015-Q4'], '2016-Q1'],
  [yearly, '2014-06', ['2014', '2015'], '2016'],
])(
  'a longer schedule than the calendar’s own, %j, begins with the period that %s lies in',
  (schedule, from, due, next) => {
    const found = duePeriods(schedule, from, civilDate('2016-03-01'), sweden);
    expect([found.due, found.next?.period]).toEqual([due, next]);
  },
);
