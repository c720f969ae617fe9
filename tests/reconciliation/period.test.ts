import { endOf, periodFrom, periodsFrom } from '../../reconciliation/period';

test.each([
  ['2021-06', '2021-06-30', 0],
  ['2021-06', '2021-07', 1],
  ['2021-01', '2020-12-31', -1],
  ['2021-Q2', '2021-04', 0],
  ['2021-Q2', '2021-09-30', 1],
  ['2021', '2020-12', -1],
  ['2021-06-30', '2021-07-01', 1],
  ['2021-03', '2021', undefined],
  ['2021-06-30', '2021-06', undefined],
])('from %s to %s it is %s', (period, time, away) => {
  expect(periodsFrom(period, time)).toBe(away);
});

test.each([
  ['2021-02', '2021-02-28'],
  ['2020-02', '2020-02-29'],
  ['2021-Q3', '2021-09-30'],
  ['2021', '2021-12-31'],
  ['2021-06-15', '2021-06-15'],
])('%s ends on %s', (period, last) => {
  expect(endOf(period)).toBe(last);
});

test.each([
  '2021-13',
  '2021-Q5',
  '21-06',
  '2021-02-29',
  '2015-00',
  '0000-01',
  '0000',
  '0000-Q1',
  '99999-01',
  '2015-09 ',
  'June',
  '',
])('"%s" is no period', (text) => {
  expect(() => periodFrom(text)).toThrow(/is no period\. Write a month as 2021-06/);
});
