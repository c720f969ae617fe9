import { addDays, civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import type { BankingCalendar } from '../calendars/banking-calendar';
import { figureOn, type DatedFigures } from './statutory-figure';

/** The act came into force on 1992-01-01; that day is general knowledge, the weeks were read in the statute. */
export const WEEKS_TO_ASK_FOR_COURT: DatedFigures<number> = {
  name: 'the weeks for asking that a case goes from Kronofogden to court',
  chosenBy: "the day of Kronofogden's notice of the objection",
  figures: [
    {
      value: 4,
      paragraph: 'lag (1990:746) 34 §',
      from: civilDate('1992-01-01'),
      confirmation: 'verified',
      source: 'SFS 1990:746',
    },
  ],
};

/**
 * The last day on which the creditor may ask that a case goes to court, after Kronofogden's notice that the debtor objects.
 * Without a request Kronofogden strikes the case off (lag (1990:746) 33–37 §§). A time that ends on a Saturday, a Sunday, a
 * holiday, Midsummer Eve, Christmas Eve or New Year's Eve ends on the next weekday (lag (1930:173) 2 §); banks are closed on
 * the same days.
 *
 * Example: notice of Tuesday 2016-04-05: ask by Tuesday 2016-05-03.
 */
export function lastDayToAskForCourt(noticeOn: CivilDate, calendar: BankingCalendar): CivilDate {
  const weeks = figureOn(WEEKS_TO_ASK_FOR_COURT, noticeOn).value;
  return calendar.nextBankingDayFrom(addDays(noticeOn, weeks * 7));
}
