import {
  addDays,
  addMonths,
  civilDate,
  daysBetween,
  firstDayOfNextMonth,
  InvalidCivilDate,
  weekdayOf,
} from '../../../domain/kernel/civil-date';

test.each(['2015-02-29', '2016-13-01', '2016-00-10', '2016-04-31', '2016-2-9', '16-02-09', '2016-02-09T00:00', ''])(
  '"%s" is no day',
  (text) => {
    expect(() => civilDate(text)).toThrow(InvalidCivilDate);
  },
);

test.each(['2016-02-29', '2000-02-29', '2024-02-29', '2015-12-31'])('%s is a day', (text) => {
  expect(civilDate(text)).toBe(text);
});

test.each([
  ['2016-01-31', 1, '2016-02-29'],
  ['2017-01-31', 1, '2017-02-28'],
  ['2016-02-29', 12, '2017-02-28'],
  ['2016-02-29', 48, '2020-02-29'],
  ['2016-03-31', 1, '2016-04-30'],
  ['2016-12-15', 2, '2017-02-15'],
  ['2016-02-18', 1, '2016-03-18'],
])('%s and %d months: %s', (from, months, to) => {
  expect(addMonths(civilDate(from), months)).toBe(to);
});

test.each([
  ['2016-02-22', 7, '2016-02-29'],
  ['2016-02-23', 7, '2016-03-01'],
  ['2015-02-22', 7, '2015-03-01'],
  ['2015-12-25', 7, '2016-01-01'],
  // Both nights on which the clocks change.
  ['2016-03-26', 1, '2016-03-27'],
  ['2016-03-27', 1, '2016-03-28'],
  ['2016-10-29', 1, '2016-10-30'],
  ['2016-10-30', 1, '2016-10-31'],
])('%s and %d days: %s', (from, days, to) => {
  expect(addDays(civilDate(from), days)).toBe(to);
  expect(daysBetween(civilDate(from), civilDate(to))).toBe(days);
});

test('the month after is found from its last day as from its first', () => {
  for (const day of ['2016-12-01', '2016-12-31']) expect(firstDayOfNextMonth(civilDate(day))).toBe('2017-01-01');
});

test.each([
  ['2016-02-01', 1],
  ['2016-02-29', 1],
  ['2016-03-25', 5],
  ['2016-06-24', 5],
  ['2016-05-01', 7],
  ['1969-12-31', 3],
])('%s is weekday %d', (day, weekday) => {
  expect(weekdayOf(civilDate(day))).toBe(weekday);
});

describe('the calendar ends with 9999-12-31', () => {
  const last = civilDate('9999-12-31');

  test.each([
    ['a day later', () => addDays(last, 1)],
    ['a month later', () => addMonths(last, 1)],
    ['the next month', () => firstDayOfNextMonth(last)],
  ])('%s is too far ahead', (_what, reckon) => {
    expect(reckon).toThrow(InvalidCivilDate);
    expect(reckon).toThrow(/^The day is too far ahead/);
  });

  test('the last day itself can be reckoned with, and no text names a later one', () => {
    expect(addDays(last, -365)).toBe('9998-12-31');
    expect(() => civilDate('9999-12-32')).toThrow(/"9999-12-32" is no day of the calendar/);
  });
});
