import type { CivilDate } from './civil-date';
import type { Claim } from './claim';
import type { Allocation, ChargesCorrected, ClaimEvent } from './claim-events';
import type { ClaimCommand } from './commands';
import type { Decision } from './decision';
import { evolve } from './evolve';
import { correctCharges } from './correct-charges';
import { lawfulCharges, type Charges } from './lawful-charges';
import { chargesOf, type Charge } from './charges';
import { reinstatedBy } from './reinstatement';
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
  standing: Claim,
  command: Extract<ClaimCommand, { type: 'ReceivePayment' }>,
  rulebook: Rulebook,
  today: CivilDate,
): Decision {
  if (standing.payments.some((payment) => payment.paymentId === command.paymentId)) {
    return { refused: 'already-recorded', message: `Payment ${command.paymentId} is recorded already.` };
  }
  const revived = reinstatedBy(standing, command);
  const claim = revived ? evolve(standing, revived) : standing;
  // Known only after a charge of the same day or later: what was open of charges before it still comes first.
  const isLate = chargesOf(claim).some((charge) => command.receivedOn <= charge.on && charges(charge));
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
  const events: ClaimEvent[] = [];
  if (revived) events.push(revived);
  if (correction) events.push(correction);
  return { events: [...events, received] };
}

/** What was charged and open before the payment's day comes first, then principal, then what was charged since. */
export function allocate(claim: Claim, amount: Money, openThen: Charges): Allocation {
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
  for (const step of chargesOf(claim)) {
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
  const lawful = lawfulCharges(claim, rulebook, { on: command.receivedOn, amount: command.amount });
  return correctCharges(claim, lawful, today, {
    paymentId: command.paymentId,
    reason: `a payment received on ${command.receivedOn} became known after the charge`,
  });
}

function charges(charge: Pick<Charge, 'fee' | 'interest'>): boolean {
  return !charge.fee.isZero() || !charge.interest.isZero();
}
