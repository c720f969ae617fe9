import { creditedOf, type Claim, type ReceivedPayment } from './claim';
import type { CivilDate } from './civil-date';
import type { Allocation, ChargesCorrected } from './claim-events';
import type { ClaimCommand } from './commands';
import type { Decision } from './decision';
import { evolve } from './evolve';
import { Money, smallerOf } from './money';

/** The bank takes a payment back, whole or in part. The claim lives on with what is open again. */
export function decideReversal(claim: Claim, command: Extract<ClaimCommand, { type: 'ReversePayment' }>): Decision {
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
    allocation: undo(claim, command.amount),
  };
  const after = evolve(claim, reversed);
  const restored = command.amount.equals(payment.amount) ? chargesRestored(after, payment, command.reversedOn) : [];
  return { events: [reversed, ...restored] };
}

/**
 * Charges that had fallen away because of the payment were right after all: it never truly came. What is still owed back
 * of other payments covers them first.
 */
function chargesRestored(claim: Claim, payment: ReceivedPayment, on: CivilDate): ChargesCorrected[] {
  const zero = Money.zero(payment.amount.currency);
  let owedBack = claim.refundLiability;
  return claim.corrections
    .filter(({ paymentId, reason }) => paymentId === payment.paymentId && reason !== RESTORED)
    .map(({ fee, interest }) => {
      const covered = smallerOf(owedBack, fee.plus(interest));
      owedBack = owedBack.minus(covered);
      return {
        type: 'ChargesCorrected',
        on,
        fee: fee.negated(),
        interest: interest.negated(),
        movedToPrincipal: zero,
        movedToRefund: covered.isZero() ? zero : covered.negated(),
        paymentId: payment.paymentId,
        reason: RESTORED,
      };
    });
}

const RESTORED = 'the payment that had corrected them was taken back';

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
function undo(claim: Claim, amount: Money): Allocation {
  let rest = amount;
  const uncover = (covered: Money): Money => {
    const part = smallerOf(rest, covered);
    rest = rest.minus(part);
    return part;
  };
  return {
    refund: uncover(claim.refundLiability),
    principal: uncover(claim.invoiced.minus(creditedOf(claim)).minus(claim.open.principal)),
    interest: uncover(claim.charged.interest.minus(claim.open.interest)),
    fee: uncover(claim.charged.fee.minus(claim.open.fee)),
  };
}
