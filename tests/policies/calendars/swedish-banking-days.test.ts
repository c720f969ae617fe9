import { civilDate } from '../../../domain/kernel/civil-date';
import { bankingCalendarOf } from '../../../policies/calendars/banking-calendar';
import { closedWeekdaysOf } from './closing-days';

const sweden = bankingCalendarOf('SE');

describe('Swedish banks are closed on weekdays', () => {
  test.each([
    ['2004', '01-01 01-06 04-09 04-12 05-20 05-31 06-25 12-24 12-31', 'Whit Monday for the last time'],
    ['2005', '01-06 03-25 03-28 05-05 06-06 06-24 12-26', 'the National Day for the first time'],
    ['2015', '01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31', 'the National Day is a Saturday'],
    ['2016', '01-01 01-06 03-25 03-28 05-05 06-06 06-24 12-26', 'both eves in December are Saturdays'],
    ['2023', '01-06 04-07 04-10 05-01 05-18 06-06 06-23 12-25 12-26', 'both eves in December are Sundays'],
    ['2024', '01-01 03-29 04-01 05-01 05-09 06-06 06-21 12-24 12-25 12-26 12-31', 'Epiphany is a Saturday'],
    ['2026', '01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31', 'the National Day is a Saturday'],
  ])('in %s: %s (%s)', (year, closed) => {
    expect(closedWeekdaysOf(sweden, Number(year)).join(' ')).toBe(closed);
  });

  test.each([
    ['2016-03-25', 'Good Friday'],
    ['2016-06-24', 'Midsummer Eve'],
    ['2016-06-25', 'Midsummer Day'],
    ['2016-11-05', "All Saints' Day"],
    ['2016-07-02', 'Saturday'],
    ['2016-07-03', 'Sunday'],
    ['2016-12-31', "New Year's Eve"],
    ['2004-05-31', 'Whit Monday'],
    ['2005-05-16', undefined],
    ['2004-06-04', undefined],
    ['2016-06-05', 'Sunday'],
    ['2016-07-04', undefined],
  ])('%s: %s', (date, reason) => {
    expect(sweden.whyClosed(civilDate(date))).toBe(reason);
  });
});
