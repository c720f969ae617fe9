import { dueDateOf, principalSegments, type Claim } from './claim';
import type { Allocation, ChargesCorrected, StepPerformed } from './claim-events';
import type { ClaimCommand } from './commands';
import type { Decision } from './decision';
import { evolve } from './evolve';
import { Money, smallerOf } from './money';
import type { Rulebook } from './rulebook';

/**
 * A payment always counts, on the day it was received. Before anything is charged it lowers the principal; after that
 * it covers fee, interest and principal, in this order. What exceeds the claim is owed back to the payer.
 *
 * A payment that was received no later than the day of a charge, but became known after it, is treated as if it had
 * been known: the charge is corrected first, then the principal is lowered.
 */
export function decidePayment(
  claim: Claim,
  command: Extract<ClaimCommand, { type: 'ReceivePayment' }>,
  rulebook: Rulebook,
): Decision {
  if (claim.payments.some((payment) => payment.paymentId === command.paymentId)) {
    return { refused: 'already-recorded', message: `Payment ${command.paymentId} is recorded already.` };
  }
  const correction = correctionFor(claim, command, rulebook);
  const corrected = correction ? evolve(claim, correction) : claim;
  const allocation = allocate(corrected, command.amount, correction !== undefined);
  const received = {
    type: 'PaymentReceived' as const,
    on: command.receivedOn,
    paymentId: command.paymentId,
    amount: command.amount,
    allocation,
  };
  return { events: correction ? [correction, received] : [received] };
}

function allocate(claim: Claim, amount: Money, principalFirst: boolean): Allocation {
  let rest = amount;
  const cover = (open: Money): Money => {
    const part = smallerOf(open, rest);
    rest = rest.minus(part);
    return part;
  };
  if (principalFirst) {
    const principal = cover(claim.open.principal);
    return { principal, fee: cover(claim.open.fee), interest: cover(claim.open.interest), refund: rest };
  }
  const fee = cover(claim.open.fee);
  const interest = cover(claim.open.interest);
  return { fee, interest, principal: cover(claim.open.principal), refund: rest };
}

function correctionFor(
  claim: Claim,
  command: Extract<ClaimCommand, { type: 'ReceivePayment' }>,
  rulebook: Rulebook,
): ChargesCorrected | undefined {
  const charging = claim.performed.find((step) => command.receivedOn <= step.on && charges(step));
  if (!charging) return undefined;
  const known: Claim = {
    ...claim,
    principalChanges: [...claim.principalChanges, { on: command.receivedOn, change: command.amount.negated() }],
  };
  const openThen = known.principalChanges
    .filter(({ on }) => on <= charging.on)
    .reduce((sum, { change }) => sum.plus(change), Money.zero(claim.invoiced.currency));
  const lawfulFee = openThen.isPositive() ? charging.fee : Money.zero(claim.invoiced.currency);
  const lawfulInterest = openThen.isPositive()
    ? rulebook.lateInterest(principalSegments(known, dueDateOf(claim), charging.on)).total
    : Money.zero(claim.invoiced.currency);
  return correctionTo(claim, lawfulFee, lawfulInterest, command);
}

function correctionTo(
  claim: Claim,
  lawfulFee: Money,
  lawfulInterest: Money,
  command: Extract<ClaimCommand, { type: 'ReceivePayment' }>,
): ChargesCorrected {
  const fee = claim.charged.fee.minus(smallerOf(lawfulFee, claim.charged.fee));
  const interest = claim.charged.interest.minus(smallerOf(lawfulInterest, claim.charged.interest));
  const freed = overpaid(claim.charged.fee.minus(fee), claim.charged.fee.minus(claim.open.fee)).plus(
    overpaid(claim.charged.interest.minus(interest), claim.charged.interest.minus(claim.open.interest)),
  );
  const movedToPrincipal = smallerOf(freed, claim.open.principal);
  return {
    type: 'ChargesCorrected',
    on: command.receivedOn,
    fee,
    interest,
    movedToPrincipal,
    movedToRefund: freed.minus(movedToPrincipal),
    paymentId: command.paymentId,
    reason: `a payment received on ${command.receivedOn} became known after the charge`,
  };
}

function overpaid(charged: Money, paid: Money): Money {
  return paid.isOver(charged) ? paid.minus(charged) : Money.zero(charged.currency);
}

function charges(step: StepPerformed): boolean {
  return !step.fee.isZero() || !step.interest.isZero();
}
