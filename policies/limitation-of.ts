import type { CivilDate } from '../domain/kernel/civil-date';
import { limitationYearsOf, type Policy } from '../domain/policy/policy';
import type { LimitationFacts } from '../domain/policy/rulebook';
import type { BankingCalendar } from './calendars/banking-calendar';
import { lastTimelyDayToPay } from './calendars/payment-day';
import { afterFirstReceipt, danishLimitation } from './statutes/danish-limitation';
import type { Limitation, LimitationEvent, LimitationPeriod } from './statutes/limitation';
import { afterUntoldProceedings, swedishLimitation } from './statutes/swedish-limitation';

type Proceedings = NonNullable<LimitationFacts['proceedings']>[number];

/** How long a claim can be demanded under its policy, by its country's law and by what the ledger can prove. */
export function limitationOf(policy: Policy, claim: LimitationFacts, calendar: BankingCalendar): Limitation {
  const { value: years, sources } = limitationYearsOf(policy, claim.invoiceGroup);
  const period: LimitationPeriod = { years, paragraph: sources.join(', ') };
  switch (policy.country) {
    case 'SE':
      return swedishLimitation({ period, arisenOn: claim.issuedOn, events: swedishEvents(claim) });
    case 'DK': {
      const lastTimelyDay = lastTimelyDayToPay(claim.dueOn, calendar);
      return danishLimitation({ period, lastTimelyDay, events: danishEvents(claim) });
    }
  }
}

/** A case with Kronofogden is proceedings (preskriptionslagen 5 § 3), from the day that its answer proves. */
function swedishEvents(claim: LimitationFacts): LimitationEvent[] {
  const { proceedings = [] } = claim;
  const ends = endsOf(claim);
  return [
    ...decidedEvents(claim, ends),
    ...partPayments(claim),
    ...proceedings.map((each): LimitationEvent => {
      const { on, endedOn, withoutRuling } = each;
      if (endedOn !== undefined && withoutRuling) return afterUntoldProceedings({ on, endedOn });
      return proceedingsFrom(on, endedOn, ends);
    }),
  ];
}

/** Gældsstyrelsen's receipt is no legal step; the law gives such claims their least time from the first receipt. */
function danishEvents(claim: LimitationFacts): LimitationEvent[] {
  const { proceedings = [] } = claim;
  const receivedOn = proceedings
    .filter(({ received }) => received)
    .map(({ on }) => on)
    .sort()[0];
  return [
    ...decidedEvents(claim, endsOf(claim)),
    ...partPayments(claim),
    ...(receivedOn ? afterFirstReceipt(receivedOn) : []),
  ];
}

/** Recorded by decision, with the document that proves it. */
function decidedEvents({ interruptions = [] }: LimitationFacts, ends: readonly CivilDate[]): LimitationEvent[] {
  return interruptions.map(({ on, by, endedOn }) =>
    by === 'proceedings' ? proceedingsFrom(on, endedOn, ends) : { what: by, on },
  );
}

/**
 * The debtor paid a part, by the claim's own reference. What a decision moved here was paid on something else, and a set-off
 * is no act of the debtor: neither proves that the debtor knows of this claim.
 */
function partPayments({ payments = [] }: LimitationFacts): LimitationEvent[] {
  return payments
    .filter(({ decisionId, allocation: { fee, interest, principal } }) => {
      return decisionId === undefined && fee.plus(interest).plus(principal).isPositive();
    })
    .map(({ on }) => ({ what: 'acknowledged', on }));
}

/** Proceedings whose own end is not on record end with the first end that is, once they have begun. */
function proceedingsFrom(on: CivilDate, ownEnd: CivilDate | undefined, ends: readonly CivilDate[]): LimitationEvent {
  const endedOn = ownEnd ?? ends.find((end) => end >= on);
  return { what: 'proceedings', on, ...(endedOn && { endedOn }) };
}

/** In order of their days: rulings, and the ends that a decision recorded. */
function endsOf({ interruptions = [], proceedings = [] }: LimitationFacts): CivilDate[] {
  const decided = interruptions.flatMap(({ endedOn }) => endedOn ?? []);
  const ruled = proceedings.flatMap(({ endedOn, withoutRuling }: Proceedings) =>
    endedOn && !withoutRuling ? [endedOn] : [],
  );
  return [...decided, ...ruled].sort();
}
