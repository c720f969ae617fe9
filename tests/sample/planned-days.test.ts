import { civilDate } from '../../domain/kernel/civil-date';
import { bankingCalendarOf } from '../../policies/calendars/banking-calendar';
import { danishRunDaysOf } from '../../sample/danish-run-days';
import { dunningDaysOf } from '../../sample/dunning-days';
import { NoPaymentDay, PaymentDays } from '../../sample/payment-days';
import { SeededRandom } from '../../sample/seeded-random';

describe('The days that the samples plan with', () => {
  test('are those of the Swedish routine: due on Sunday 1 February 2015', () => {
    expect(dunningDaysOf(civilDate('2015-02-01'))).toEqual({
      reminderOn: '2015-02-09', // day 7 is a Sunday
      demandOn: '2015-02-18', // day 17, a Wednesday
      warningOn: '2015-03-02', // 1 March is a Sunday
      referralOn: '2015-03-18',
    });
  });

  test('are those of the Danish runs on Mondays: due before Easter 2015', () => {
    expect(danishRunDaysOf(civilDate('2015-03-30'))).toEqual({
      firstReminderOn: '2015-04-07', // 6 April is Easter Monday
      secondReminderOn: '2015-04-20',
      acceptanceAskedOn: '2015-05-04',
    });
  });

  test('let payments come on banking days alone, from the first possible to the last', () => {
    const days = new PaymentDays(bankingCalendarOf('SE'), civilDate('2015-01-01'), civilDate('2015-12-31'));
    const random = new SeededRandom(1, 'Easter');
    const paidOn = Array.from({ length: 100 }, () =>
      days.within(random, civilDate('2015-04-02'), civilDate('2015-04-08')),
    );
    expect([...new Set(paidOn)].sort()).toEqual(['2015-04-02', '2015-04-07', '2015-04-08']);
    expect(() => days.within(random, civilDate('2015-04-03'), civilDate('2015-04-06'))).toThrow(NoPaymentDay);
    expect(() => days.within(random, civilDate('2014-12-01'), civilDate('2014-12-31'))).toThrow(NoPaymentDay);
  });
});
