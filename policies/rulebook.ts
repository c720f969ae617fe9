import { addMonths } from '../domain/kernel/civil-date';
import { limitationYearsOf, type Policy } from '../domain/policy/policy';
import { Money } from '../domain/kernel/money';
import type { LimitationFacts, Rulebook } from '../domain/policy/rulebook';
import { bankingCalendarOf } from './calendars/banking-calendar';
import { lastTimelyDayToPay } from './calendars/payment-day';
import { nextRunFrom } from './run-calendar';
import { lateInterest } from './statutes/late-interest';
import { limitationThrough, type LimitationEvent } from './statutes/limitation';
import { figureOn } from './statutes/statutory-figure';
import { PLAN_FEE_MAXIMUM } from './statutes/swedish-collection-costs';

export class RunCalendarMissing extends Error {
  override readonly name = 'RunCalendarMissing';
}

/** The policy together with its country's calendar and statutes. */
export function rulebookOf(policy: Policy): Rulebook {
  const calendar = bankingCalendarOf(policy.country);
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
    limitationDate: (claim) => {
      const begins = policy.country === 'SE' ? claim.issuedOn : lastTimelyDayToPay(claim.dueOn, calendar);
      const { value: years, sources } = limitationYearsOf(policy, claim.invoiceGroup);
      const start = { on: begins, years, paragraph: sources.join(', ') };
      const limitation = limitationThrough(start, limitationEvents(claim, policy.country), (from) =>
        addMonths(from, years * 12),
      );
      return limitation.status === 'running' ? limitation.lastDay : undefined;
    },
    mostPlanFee: (sentOn) =>
      policy.country === 'SE' ? figureOn(PLAN_FEE_MAXIMUM, sentOn).value : Money.zero(policy.currency),
  };
}

/** A reminder that reached the debtor interrupts in Sweden (preskriptionslagen 5 § 2), never in Denmark (forældelsesloven §§ 15–18). */
function limitationEvents({ interruptions = [] }: LimitationFacts, country: Policy['country']): LimitationEvent[] {
  return interruptions
    .filter(({ by }) => country === 'SE' || by !== 'written-demand-received')
    .map(({ on, by, endedOn }) =>
      by === 'proceedings' ? { what: by, on, ...(endedOn && { endedOn }) } : { what: by, on },
    );
}
