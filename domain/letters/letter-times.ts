import { addDays, addMonths, laterOf, type CivilDate } from '../kernel/civil-date';
import type { Country } from '../policy/policy';
import type { LetterStep } from './letter-kinds';

/** The times that letters give. The law's least is eight days and four banking days after receipt; the rest is chosen. */
export const LETTER_TIMES = {
  reminderDays: 10,
  /** After presumed receipt: no Swedish law gives a time for a reminder, and the debtor needs a day to pay. */
  bankingDaysToPay: 1,
  /** From sending (inkassolagen 5 § and good collection practice, IMY). */
  demandDays: 8,
  demandBankingDaysAfterReceipt: 4,
  /** Presumed, and the source names no figure: two days of post and one for a round every other day. */
  bankingDaysOfPost: 3,
  suspensionMonths: 2,
};

/**
 * The last day to pay that a letter sent on a day gives, always a banking day. Example: a demand sent on Tuesday
 * 2016-02-16 is presumed received on Friday the 19th; four banking days later is Thursday the 25th.
 */
export function lastDayToPayAfter(
  step: LetterStep,
  sentOn: CivilDate,
  isBankingDay: (date: CivilDate) => boolean,
  times: typeof LETTER_TIMES = LETTER_TIMES,
): CivilDate {
  switch (step) {
    case 'reminder':
    case 'second-reminder':
      return bankingDaysAfter(addDays(sentOn, times.reminderDays), 0, isBankingDay);
    case 'suspension-notice':
      return bankingDaysAfter(addMonths(sentOn, times.suspensionMonths), 0, isBankingDay);
    case 'demand':
    case 'warning':
    case 'sanction-notice': {
      const afterReceipt = times.bankingDaysOfPost + times.demandBankingDaysAfterReceipt;
      const earliest = laterOf(addDays(sentOn, times.demandDays), bankingDaysAfter(sentOn, afterReceipt, isBankingDay));
      return bankingDaysAfter(earliest, 0, isBankingDay);
    }
  }
}

/**
 * The earliest last day that a letter may name: post needs its time, and good practice gives the rest. A Danish reminder
 * gives ten days (as inkassoloven § 10 asks of collectors); a Swedish one a day to pay after three of post.
 */
export function leastDayToPayAfter(
  step: LetterStep,
  sentOn: CivilDate,
  country: Country,
  isBankingDay: (date: CivilDate) => boolean,
): CivilDate {
  const isReminder = step === 'reminder' || step === 'second-reminder';
  if (!isReminder || country === 'DK') return lastDayToPayAfter(step, sentOn, isBankingDay);
  return bankingDaysAfter(sentOn, LETTER_TIMES.bankingDaysOfPost + LETTER_TIMES.bankingDaysToPay, isBankingDay);
}

/** The count-th banking day after a date; for none, the date itself or the next banking day. */
export function bankingDaysAfter(
  date: CivilDate,
  count: number,
  isBankingDay: (date: CivilDate) => boolean,
): CivilDate {
  let reached = date;
  for (let left = count; left > 0;) {
    reached = addDays(reached, 1);
    if (isBankingDay(reached)) left -= 1;
  }
  while (!isBankingDay(reached)) reached = addDays(reached, 1);
  return reached;
}
