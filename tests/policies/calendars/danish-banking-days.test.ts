import { civilDate } from '../../../domain/kernel/civil-date';
import { bankingCalendarOf } from '../../../policies/calendars/banking-calendar';
import { closedWeekdaysOf } from './closing-days';

const denmark = bankingCalendarOf('DK');

describe('Danish banks are closed on weekdays', () => {
  test.each([
    [
      '2006',
      '04-13 04-14 04-17 05-12 05-25 06-05 12-25 12-26',
      'Danish Bankers Association; no Friday after Ascension',
    ],
    ['2016', '01-01 03-24 03-25 03-28 04-22 05-05 05-06 05-16 12-26', 'Nationalbanken'],
    ['2023', '04-06 04-07 04-10 05-05 05-18 05-19 05-29 06-05 12-25 12-26', 'the last Great Prayer Day'],
    ['2024', '01-01 03-28 03-29 04-01 05-09 05-10 05-20 06-05 12-24 12-25 12-26 12-31', 'no Great Prayer Day'],
    ['2026', '01-01 04-02 04-03 04-06 05-14 05-15 05-25 06-05 12-24 12-25 12-31', 'Nationalbanken'],
    ['2027', '01-01 03-25 03-26 03-29 05-06 05-07 05-17 12-24 12-31', 'Nationalbanken'],
  ])('in %s: %s (%s)', (year, closed) => {
    expect(closedWeekdaysOf(denmark, Number(year)).join(' ')).toBe(closed);
  });

  test.each([
    ['2026-05-01', undefined],
    ['2023-05-05', 'Great Prayer Day'],
    ['2024-04-26', undefined],
    ['2026-05-15', 'Friday after Ascension'],
    ['2027-06-05', 'Constitution Day'],
    ['2026-04-02', 'Maundy Thursday'],
    ['2026-01-06', undefined],
    ['2026-06-19', undefined],
  ])('%s: %s', (date, reason) => {
    expect(denmark.whyClosed(civilDate(date))).toBe(reason);
  });
});
