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
      return swedishLimitation({
        period,
        arisenOn: firstDayOf(claim) ?? claim.issuedOn,
        events: swedishEvents(claim),
      });
    case 'DK': {
      const lastTimelyDay = lastTimelyDayToPay(firstDayOf(claim) ?? claim.dueOn, calendar);
      return danishLimitation({ period, lastTimelyDay, events: danishEvents(claim) });
    }
  }
}

/** Of an invoice that claims the interest or the charges of another. */
function firstDayOf({ interestOn, chargesOn }: LimitationFacts): CivilDate | undefined {
  return (interestOn ?? chargesOn)?.from;
}

/** A case with Kronofogden is proceedings (preskriptionslagen 5 § 3), from the day that its answer proves. */
function swedishEvents(claim: LimitationFacts): LimitationEvent[] {
  const { proceedings = [] } = claim;
  const ends = endsOf(claim);
  return [
    ...decidedEvents(claim, ends, (untold) => [afterUntoldProceedings(untold)]),
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
    // A case that came back without an end of its own proves nothing here: the earlier day is the safe one.
    ...decidedEvents(claim, endsOf(claim), () => []),
    ...partPayments(claim),
    ...(receivedOn ? afterFirstReceipt(receivedOn) : []),
  ];
}

/** Recorded by decision, with the document that proves it. Proceedings also end with a case that came back without a ruling. */
function decidedEvents(
  claim: LimitationFacts,
  ends: readonly CivilDate[],
  afterUntold: (of: { readonly on: CivilDate; readonly endedOn: CivilDate }) => LimitationEvent[],
): LimitationEvent[] {
  const { interruptions = [] } = claim;
  const untold = untoldEndsOf(claim);
  return interruptions.flatMap(({ on, by, endedOn }): LimitationEvent[] => {
    if (by !== 'proceedings') return [{ what: by, on }];
    const untoldEnd = untold.find((end) => end >= on);
    const isEnded = endedOn !== undefined || ends.some((end) => end >= on && (!untoldEnd || end <= untoldEnd));
    return isEnded || !untoldEnd ? [proceedingsFrom(on, endedOn, ends)] : afterUntold({ on, endedOn: untoldEnd });
  });
}

/** A part payment by the claim's own reference shows that the debtor knows of the claim. A set-off is no act of the debtor. */
function partPayments({ payments }: LimitationFacts): LimitationEvent[] {
  return payments?.partPaidOn.map((on) => ({ what: 'acknowledged', on })) ?? [];
}

/** Proceedings whose own end is not on record end with the first end that is, once they have begun. */
function proceedingsFrom(on: CivilDate, ownEnd: CivilDate | undefined, ends: readonly CivilDate[]): LimitationEvent {
  const endedOn = ownEnd ?? ends.find((end) => end >= on);
  return { what: 'proceedings', on, ...(endedOn && { endedOn }) };
}

/** In order of their days: cases that came back without a ruling, and without proof that the debtor was told of them. */
function untoldEndsOf({ proceedings = [] }: LimitationFacts): CivilDate[] {
  return proceedings.flatMap(({ endedOn, withoutRuling }) => (endedOn && withoutRuling ? [endedOn] : [])).sort();
}

/** In order of their days: rulings, and the ends that a decision recorded. */
function endsOf({ interruptions = [], proceedings = [] }: LimitationFacts): CivilDate[] {
  const decided = interruptions.flatMap(({ endedOn }) => endedOn ?? []);
  const ruled = proceedings.flatMap(({ endedOn, withoutRuling }: Proceedings) =>
    endedOn && !withoutRuling ? [endedOn] : [],
  );
  return [...decided, ...ruled].sort();
}
