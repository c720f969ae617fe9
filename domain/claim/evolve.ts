import { afterAgencyAccount, afterAgencyNews } from './agency';
import { afterChargesApart } from './after-charges-apart';
import { afterCorrection } from './after-correction';
import { afterCaseCosts } from './after-case-costs';
import { laterOf } from '../kernel/civil-date';
import type { Claim, Recovery } from './claim';
import type { ClaimEvent, ClaimRegistered, PaymentReversed, ReferralAnswered } from './claim-events';
import { less, more } from './parts';
import type { DecisionEvent } from '../decisions/decision-events';
import { afterDecision, isOfDecision } from '../decisions/consequences';
import { without } from './without';
import { changed } from './principal-changes';
import { proceedingsAfter } from './proceedings';
import { ReceivedPayments, type ReceivedPayment } from './received-payments';
import { reopened } from './reopened-principal';
import { Money } from '../kernel/money';

export class EventOutOfPlace extends Error {
  override readonly name = 'EventOutOfPlace';
}

/** The claim after the event. Events are facts: this never refuses, and never changes what it was given. */
export function evolve(claim: Claim | undefined, event: ClaimEvent): Claim {
  if (event.type === 'ClaimRegistered') {
    if (claim?.withdrawnOn) return { ...registered(event), eventNumber: claim.eventNumber + 1 };
    if (claim) throw new EventOutOfPlace(`Claim ${claim.claimId} is registered already.`);
    return registered(event);
  }
  if (!claim) throw new EventOutOfPlace(`${event.type} came before the claim was registered.`);
  const next = isOfDecision(event) ? afterDecision(claim, event) : after(claim, event);
  const proceedings = proceedingsAfter(claim, event);
  return { ...next, proceedings, eventNumber: claim.eventNumber + 1, asOf: event.on };
}

export function foldClaim(events: Iterable<ClaimEvent>): Claim | undefined {
  let claim: Claim | undefined;
  for (const event of events) claim = evolve(claim, event);
  return claim;
}

function registered(event: ClaimRegistered): Claim {
  const zero = Money.zero(event.amount.currency);
  return {
    claimId: event.claimId,
    creditorId: event.creditorId,
    invoiceNumber: event.invoiceNumber,
    invoiceGroup: event.invoiceGroup,
    issuedOn: event.issuedOn,
    dueOn: event.dueOn,
    invoiced: event.amount,
    paymentReference: event.paymentReference,
    policyId: event.policyId,
    policyVersion: event.policyVersion,
    debtorStatus: event.debtorStatus,
    ...(event.debtorKind && { debtorKind: event.debtorKind }),
    ...(event.interestOn && { interestOn: event.interestOn }),
    ...(event.chargesOn && { chargesOn: event.chargesOn }),
    eventNumber: 1,
    asOf: event.on,
    open: { fee: zero, interest: zero, principal: event.amount },
    charged: { fee: zero, interest: zero },
    refundLiability: zero,
    principalChanges: [{ on: event.issuedOn, change: event.amount }],
    payments: ReceivedPayments.of(),
    reversalIds: [],
    receipts: [],
    corrections: [],
    performed: [],
    withdrawn: [],
    decisions: [],
    deferrals: [],
    holds: [],
    credits: [],
    writtenDown: zero,
    writeDowns: [],
    setOffs: [],
    interruptions: [],
    proceedings: [],
    liableDebtorIds: [],
    liableStatuses: [],
    services: [],
    waivers: [],
    planCharges: [],
    caseCosts: [],
  };
}

function after(claim: Claim, event: Exclude<ClaimEvent, ClaimRegistered | DecisionEvent>): Claim {
  switch (event.type) {
    case 'StepPerformed': {
      const { fee, interest, principal } = claim.open;
      return {
        ...claim,
        open: { fee: fee.plus(event.fee), interest: interest.plus(event.interest), principal },
        charged: { fee: claim.charged.fee.plus(event.fee), interest: claim.charged.interest.plus(event.interest) },
        performed: [...claim.performed, event],
      };
    }
    case 'StepLeftOut':
      return { ...claim, leftOut: [...(claim.leftOut ?? []), event] };
    case 'PaymentReceived':
      return {
        ...claim,
        open: less(claim.open, event.allocation),
        refundLiability: claim.refundLiability.plus(event.allocation.refund),
        principalChanges: changed(claim, event.on, event.allocation.principal.negated()),
        receipts: withReceived(claim.receipts, { on: event.on, amount: event.amount }),
        payments: claim.payments.with({
          ...{ paymentId: event.paymentId, on: event.on, amount: event.amount, allocation: event.allocation },
          ...(event.decisionId !== undefined && { decisionId: event.decisionId }),
        }),
        ...(claim.recovery && {
          recovery: {
            ...claim.recovery,
            payments: [...claim.recovery.payments, { paymentId: event.paymentId, on: event.on }],
          },
        }),
      };
    case 'PaymentReversed': {
      const payment = claim.payments.get(event.paymentId);
      const paidOn = payment?.on ?? event.on;
      const on = laterOf(takenBackFrom(claim, event), paidOn);
      const reopening = reopened(claim, event, payment);
      const payments = ReceivedPayments.of(withoutReversed(reopening.payments, event));
      return {
        ...claim,
        open: more(claim.open, event.allocation),
        refundLiability: claim.refundLiability.minus(event.allocation.refund),
        principalChanges: reopening.principalChanges,
        credits: reopening.credits,
        payments,
        reversalIds: [...claim.reversalIds, event.reversalId],
        receipts: [...claim.receipts, { on, amount: event.amount.negated(), paidOn }],
        ...(claim.recovery && { recovery: standing(claim.recovery, payments) }),
      };
    }
    case 'ChargesCorrected':
      return afterCorrection(claim, event);
    case 'RulingReceived':
      return { ...claim, rulingOn: event.on };
    case 'ReferralAnswered':
      return answered(claim, event);
    case 'MonitoringAccounted':
      return claim;
    case 'AgencyReported':
      return afterAgencyNews(claim, event);
    case 'JudgmentReceived':
      return { ...claim, judgment: { on: event.on, outcome: event.outcome } };
    case 'InterestClaimedApart': {
      const { way, amount, waived = Money.zero(amount.currency), givenUp } = event;
      return { ...claim, interestApart: { way, amount, waived, ...(givenUp && { givenUp }) } };
    }
    case 'ChargesClaimedApart':
      return afterChargesApart(claim, event);
    case 'CaseCostsAdded':
      return afterCaseCosts(claim, event);
    case 'AgencyAccounted':
      return afterAgencyAccount(claim, event);
    case 'AcceptanceAnswered':
      return event.accepted ? { ...claim, acceptedOn: event.on } : { ...claim, declinedOn: event.on };
    case 'FlagChanged':
      return event.flagged ? { ...claim, flaggedSince: event.on } : without(claim, 'flaggedSince');
  }
}

function answered(claim: Claim, { on, answer, lastDay }: ReferralAnswered): Claim {
  switch (answer) {
    case 'received':
      return without(claim, 'rejectedOn');
    case 'rejected':
      return { ...claim, rejectedOn: on };
    case 'objected':
      return lastDay ? { ...claim, objection: { on, lastDay } } : claim;
  }
}

/** What came in on the day of the latest receipt is added to it. */
function withReceived(receipts: Claim['receipts'], received: Claim['receipts'][number]): Claim['receipts'] {
  const last = receipts.at(-1);
  if (!last || last.on !== received.on || last.amount.isNegative()) return [...receipts, received];
  return [...receipts.slice(0, -1), { on: last.on, amount: last.amount.plus(received.amount) }];
}

function standing(recovery: Recovery, payments: Claim['payments']): Recovery {
  return { ...recovery, payments: recovery.payments.filter(({ paymentId }) => payments.get(paymentId)) };
}

/** A payment that had corrected charges and is taken back whole counts as one that never came. */
function takenBackFrom({ payments, corrections }: Claim, event: PaymentReversed): Claim['asOf'] {
  const payment = payments.get(event.paymentId);
  const corrects = corrections.some(({ paymentId }) => paymentId === event.paymentId);
  return payment && corrects && payment.amount.equals(event.amount) ? payment.on : event.on;
}

function withoutReversed(payments: Iterable<ReceivedPayment>, event: PaymentReversed): ReceivedPayment[] {
  return [...payments]
    .map((payment) =>
      payment.paymentId === event.paymentId
        ? {
            ...payment,
            amount: payment.amount.minus(event.amount),
            allocation: {
              ...less(payment.allocation, event.allocation),
              refund: payment.allocation.refund.minus(event.allocation.refund),
            },
          }
        : payment,
    )
    .filter((payment) => payment.amount.isPositive());
}
