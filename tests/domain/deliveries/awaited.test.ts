import { awaitedOf, lastDayOf, periodOn } from '../../../domain/deliveries/awaited';
import type { DeliveryCalendar, SourceSystem } from '../../../domain/deliveries/source-system';
import { civilDate } from '../../../domain/kernel/civil-date';
import { bankingCalendarOf } from '../../../policies/calendars/banking-calendar';

const swedish = bankingCalendarOf('SE');
const system = (calendar: DeliveryCalendar, since: string, through?: string): SourceSystem => ({
  ...{ sourceSystemId: 'procapita', name: 'Procapita', owner: 'school', interface: 'CSV', delivers: 'invoices' },
  ...{ calendar, since: civilDate(since), agreedBy: 'Skolan' },
  ...(through !== undefined && { through: civilDate(through) }),
});
const awaited = (of: SourceSystem, from: string, to: string) =>
  awaitedOf(of, { from: civilDate(from), to: civilDate(to) }, swedish).map(
    ({ period, dueOn }) => `${period} by ${dueOn}`,
  );

test('a monthly file that comes on the third banking day after the month passes over Epiphany', () => {
  // 2017-01-02 and 2017-01-03 are banking days, and so is 2017-01-04; 2017-01-01 is a Sunday, 2017-01-06 a holiday.
  expect(awaited(system({ every: 'month', bankingDaysAfter: 3 }, '2016-12-01'), '2016-12-01', '2017-01-31')).toEqual([
    '2016-12 by 2017-01-04',
    '2017-01 by 2017-02-03',
  ]);
});

test('a file of the 25th comes on the next banking day where the 25th is none, and on the last day of a short month', () => {
  // 2016-12-25 is a Sunday and the 26th a holiday. 2017-02-28 is a Tuesday.
  expect(awaited(system({ every: 'month', onDay: 25 }, '2016-12-01'), '2016-12-01', '2016-12-31')).toEqual([
    '2016-12 by 2016-12-27',
  ]);
  expect(awaited(system({ every: 'month', onDay: 31 }, '2017-02-01'), '2017-02-01', '2017-02-28')).toEqual([
    '2017-02 by 2017-02-28',
  ]);
});

test('a daily file is awaited on banking days alone, from the day since when it is agreed', () => {
  // 2016-11-05 and -06 are a weekend.
  expect(awaited(system({ every: 'banking-day' }, '2016-11-03'), '2016-11-01', '2016-11-08')).toEqual([
    '2016-11-03 by 2016-11-03',
    '2016-11-04 by 2016-11-04',
    '2016-11-07 by 2016-11-07',
    '2016-11-08 by 2016-11-08',
  ]);
});

test('a quarterly file is awaited once a quarter, and not after the quarter in which it ends', () => {
  const water = system({ every: 'quarter', bankingDaysAfter: 5 }, '2016-02-15', '2016-07-01');
  // The fifth banking day after 2016-03-31: April 1, 4, 5, 6, 7. After 2016-06-30: July 1, 4, 5, 6, 7. After 2016-09-30: Oct 3 to 7.
  expect(awaited(water, '2016-01-01', '2016-12-31')).toEqual([
    '2016-Q1 by 2016-04-07',
    '2016-Q2 by 2016-07-07',
    '2016-Q3 by 2016-10-07',
  ]);
});

test('of a system that delivers on call nothing is awaited', () => {
  expect(awaited(system({ every: 'call' }, '2016-01-01'), '2016-01-01', '2016-12-31')).toEqual([]);
});

test('a period is read as a day, a month or a quarter, and nothing else', () => {
  expect(['2016-11', '2016-02', '2016-Q4', '2016-11-05'].map(lastDayOf)).toEqual([
    ...['2016-11-30', '2016-02-29', '2016-12-31', '2016-11-05'],
  ]);
  expect(['2016', '2016-13', '2016-Q5', '2016-02-30', 'November', ''].map(lastDayOf)).toEqual(
    Array.from({ length: 6 }, () => undefined),
  );
  expect(periodOn(system({ every: 'quarter' }, '2016-01-01'), civilDate('2016-11-05'))).toBe('2016-Q4');
});
