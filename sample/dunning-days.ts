import { addDays, addMonths, laterOf, type CivilDate } from '../domain/kernel/civil-date';
import { bankingCalendarOf } from '../policies/calendars/banking-calendar';

/** The days on which an invoice is reminded, demanded, warned of and handed over when nobody pays. */
export interface DunningDays {
  readonly reminderOn: CivilDate;
  readonly demandOn: CivilDate;
  readonly warningOn: CivilDate;
  readonly referralOn: CivilDate;
}

/**
 * The Swedish routine in calendar days, as the audit tells it (S002-15 day 7, S002-17 from day 17, S002-22 if still unpaid,
 * S002-24 a month after the demand), each moved to the next banking day and behind the time that the letter before it gives.
 *
 * The samples plan with it what their debtors do. It is written out here and not asked of the policy: a test then shows
 * that the policy comes to the planned result by itself.
 */
export function dunningDaysOf(dueOn: CivilDate): DunningDays {
  const known = daysByDueDate.get(dueOn);
  if (known) return known;
  const calendar = bankingCalendarOf('SE');
  const reminderOn = calendar.nextBankingDayFrom(addDays(dueOn, 7));
  const demandOn = laterOf(calendar.nextBankingDayFrom(addDays(dueOn, 17)), calendar.addBankingDays(reminderOn, 5));
  const warningOn = afterItsTime(demandOn);
  const referralOn = laterOf(calendar.nextBankingDayFrom(addMonths(demandOn, 1)), afterItsTime(warningOn));
  const days = { reminderOn, demandOn, warningOn, referralOn };
  daysByDueDate.set(dueOn, days);
  return days;
}

/** The first banking day after eight days and seven banking days. */
function afterItsTime(sentOn: CivilDate): CivilDate {
  const calendar = bankingCalendarOf('SE');
  const lastDay = laterOf(calendar.addBankingDays(sentOn, 7), calendar.nextBankingDayFrom(addDays(sentOn, 8)));
  return calendar.addBankingDays(lastDay, 1);
}

/** A year's invoices fall due on some 250 days; each is worked out once. */
const daysByDueDate = new Map<CivilDate, DunningDays>();
