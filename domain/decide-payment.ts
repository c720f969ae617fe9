import type { CivilDate } from './civil-date';
import type { Claim } from './claim';
import type { Allocation, ChargesCorrected, StepPerformed } from './claim-events';
import type { ClaimCommand } from './commands';
import type { Decision } from './decision';
import { evolve } from './evolve';
import { lawfulCharges, type Charges } from './lawful-charges';
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
  today: CivilDate,
): Decision {
  if (claim.payments.some((payment) => payment.paymentId === command.paymentId)) {
    return { refused: 'already-recorded', message: `Payment ${command.paymentId} is recorded already.` };
  }
  // Known only after a charge of the same day or later: what was open of charges before it still comes first.
  const isLate = claim.performed.some((step) => command.receivedOn <= step.on && charges(step));
  const openThen = isLate ? openChargesOn(claim, command.receivedOn) : claim.open;
  const correction = isLate ? correctionFor(claim, command, rulebook, today) : undefined;
  const corrected = correction ? evolve(claim, correction) : claim;
  const allocation = allocate(corrected, command.amount, openThen);
  const received = {
    type: 'PaymentReceived' as const,
    on: command.receivedOn,
    paymentId: command.paymentId,
    amount: command.amount,
    allocation,
  };
  return { events: correction ? [correction, received] : [received] };
}

/** What was charged and open before the payment's day comes first, then principal, then what was charged since. */
function allocate(claim: Claim, amount: Money, openThen: Charges): Allocation {
  let rest = amount;
  const cover = (open: Money): Money => {
    const part = smallerOf(open, rest);
    rest = rest.minus(part);
    return part;
  };
  const fee = cover(smallerOf(openThen.fee, claim.open.fee));
  const interest = cover(smallerOf(openThen.interest, claim.open.interest));
  const principal = cover(claim.open.principal);
  return {
    fee: fee.plus(cover(claim.open.fee.minus(fee))),
    interest: interest.plus(cover(claim.open.interest.minus(interest))),
    principal,
    refund: rest,
  };
}

function openChargesOn(claim: Claim, day: CivilDate): Charges {
  const zero = Money.zero(claim.invoiced.currency);
  const open = { fee: zero, interest: zero };
  for (const step of claim.performed) {
    if (step.on >= day) continue;
    open.fee = open.fee.plus(step.fee);
    open.interest = open.interest.plus(step.interest);
  }
  for (const { on, allocation } of claim.payments) {
    if (on > day) continue;
    open.fee = open.fee.minus(smallerOf(open.fee, allocation.fee));
    open.interest = open.interest.minus(smallerOf(open.interest, allocation.interest));
  }
  return open;
}

/** What the charges would have been, had the payment been known; undefined when they were right. */
function correctionFor(
  claim: Claim,
  command: Extract<ClaimCommand, { type: 'ReceivePayment' }>,
  rulebook: Rulebook,
  today: CivilDate,
): ChargesCorrected | undefined {
  const lawful = lawfulCharges(
    claim,
    [...claim.receipts, { on: command.receivedOn, amount: command.amount }],
    rulebook,
  );
  const fee = claim.charged.fee.minus(smallerOf(lawful.fee, claim.charged.fee));
  const interest = claim.charged.interest.minus(smallerOf(lawful.interest, claim.charged.interest));
  if (fee.isZero() && interest.isZero()) return undefined;
  const freed = overpaid(claim.charged.fee.minus(fee), claim.charged.fee.minus(claim.open.fee)).plus(
    overpaid(claim.charged.interest.minus(interest), claim.charged.interest.minus(claim.open.interest)),
  );
  const movedToPrincipal = smallerOf(freed, claim.open.principal);
  return {
    type: 'ChargesCorrected',
    on: today,
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
