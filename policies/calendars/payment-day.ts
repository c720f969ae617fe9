import type { CivilDate } from '../../domain/kernel/civil-date';
import type { BankingCalendar } from './banking-calendar';

/**
 * The last day on which a payment of this claim is still in time: the due date, or the next banking day when the due date
 * is none (SE skuldebrevslagen (1936:81) 5 §; DK gældsbrevsloven § 5(2)). Whoever pays on it owes no interest and no fee.
 *
 * Both laws are written for debt instruments and are followed for invoices. The Danish one names Sundays and holidays,
 * Saturdays and 5 June only; on the bank closing days beyond those (Friday after Ascension, 24 and 31 December) no
 * transfer can be made either, so the debtor gets the next banking day there too.
 *
 * Example: due Sunday 2016-05-01 in Sweden, payable in time on Monday 2016-05-02.
 */
export function lastTimelyDayToPay(dueDate: CivilDate, calendar: BankingCalendar): CivilDate {
  return calendar.nextBankingDayFrom(dueDate);
}
