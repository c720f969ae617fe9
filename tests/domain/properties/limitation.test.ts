import fc from 'fast-check';
import { addDays, civilDate, type CivilDate } from '../../../domain/kernel/civil-date';
import { limitationWarningOf } from '../../../domain/claim/limitation-warning';
import { ReceivedPayments, type ReceivedPayment } from '../../../domain/claim/received-payments';
import { standstillOf } from '../../../domain/claim/standstill';
import { timetable } from '../../../domain/claim/timetable';
import { explainClaim } from '../../../domain/explain/explain-claim';
import type { LimitationFacts } from '../../../domain/policy/rulebook';
import { Money } from '../../../domain/kernel/money';
import { rulebookOf } from '../../../policies/rulebook';
import { SHIPPED_POLICIES } from '../../../policies/shipped-policies';
import { decided, invoice, live, paid, ruling, setOff, type Happening } from '../life';

const DAYS = { min: 0, max: 5478 };
const dueDates = fc.integer(DAYS).map((days) => addDays(civilDate('2012-01-01'), days));
const rulebooks = fc.constantFrom(...SHIPPED_POLICIES.map(rulebookOf));
const groups = fc.constantFrom('55', '61', '62');

type Interruption = NonNullable<LimitationFacts['interruptions']>[number];
type Proceedings = NonNullable<LimitationFacts['proceedings']>[number];

interface Facts {
  readonly payments: ReceivedPayments;
  readonly interruptions: readonly Interruption[];
  readonly proceedings: readonly Proceedings[];
}

const sek = (amount: string) => Money.of(amount, 'SEK');
const allocation = { fee: sek('0.00'), interest: sek('0.00'), principal: sek('100.00'), refund: sek('0.00') };
const nothing = { ...allocation, principal: sek('0.00'), refund: sek('100.00') };

function paidOn(on: CivilDate, how: Pick<ReceivedPayment, 'allocation' | 'decisionId'>): ReceivedPayments {
  return ReceivedPayments.of([{ paymentId: `paid on ${on}`, on, amount: sek('100.00'), ...how }]);
}

/** Days after the due date; a period of ten years and a later one lie within them. */
const later = fc.integer({ min: 0, max: 7500 });

const payment = later.map((days) => ({
  days,
  make: (on: CivilDate): Partial<Facts> => ({ payments: paidOn(on, { allocation }) }),
}));
const decidedFact = fc
  .tuple(later, fc.constantFrom('acknowledged' as const, 'written-demand-received' as const))
  .map(([days, by]) => ({ days, make: (on: CivilDate): Partial<Facts> => ({ interruptions: [{ on, by }] }) }));
const ruledCase = fc.tuple(later, fc.integer({ min: 0, max: 900 })).map(([days, lasts]) => ({
  days,
  make: (on: CivilDate): Partial<Facts> => ({ proceedings: [{ on, received: true, endedOn: addDays(on, lasts) }] }),
}));
const interrupting = fc.oneof(payment, decidedFact, ruledCase);

const unproved = later.chain((days) =>
  fc.constantFrom<{ days: number; make: (on: CivilDate) => Partial<Facts> }>(
    { days, make: (on) => ({ payments: paidOn(on, { allocation, decisionId: 'a move' }) }) },
    { days, make: (on) => ({ payments: paidOn(on, { allocation: nothing }) }) },
  ),
);

function factsOf(dueOn: CivilDate, drawn: readonly { days: number; make: (on: CivilDate) => Partial<Facts> }[]): Facts {
  const made = drawn.map(({ days, make }) => make(addDays(dueOn, days)));
  return {
    payments: ReceivedPayments.of(made.flatMap(({ payments = [] }) => [...payments])),
    interruptions: made.flatMap(({ interruptions = [] }) => interruptions),
    proceedings: made.flatMap(({ proceedings = [] }) => proceedings),
  };
}

test('what interrupts moves the last day later or not at all, and what is not proved leaves it', () => {
  fc.assert(
    fc.property(
      ...([rulebooks, groups, dueDates, fc.array(interrupting, { maxLength: 4 }), interrupting, unproved] as const),
      (under, invoiceGroup, dueOn, drawn, one, none) => {
        const about = { invoiceGroup, dueOn, issuedOn: addDays(dueOn, -30) };
        const lastDay = (facts: Facts): string => under.limitationDate({ ...about, ...facts }) ?? 'pending';
        const before = lastDay(factsOf(dueOn, drawn));
        // Of Danish receipts only the first counts, so an earlier one takes the place of a later one.
        const isReceipt = factsOf(dueOn, [one]).proceedings.length > 0;
        if (under.policy.country === 'SE' || !isReceipt)
          expect(lastDay(factsOf(dueOn, [...drawn, one])) >= before).toBe(true);
        expect(lastDay(factsOf(dueOn, [...drawn, none]))).toBe(before);
        expect(lastDay(factsOf(dueOn, [...drawn].reverse()))).toBe(before);
        expect(before >= lastDay(factsOf(dueOn, []))).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});

test('what comes after the last day comes too late', () => {
  fc.assert(
    fc.property(
      rulebooks,
      groups,
      dueDates,
      interrupting,
      fc.integer({ min: 1, max: 900 }),
      (under, invoiceGroup, dueOn, one, days) => {
        const about = { invoiceGroup, dueOn, issuedOn: addDays(dueOn, -30) };
        const lastDay = under.limitationDate(about);
        if (!lastDay) throw new Error('Nothing interrupts this claim.');
        expect(under.limitationDate({ ...about, ...one.make(addDays(lastDay, days)) })).toBe(lastDay);
      },
    ),
  );
});

test('explain, standstill, limitation and the timetable say the same day', () => {
  const happenings = fc.array(
    fc.tuple(fc.constantFrom('ruling', 'receipt', 'payment', 'set-off'), fc.integer({ min: 100, max: 900 })),
    { maxLength: 4 },
  );
  const known = fc.integer({ min: 0, max: 2500 }).map((days) => addDays(civilDate('2014-02-03'), days));
  fc.assert(
    fc.property(rulebooks, groups, known, happenings, (under, group, dueOn, drawn) => {
      const isSwedish = under.policy.country === 'SE';
      const given = invoice({ due: dueOn, group: isSwedish ? group : 'any', under });
      const { claim, events } = live(
        given,
        addDays(dueOn, 900),
        ...drawn.map(([what, days]) => happening(what, addDays(dueOn, days))),
      );
      const lastDay = under.limitationDate(claim);
      if (!lastDay) {
        const { standing } = explainClaim(claim, events, under, claim.asOf, { language: 'en' });
        expect(standing).toContain('No limitation runs while proceedings last.');
        expect(limitationWarningOf(claim, under, civilDate('2060-01-01'), 12)).toBeUndefined();
        return;
      }
      const after = addDays(lastDay, 1);
      const { standing, waits } = explainClaim(claim, events, under, after, { language: 'en' });
      expect(standing).toContain(`is time-barred since ${inWords(after)}.`);
      expect(waits.map(({ since }) => since)).toEqual([after]);
      expect(standstillOf(claim, under, after)).toMatchObject({
        since: after,
        reason: { type: 'time-barred', lastDay },
      });
      expect(limitationWarningOf(claim, under, after, 0)).toMatchObject({ state: 'time-barred', lastDay });
      expect(
        timetable(claim, under, after).every(({ on, cause }) => on === undefined && cause?.type === 'time-barred'),
      ).toBe(true);
      expect(limitationWarningOf(claim, under, lastDay, 0)).toMatchObject({ state: 'soon', lastDay });
    }),
    { numRuns: 150 },
  );
});

function happening(what: string, on: CivilDate): Happening {
  switch (what) {
    case 'ruling':
      return ruling(on);
    case 'payment':
      return paid(on, '1.00');
    case 'set-off':
      return setOff(on, '1.00', `grant of ${on}`);
    default:
      return decided(on, {
        ...{ type: 'RecordReferralAnswer', answerId: `receipt ${on}`, answer: 'received', answeredOn: on, reason: '' },
      });
  }
}

/** Such as `3 May 2019`. */
function inWords(day: CivilDate): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
