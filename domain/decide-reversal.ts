import type { Claim, ReceivedPayment } from './claim';
import type { Allocation } from './claim-events';
import type { ClaimCommand } from './commands';
import type { Decision } from './decision';
import { Money, smallerOf } from './money';

/** The bank takes a payment back, whole or in part. The claim lives on with what is open again. */
export function decideReversal(claim: Claim, command: Extract<ClaimCommand, { type: 'ReversePayment' }>): Decision {
  const payment = reversedPayment(claim, command);
  if (!payment) {
    return {
      refused: 'not-possible',
      message: `No payment of at least ${command.amount.toString()} stands on invoice ${claim.invoiceNumber} that could be taken back.`,
    };
  }
  return {
    events: [
      {
        type: 'PaymentReversed',
        on: command.reversedOn,
        reversalId: command.reversalId,
        paymentId: payment.paymentId,
        amount: command.amount,
        allocation: undo(claim, payment, command.amount),
      },
    ],
  };
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
 * What the payment had covered opens again in the opposite order: the refund liability falls first, then principal,
 * interest and fee rise. Where a later correction moved the payment's money, what is covered now counts.
 */
function undo(claim: Claim, payment: ReceivedPayment, amount: Money): Allocation {
  const covered: Allocation = {
    refund: claim.refundLiability,
    principal: claim.invoiced.minus(claim.open.principal),
    interest: claim.charged.interest.minus(claim.open.interest),
    fee: claim.charged.fee.minus(claim.open.fee),
  };
  let rest = amount;
  const zero = Money.zero(amount.currency);
  const undone = { refund: zero, principal: zero, interest: zero, fee: zero };
  const take = (part: keyof Allocation, limit: Money): void => {
    const taken = smallerOf(rest, limit);
    undone[part] = undone[part].plus(taken);
    rest = rest.minus(taken);
  };
  const parts = ['refund', 'principal', 'interest', 'fee'] as const;
  for (const part of parts) take(part, smallerOf(covered[part], payment.allocation[part]));
  for (const part of parts) take(part, covered[part].minus(undone[part]));
  return undone;
}
