import { addDays, daysBetween, type CivilDate } from '../domain/kernel/civil-date';
import type { BankingCalendar } from '../policies/calendars/banking-calendar';
import type { SeededRandom } from './seeded-random';

export class NoPaymentDay extends Error {
  override readonly name = 'NoPaymentDay';
}

/** The banking days of a stretch of time, worked out once: payments are booked on these and on no others. */
export class PaymentDays {
  private readonly firstDay: CivilDate;
  private readonly bankingDays: readonly CivilDate[];
  /** By days since the first day: how many banking days lie before. */
  private readonly countBefore: readonly number[];

  constructor(calendar: BankingCalendar, firstDay: CivilDate, lastDay: CivilDate) {
    const bankingDays: CivilDate[] = [];
    const countBefore: number[] = [];
    for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
      countBefore.push(bankingDays.length);
      if (calendar.isBankingDay(day)) bankingDays.push(day);
    }
    this.firstDay = firstDay;
    this.bankingDays = bankingDays;
    this.countBefore = [...countBefore, bankingDays.length];
  }

  /** A banking day from one day to another, both included. Throws `NoPaymentDay` when there is none. */
  within(random: SeededRandom, from: CivilDate, to: CivilDate): CivilDate {
    const first = this.bankingDaysBefore(from);
    const last = this.bankingDaysBefore(addDays(to, 1)) - 1;
    const day = last < first ? undefined : this.bankingDays[random.integer(first, last)];
    if (day === undefined) throw new NoPaymentDay(`There is no banking day to pay on from ${from} to ${to}.`);
    return day;
  }

  private bankingDaysBefore(day: CivilDate): number {
    const count = this.countBefore[daysBetween(this.firstDay, day)];
    if (count === undefined) throw new NoPaymentDay(`${day} lies outside the time that the sample knows.`);
    return count;
  }
}
