import { paidOf, type Claim, type ReceivedPayment } from '../claim/claim';
import type { CivilDate } from '../kernel/civil-date';
import type { ClaimEvent } from '../claim/claim-events';
import type { Allocation } from '../claim/allocation';
import type { ClaimCommand } from '../claim/commands';
import { correctedFor, correctionEvents } from '../claim/correct-charges';
import type { Answer } from '../claim/answer';
import { evolve } from '../claim/evolve';
import { lawfulCharges } from '../claim/lawful-charges';
import { smallerOf, type Money } from '../kernel/money';
import type { Rulebook } from '../policy/rulebook';

/** The bank takes a payment back, whole or in part. The claim lives on with what is open again. */
export function decideReversal(
  claim: Claim,
  command: Extract<ClaimCommand, { type: 'ReversePayment' }>,
  rulebook: Rulebook,
): Answer {
  if (claim.reversalIds.includes(command.reversalId)) {
    return { refused: 'already-recorded', message: `Reversal ${command.reversalId} is recorded already.` };
  }
  const payment = reversedPayment(claim, command);
  if (!payment) {
    return {
      refused: 'not-possible',
      message: `No payment of at least ${command.amount.toString()} stands on invoice ${claim.invoiceNumber} that could be taken back.`,
    };
  }
  const reversed = {
    type: 'PaymentReversed' as const,
    on: command.reversedOn,
    reversalId: command.reversalId,
    paymentId: payment.paymentId,
    amount: command.amount,
    allocation: uncover(claim, command.amount),
  };
  const after = evolve(claim, reversed);
  const restored = command.amount.equals(payment.amount)
    ? chargesRestored(after, payment, rulebook, command.reversedOn)
    : [];
  return { events: [reversed, ...restored] };
}

/**
 * Charges that had fallen away because of the payment were right after all: it never truly came. What is still owed back
 * of other payments covers them first.
 */
function chargesRestored(
  claim: Claim,
  { paymentId }: ReceivedPayment,
  rulebook: Rulebook,
  on: CivilDate,
): ClaimEvent[] {
  const restorable = correctedFor(claim, { paymentId });
  if (restorable.fee.isZero() && restorable.interest.isZero()) return [];
  const cause = { paymentId, reason: 'the payment that had corrected them was taken back' };
  return correctionEvents(claim, lawfulCharges(claim, rulebook), on, cause, restorable);
}

function reversedPayment(
  claim: Claim,
  command: Extract<ClaimCommand, { type: 'ReversePayment' }>,
): ReceivedPayment | undefined {
  const latestFirst = [...claim.payments].reverse().filter((payment) => !command.amount.isOver(payment.amount));
  if (command.paymentId) return latestFirst.find((payment) => payment.paymentId === command.paymentId);
  return latestFirst.find((payment) => payment.amount.equals(command.amount)) ?? latestFirst[0];
}

/**
 * The opposite of what payments cover: what was owed back falls first, then principal, interest and fee open again. So
 * the claim stands as if only the other payments had come, whichever of them is taken back.
 */
export function uncover(claim: Claim, amount: Money): Allocation {
  const paid = paidOf(claim);
  let rest = amount;
  const opened = (covered: Money): Money => {
    const part = smallerOf(rest, covered);
    rest = rest.minus(part);
    return part;
  };
  return {
    refund: opened(claim.refundLiability),
    principal: opened(paid.principal),
    interest: opened(paid.interest),
    fee: opened(paid.fee),
  };
}
