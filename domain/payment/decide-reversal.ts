import type { Claim } from '../claim/claim';
import type { ReceivedPayment } from '../claim/received-payments';
import type { CivilDate } from '../kernel/civil-date';
import type { ClaimEvent } from '../claim/claim-events';
import type { ClaimCommand } from '../claim/commands';
import { correctedFor, correctionEvents } from '../claim/correct-charges';
import type { Answer } from '../claim/answer';
import { evolve } from '../claim/evolve';
import { givenUpAgain } from '../claim/reinstatement';
import { lawfulCharges } from '../claim/lawful-charges';
import { uncover } from './uncover';
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
    ...(command.takenAt && { takenAt: command.takenAt }),
    ...(command.decisionId !== undefined && { decisionId: command.decisionId }),
  };
  const after = evolve(claim, reversed);
  const restored = command.amount.equals(payment.amount)
    ? chargesRestored(after, payment, rulebook, command.reversedOn)
    : [];
  const events: ClaimEvent[] = [reversed, ...restored];
  if (!claim.recovery?.payments.some(({ paymentId }) => paymentId === payment.paymentId)) return { events };
  const givenUp = givenUpAgain(
    restored.reduce<Claim>((folded, event) => evolve(folded, event), after),
    {
      on: command.reversedOn,
      reason: `payment ${payment.paymentId}, which had come after the claim was given up, was taken back`,
    },
  );
  return { events: givenUp ? [...events, givenUp] : events };
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
