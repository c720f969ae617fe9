import fc from 'fast-check';
import { addDays, addMonths, type CivilDate } from '../../../domain/kernel/civil-date';
import { allowanceOf, claimedOf, creditedOf, undisputedOf, type Claim } from '../../../domain/claim/claim';
import type { ClaimCommand } from '../../../domain/claim/commands';
import { planTotal } from '../../../domain/decisions/kinds/instalment-plan';
import { WRITE_OFF_GROUNDS } from '../../../domain/decisions/decision-events';
import { STANDING_SERVICES as SERVICES } from '../../../domain/policy/service-rules';
import { Money } from '../../../domain/kernel/money';
import { equalInstalments } from '../../../domain/claim/equal-instalments';
import { DEBTOR_STATUSES } from '../../../domain/policy/policy';
import type { Rulebook } from '../../../domain/policy/rulebook';
import { nextStep } from '../../../domain/claim/timetable';
import { otherFacts, payments, readable, reversals, type Told } from './stories';

/** What was decided: on a day, of the claim as it stands, counted from that day or from an earlier one. */
interface Deciding {
  readonly decisionId: string;
  readonly today: CivilDate;
  readonly on: CivilDate;
  readonly claim: Claim;
  readonly rulebook: Rulebook;
  readonly number: number;
  /** Some hundredths of an amount; a few too many, at times. */
  readonly part: (of: Money) => Money;
}

const days = fc.integer({ min: -20, max: 150 });
const decisionIds = fc.integer({ min: 1, max: 40 }).map((number) => `decision-${number}`);

function decided(make: (deciding: Deciding) => ClaimCommand): fc.Arbitrary<Told> {
  return fc
    .record({
      day: days,
      decisionId: decisionIds,
      back: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 60 })),
      hundredths: fc.oneof({ weight: 2, arbitrary: fc.constant(100) }, fc.integer({ min: 1, max: 105 })),
      number: fc.nat({ max: 60 }),
    })
    .map(({ day, decisionId, back, hundredths, number }) => ({
      day,
      command: (dueOn, currency, claim, rulebook) => {
        const today = addDays(dueOn, day);
        const part = (of: Money): Money => Money.rounded(of.amount.times(hundredths).div(100), currency);
        return make({ decisionId, today, on: addDays(today, -back), claim, rulebook, number, part });
      },
    }));
}

const deferrals = decided(({ decisionId, on, today, number }) => ({
  type: 'GrantDeferral',
  decisionId,
  grantedOn: on,
  newDueOn: addDays(on, number),
  ...(on < today && { backDated: true }),
}));

const plans = decided(({ decisionId, on, claim, rulebook, number }) => {
  const fee = Money.of(
    rulebook.policy.country === 'SE' && number % 2 === 0 ? '170.00' : '0.00',
    claim.invoiced.currency,
  );
  const total = planTotal(claim, rulebook, on, fee);
  const parts = equalInstalments(total, { parts: (number % 5) + 1, first: addMonths(on, 1) });
  const apart = (index: number): CivilDate => addDays(on, 7 * index + number);
  return {
    type: 'AgreePlan',
    decisionId,
    agreedOn: on,
    fee,
    instalments: number % 3 === 0 ? parts.map((part, index) => ({ ...part, dueOn: apart(index) })) : parts,
  };
});

const agreements = [
  plans,
  decided(({ decisionId, on }) => ({ type: 'ReinstatePlan', decisionId, reinstatedOn: on })),
  deferrals,
  decided(({ decisionId, on, number }) => ({
    type: 'PlaceHold',
    decisionId,
    placedOn: on,
    through: addDays(on, number),
  })),
];

const disputes = [
  decided(({ decisionId, on }) => ({ type: 'RaiseDispute', decisionId, raisedOn: on })),
  decided(({ decisionId, on, claim, part }) => ({
    type: 'RaiseDispute',
    ...{ decisionId, raisedOn: on, amount: part(claim.open.principal) },
  })),
  decided(({ decisionId, on }) => ({ type: 'SettleDispute', decisionId, settledOn: on })),
  decided(({ decisionId, on, claim, part, number }) => ({
    type: 'SettleDispute',
    ...{ decisionId, settledOn: on },
    dismissed: { amount: part(claim.disputedAmount ?? claim.open.principal), documentNumber: `judgment-${number % 4}` },
  })),
];

const credits = [
  decided(({ decisionId, today, claim, part, number }) => ({
    type: 'CreditClaim',
    ...{ decisionId, creditedOn: today, documentNumber: `credit-${number % 8}` },
    amount: part(claim.invoiced.minus(creditedOf(claim))),
    ...(number > 30 && { effectiveOn: addDays(claim.issuedOn, number) }),
  })),
  decided(({ decisionId, today, number }) => ({
    type: 'CancelClaim',
    ...{ decisionId, cancelledOn: today, documentNumber: `credit-${number % 8}` },
  })),
  decided(({ decisionId, on, claim, part }) => ({
    type: 'BookSetOff',
    ...{ decisionId, setOffOn: on, amount: part(undisputedOf(claim)), against: 'grant 1' },
  })),
];

const losses = [
  decided(({ decisionId, today, claim, part }) => ({
    type: 'WriteDown',
    ...{ decisionId, writtenDownOn: today, amount: part(claimedOf(claim).minus(allowanceOf(claim))) },
  })),
  decided(({ decisionId, today, claim, number }) => ({
    type: 'WriteOff',
    ...{ decisionId, writtenOffOn: today, ground: WRITE_OFF_GROUNDS[number % WRITE_OFF_GROUNDS.length]! },
    vat: Money.rounded(claim.open.principal.amount.div(number % 2 === 0 ? 5 : 1), claim.invoiced.currency),
  })),
];

const course = [
  decided(({ decisionId, on, number }) => ({
    type: 'ChangeDebtorStatus',
    ...{ decisionId, changedOn: on, status: DEBTOR_STATUSES[number % DEBTOR_STATUSES.length]! },
    ...(number % 2 === 0 && {
      effects: {
        paragraph: 'a law',
        ...(number % 3 === 0 && { waitsThrough: addDays(on, number) }),
        ...(number % 4 === 0 && { stops: true as const }),
        ...(number % 5 === 0 && { interestStopsOn: on }),
      },
    }),
  })),
  decided(({ decisionId, on, number }) => ({
    type: 'ChangeDebtorAddress',
    ...{ decisionId, changedOn: on, address: (['protected', 'moved', 'open'] as const)[number % 3]! },
  })),
  decided(({ decisionId, on, number }) => ({
    type: 'ChangeLiableDebtor',
    ...{ decisionId, changedOn: on, debtorId: `debtor-${number % 3}`, liable: number > 20 },
  })),
  decided(({ decisionId, on }) => ({ type: 'TakeCourtRoute', decisionId, takenOn: on })),
  decided(({ decisionId, on }) => ({
    ...{
      type: 'FileAtCourt',
      decisionId,
      filedOn: on,
      court: 'Förvaltningsrätten',
      caseNumber: '1-16',
      receipt: 'A 1',
    },
  })),
  decided(({ decisionId, on }) => ({ type: 'RequestCourtTransfer', decisionId, requestedOn: on, receipt: 'B 1' })),
  decided(({ decisionId, on }) => ({ type: 'RecallReferral', decisionId, recalledOn: on, reason: 'paid elsewhere' })),
  decided(({ decisionId, on, number }) => ({
    type: 'ChangeService',
    ...{ decisionId, changedOn: on, service: SERVICES[number % 3]!, checklist: [] },
    change: (['suspended', 'restored', 'prepayment-demanded', 'prepayment-lifted'] as const)[number % 4]!,
  })),
  decided(({ decisionId, on, number }) => ({
    type: 'InterruptLimitation',
    ...{ decisionId, interruptedOn: on, by: 'acknowledged', proof: `document ${number}` },
  })),
];

/** Takes back one of the decisions that the claim has lived through, or one that it never met. */
export const takingsBack = decided(({ decisionId, today, claim, number }) => ({
  type: 'ReverseDecision',
  ...{ decisionId, reversedOn: today },
  reverses: claim.decisions[number % Math.max(claim.decisions.length, 1)]?.decisionId ?? 'unheard of',
}));

/** A part of what is owed, known on its day or later: so that claims live long enough to have something decided. */
const partPayments = decided(({ on, claim, number }) => ({
  type: 'ReceivePayment',
  ...{ paymentId: `part-${number}`, receivedOn: on },
  amount: Money.ofMinorUnits(claim.invoiced.toMinorUnits() / BigInt((number % 9) + 2) + 1n, claim.invoiced.currency),
}));

/** The step that came due in the last weeks and has waited for a gate since. */
const gateOpens = decided(({ claim, rulebook, today, number }) => {
  const next = nextStep(claim, rulebook, addDays(today, -(number % 15)));
  const gates = { bankReconciled: true };
  return { type: 'PerformStep', step: next?.step ?? 'reminder', gates, ...(next?.on && { dueOn: next.on }) };
});

export const decisions: fc.Arbitrary<Told> = fc.oneof(...agreements, ...disputes, ...credits, ...losses, ...course);

/** Payments, what banks take back, facts and decisions, back-dated ones too, in the order in which they became known. */
export const decidedStories: fc.Arbitrary<Told[]> = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: payments },
      { weight: 3, arbitrary: partPayments },
      { weight: 2, arbitrary: reversals },
      { weight: 2, arbitrary: otherFacts },
      { weight: 7, arbitrary: decisions },
      { weight: 3, arbitrary: takingsBack },
      gateOpens,
    ),
    { maxLength: 16 },
  )
  .map((told) => told.map(readable).sort((one, other) => one.day - other.day));
