import { addMonths } from '../domain/civil-date';
import type { Policy } from '../domain/policy';
import type { Rulebook } from '../domain/rulebook';
import { bankingCalendarOf } from './calendars/banking-calendar';
import { lastTimelyDayToPay } from './calendars/payment-day';
import { nextRunFrom } from './run-calendar';
import { lateInterest } from './statutes/late-interest';

export class RunCalendarMissing extends Error {
  override readonly name = 'RunCalendarMissing';
}

/** The policy together with its country's calendar and statutes. */
export function rulebookOf(policy: Policy): Rulebook {
  const calendar = bankingCalendarOf(policy.country);
  const limitationMonths = policy.limitationYears.value * 12;
  return {
    policy,
    isBankingDay: (date) => calendar.isBankingDay(date),
    nextBankingDayFrom: (date) => calendar.nextBankingDayFrom(date),
    whyClosed: (date) => calendar.whyClosed(date),
    firstBankingDayOfMonthAfter: (date) => calendar.firstBankingDayOfMonthAfter(date),
    lastTimelyDayToPay: (dueOn) => lastTimelyDayToPay(dueOn, calendar),
    nextRunFrom: (day) => {
      if (!policy.runs) throw new RunCalendarMissing(`Policy ${policy.id} has no run calendar.`);
      return nextRunFrom(day, policy.runs, calendar);
    },
    lateInterest: (segments) =>
      lateInterest({
        country: policy.country,
        segments,
        ...(policy.lateInterest && { pointsOverReference: policy.lateInterest.pointsOverReference.value }),
      }),
    limitationDate: ({ issuedOn, dueOn }) =>
      policy.country === 'SE'
        ? addMonths(issuedOn, limitationMonths)
        : addMonths(lastTimelyDayToPay(dueOn, calendar), limitationMonths),
  };
}
