import { paidOf, type Claim, type Parts, type ReceivedPayment } from './claim';
import type { ChargesCorrected, ClaimEvent, ClaimRegistered, PaymentReversed } from './claim-events';
import type { Allocation } from './allocation';
import type { DecisionEvent } from '../decisions/decision-events';
import { afterDecision, isOfDecision } from '../decisions/evolve-decision';
import { without } from './without';
import { changed } from './principal-changes';
import { excessOf, Money, smallerOf } from '../kernel/money';

export class EventOutOfPlace extends Error {
  override readonly name = 'EventOutOfPlace';
}

/** The claim after the event. Events are facts: this never refuses, and never changes what it was given. */
export function evolve(claim: Claim | undefined, event: ClaimEvent): Claim {
  if (event.type === 'ClaimRegistered') {
    if (claim) throw new EventOutOfPlace(`Claim ${claim.claimId} is registered already.`);
    return registered(event);
  }
  if (!claim) throw new EventOutOfPlace(`${event.type} came before the claim was registered.`);
  const next = isOfDecision(event) ? afterDecision(claim, event) : after(claim, event);
  return { ...next, eventNumber: claim.eventNumber + 1, asOf: event.on };
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
    eventNumber: 1,
    asOf: event.on,
    open: { fee: zero, interest: zero, principal: event.amount },
    charged: { fee: zero, interest: zero },
    refundLiability: zero,
    principalChanges: [{ on: event.issuedOn, change: event.amount }],
    payments: [],
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
    liableDebtorIds: [],
    services: [],
    planCharges: [],
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
    case 'PaymentReceived':
      return {
        ...claim,
        open: less(claim.open, event.allocation),
        refundLiability: claim.refundLiability.plus(event.allocation.refund),
        principalChanges: changed(claim, event.on, event.allocation.principal.negated()),
        receipts: [...claim.receipts, { on: event.on, amount: event.amount }],
        payments: [
          ...claim.payments,
          { paymentId: event.paymentId, on: event.on, amount: event.amount, allocation: event.allocation },
        ],
      };
    case 'PaymentReversed':
      return {
        ...claim,
        open: more(claim.open, event.allocation),
        refundLiability: claim.refundLiability.minus(event.allocation.refund),
        principalChanges: changed(claim, event.on, event.allocation.principal),
        payments: withoutReversed(claim.payments, event),
        reversalIds: [...claim.reversalIds, event.reversalId],
        receipts: [...claim.receipts, { on: takenBackFrom(claim, event), amount: event.amount.negated() }],
      };
    case 'ChargesCorrected':
      return corrected(claim, event);
    case 'RulingReceived':
      return { ...claim, rulingOn: event.on };
    case 'ReferralAnswered':
      return event.answer === 'rejected' ? { ...claim, rejectedOn: event.on } : without(claim, 'rejectedOn');
    case 'MonitoringAccounted':
      return claim;
    case 'AcceptanceAnswered':
      return event.accepted ? { ...claim, acceptedOn: event.on } : { ...claim, declinedOn: event.on };
    case 'FlagChanged':
      return event.flagged ? { ...claim, flaggedSince: event.on } : without(claim, 'flaggedSince');
  }
}

/** What of the charges had been paid and is paid for nothing now covers principal, then other charges; the rest is owed back. */
function corrected(claim: Claim, event: ChargesCorrected): Claim {
  const charged = { fee: claim.charged.fee.minus(event.fee), interest: claim.charged.interest.minus(event.interest) };
  const paid = paidOf(claim);
  const given = claim.writtenOff;
  const owed = {
    fee: given ? charged.fee.minus(given.fee) : charged.fee,
    interest: given ? charged.interest.minus(given.interest) : charged.interest,
  };
  const [fee, interest] = [excessOf(owed.fee, paid.fee), excessOf(owed.interest, paid.interest)];
  const freed = excessOf(paid.fee, owed.fee).plus(excessOf(paid.interest, owed.interest));
  const onCharges = freed.minus(event.movedToPrincipal).minus(event.movedToRefund);
  // What is taken off charges opens the interest first, as when a payment is taken back.
  const onFee = onCharges.isNegative() ? takenOffFee(onCharges, paid.interest) : smallerOf(onCharges, fee);
  return {
    ...claim,
    charged,
    corrections: [...claim.corrections, event],
    open: {
      fee: fee.minus(onFee),
      interest: interest.minus(onCharges.minus(onFee)),
      principal: claim.open.principal.minus(event.movedToPrincipal),
    },
    refundLiability: claim.refundLiability.plus(event.movedToRefund),
    principalChanges: changed(claim, event.on, event.movedToPrincipal.negated()),
  };
}

function takenOffFee(onCharges: Money, paidInterest: Money): Money {
  const beyond = onCharges.plus(paidInterest);
  return beyond.isNegative() ? beyond : Money.zero(beyond.currency);
}

/** A payment that had corrected charges and is taken back whole counts as one that never came. */
function takenBackFrom({ payments, corrections }: Claim, event: PaymentReversed): Claim['asOf'] {
  const payment = payments.find(({ paymentId }) => paymentId === event.paymentId);
  const corrects = corrections.some(({ paymentId }) => paymentId === event.paymentId);
  return payment && corrects && payment.amount.equals(event.amount) ? payment.on : event.on;
}

function less(open: Parts, allocation: Allocation): Parts {
  return {
    fee: open.fee.minus(allocation.fee),
    interest: open.interest.minus(allocation.interest),
    principal: open.principal.minus(allocation.principal),
  };
}

function more(open: Parts, allocation: Allocation): Parts {
  return {
    fee: open.fee.plus(allocation.fee),
    interest: open.interest.plus(allocation.interest),
    principal: open.principal.plus(allocation.principal),
  };
}

function withoutReversed(payments: readonly ReceivedPayment[], event: PaymentReversed): ReceivedPayment[] {
  return payments
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
