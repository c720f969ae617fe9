import type { ClaimEvent } from '../claim/claim-events';
import type { CorrectionGround } from '../claim/correction-ground';
import { consequenceOf, isOfDecision } from '../decisions/consequences';

/** Of charges that were corrected, and of a step that was withdrawn. */
export function correctionGround(event: ClaimEvent, events: readonly ClaimEvent[]): CorrectionGround {
  if (event.type === 'ChargesCorrected' && event.paymentId !== undefined) {
    if (event.fee.isNegative() || event.interest.isNegative()) return { type: 'payment-taken-back' };
    const { paymentId } = event;
    const payment = events.find((other) => other.type === 'PaymentReceived' && other.paymentId === paymentId);
    if (payment) return { type: 'late-payment', receivedOn: payment.on };
  }
  if (event.type === 'StepWithdrawn' && event.paidOn) return { type: 'late-payment', receivedOn: event.paidOn };
  if ('decisionId' in event) {
    for (const other of events) {
      if (!isOfDecision(other) || !isOf(other, event.decisionId)) continue;
      const ground = consequenceOf(other).correctionGround?.(other);
      if (ground) return ground;
    }
  }
  return { type: 'recorded', reason: 'reason' in event ? event.reason : '' };
}

function isOf(event: ClaimEvent, decisionId: string): boolean {
  return 'decisionId' in event && event.decisionId === decisionId;
}
