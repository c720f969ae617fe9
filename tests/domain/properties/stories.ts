import fc from 'fast-check';
import { addDays, civilDate, laterOf, type CivilDate } from '../../../domain/kernel/civil-date';
import { performanceOf, type Claim } from '../../../domain/claim/claim';
import type { ClaimCommand } from '../../../domain/claim/commands';
import { decide } from '../../../domain/claim/decide';
import { isRefused } from '../../../domain/claim/answer';
import { Money } from '../../../domain/kernel/money';
import { DEBTOR_STATUSES, PLAN_STEPS } from '../../../domain/policy/policy';
import type { Rulebook } from '../../../domain/policy/rulebook';
import { botkyrka, foldedOn, register, statensAdministration, type GivenInvoice } from '../life';

/** Claims and commands at random, for what must hold whatever happens. */
const FIRST_DUE = civilDate('2015-01-01');

const EXAMPLE: GivenInvoice = {
  rulebook: botkyrka,
  ...{ amount: '1000.00', issuedOn: addDays(FIRST_DUE, -30), dueOn: FIRST_DUE, group: '61', debtorStatus: 'ordinary' },
};

/** More in the night than on every save: `FAST_CHECK_RUNS=2000 npx jest tests/domain/properties`. */
export const RUNS = { numRuns: Number(process.env['FAST_CHECK_RUNS'] ?? 60) };

export const amounts = fc
  .oneof(fc.integer({ min: 1, max: 60_000 }), fc.constantFrom(1, 50_000, 50_001, 120_000, 138_446, 18_446))
  .map((minorUnits) => Money.ofMinorUnits(minorUnits, 'SEK').toString());

export const invoices: fc.Arbitrary<GivenInvoice> = fc
  .record({
    country: fc.constantFrom('SE', 'DK'),
    amount: amounts,
    term: fc.integer({ min: 0, max: 45 }),
    dueAfter: fc.integer({ min: 0, max: 3600 }),
    group: fc.constantFrom('61', '62', '55', 'social-area', 'premises-hire'),
    debtorStatus: fc.constantFrom(...DEBTOR_STATUSES),
  })
  .map(({ country, term, dueAfter, ...rest }) => {
    const dueOn = addDays(FIRST_DUE, dueAfter);
    const given = { country, ...rest, dueOn, issuedOn: addDays(dueOn, -term) };
    // Hidden, so that a counterexample prints the invoice and not the whole rulebook.
    const rulebook = country === 'SE' ? botkyrka : statensAdministration;
    return Object.defineProperty(given, 'rulebook', { value: rulebook, enumerable: false }) as unknown as GivenInvoice;
  });

/** A command that becomes known so many days after the due date; what is decided is decided of the claim as it stands. */
export interface Told {
  readonly day: number;
  readonly command: (dueOn: CivilDate, currency: 'SEK' | 'DKK', claim: Claim, rulebook: Rulebook) => ClaimCommand;
}

/** Prints the command as it would be for an invoice of 1,000.00 due on the first day. */
export function readable(told: Told): Told {
  const words = `day ${told.day}: ${JSON.stringify(told.command(FIRST_DUE, 'SEK', register(EXAMPLE), botkyrka))}`;
  return Object.defineProperty(told, fc.toStringMethod, { value: () => words, enumerable: false, configurable: true });
}

const daysFromDue = fc.integer({ min: -20, max: 150 });
const ids = fc.integer({ min: 1, max: 12 }).map((number) => `payment-${number}`);

const payment = fc.record({ on: daysFromDue, id: ids, amount: amounts });

/** A payment becomes known on its day or up to sixty days later. */
export const payments: fc.Arbitrary<Told> = fc
  .record({ payment, delay: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })) })
  .map(({ payment: { on, id, amount }, delay }) => ({
    day: on + delay,
    command: (dueOn, currency) => ({
      type: 'ReceivePayment',
      paymentId: id,
      receivedOn: addDays(dueOn, on),
      amount: Money.of(amount, currency),
    }),
  }));

export const reversals: fc.Arbitrary<Told> = fc
  .record({ on: daysFromDue, id: fc.option(ids, { nil: undefined }), amount: amounts, number: fc.nat() })
  .map(({ on, id, amount, number }) => ({
    day: on,
    command: (dueOn, currency) => ({
      type: 'ReversePayment',
      reversalId: `reversal-${number}`,
      reversedOn: addDays(dueOn, on),
      amount: Money.of(amount, currency),
      ...(id && { paymentId: id }),
    }),
  }));

function dated(make: (on: CivilDate, dueOn: CivilDate) => ClaimCommand): fc.Arbitrary<Told> {
  return daysFromDue.map((day) => ({ day, command: (dueOn) => make(addDays(dueOn, day), dueOn) }));
}

export const otherFacts: fc.Arbitrary<Told> = fc.oneof(
  dated((on) => ({ type: 'RaiseDispute', decisionId: `dispute ${on}`, raisedOn: on })),
  dated((on) => ({ type: 'SettleDispute', decisionId: `settled ${on}`, settledOn: on })),
  dated((on) => ({ type: 'GrantDeferral', decisionId: `deferral ${on}`, grantedOn: on, newDueOn: addDays(on, 40) })),
  dated((on) => ({ type: 'RecordRuling', rulingId: `ruling ${on}`, ruledOn: on })),
  dated((on) => ({ type: 'AnswerAcceptance', answerId: `yes ${on}`, answeredOn: on, accepted: true })),
  dated((on) => ({ type: 'AnswerAcceptance', answerId: `no ${on}`, answeredOn: on, accepted: false })),
  dated((on) => ({ type: 'ChangeFlag', changedOn: on, flagged: true, reason: 'marked' })),
  dated((on) => ({ type: 'ChangeFlag', changedOn: on, flagged: false, reason: 'taken away' })),
  dated((on) => ({ type: 'ChangeDebtorStatus', changedOn: on, status: 'deceased' })),
  dated((on) => ({ type: 'ChangeDebtorStatus', changedOn: on, status: 'ordinary' })),
);

export const stories: fc.Arbitrary<Told[]> = fc
  .array(fc.oneof({ weight: 3, arbitrary: payments }, reversals, { weight: 2, arbitrary: otherFacts }), {
    maxLength: 14,
  })
  .map((told) => told.map(readable).sort((one, other) => one.day - other.day));

/** A moment of a claim's life at which something was decided. */
export interface Moment {
  readonly before: Claim;
  readonly after: Claim;
  readonly command: ClaimCommand;
  readonly today: CivilDate;
}

/**
 * Lives the story as the roughest caller would: on every `tryEvery`-th day each step of the policy is tried, and each of
 * an instalment plan, without asking the timetable what is next. So steps are late by anything up to that.
 */
export function liveRoughly(given: GivenInvoice, told: readonly Told[], tryEvery: number): Moment[] {
  const moments: Moment[] = [];
  let claim = register(given);
  let today = given.issuedOn;
  for (const { day, command } of told) {
    tryStepsUntil(addDays(given.dueOn, day));
    apply(command(given.dueOn, given.rulebook.policy.currency, claim, given.rulebook));
  }
  tryStepsUntil(addDays(given.dueOn, 160));
  return moments;

  function tryStepsUntil(day: CivilDate): void {
    for (; today < day; today = addDays(today, tryEvery)) {
      for (const { step } of given.rulebook.policy.steps) {
        if (!performanceOf(claim, step)) apply({ type: 'PerformStep', step, gates: { bankReconciled: true } });
      }
      for (const step of PLAN_STEPS) {
        if (claim.plan) apply({ type: 'PerformStep', step, gates: { bankReconciled: true } });
      }
    }
    today = laterOf(today, day);
  }

  function apply(command: ClaimCommand): void {
    const answer = decide(claim, command, given.rulebook, today);
    if (isRefused(answer)) return;
    const after = foldedOn(claim, answer.events);
    moments.push({ before: claim, after, command, today });
    claim = after;
  }
}
