import type { CivilDate } from '../kernel/civil-date';
import type { ClaimEvent } from '../claim/claim-events';
import type { Money } from '../kernel/money';

/** Why charges fell away or came back, from the events around it; so that it can be told in any language. */
export type CorrectionGround =
  /** A payment of that day became known after the charge. */
  | { readonly type: 'late-payment'; readonly receivedOn: CivilDate }
  /** The payment that had corrected them was taken back. */
  | { readonly type: 'payment-taken-back' }
  | { readonly type: 'deferral'; readonly from: CivilDate }
  | { readonly type: 'credit'; readonly documentNumber: string; readonly effectiveOn: CivilDate }
  | { readonly type: 'set-off'; readonly on: CivilDate }
  | { readonly type: 'dispute-ended'; readonly on: CivilDate; readonly dismissed: Money }
  | { readonly type: 'interest-stopped'; readonly from: CivilDate; readonly paragraph: string }
  | { readonly type: 'decision-taken-back'; readonly reverses: string }
  /** No event beside it says more than the record itself. */
  | { readonly type: 'recorded'; readonly reason: string };

/** Of charges that were corrected, and of a step that was withdrawn. */
export function correctionGround(event: ClaimEvent, events: readonly ClaimEvent[]): CorrectionGround {
  if (event.type === 'ChargesCorrected' && event.paymentId !== undefined) {
    if (event.fee.isNegative() || event.interest.isNegative()) return { type: 'payment-taken-back' };
    const { paymentId } = event;
    const payment = events.find((other) => other.type === 'PaymentReceived' && other.paymentId === paymentId);
    if (payment) return { type: 'late-payment', receivedOn: payment.on };
  }
  if ('decisionId' in event) {
    for (const other of events) {
      const ground = isOf(other, event.decisionId) ? groundIn(other) : undefined;
      if (ground) return ground;
    }
  }
  return { type: 'recorded', reason: 'reason' in event ? event.reason : '' };
}

function isOf(event: ClaimEvent, decisionId: string): boolean {
  return 'decisionId' in event && event.decisionId === decisionId;
}

function groundIn(event: ClaimEvent): CorrectionGround | undefined {
  if (event.type === 'DecisionReversed') return { type: 'decision-taken-back', reverses: event.reverses };
  if (event.type === 'DeferralGranted') return { type: 'deferral', from: event.on };
  if (event.type === 'SetOffBooked') return { type: 'set-off', on: event.on };
  if (event.type === 'ClaimCredited') {
    const { cause, documentNumber, effectiveOn, on, amount } = event;
    return cause === 'dispute'
      ? { type: 'dispute-ended', on, dismissed: amount }
      : { type: 'credit', documentNumber, effectiveOn };
  }
  if (event.type === 'DebtorStatusChanged' && event.effects?.interestStopsOn) {
    const { interestStopsOn, paragraph } = event.effects;
    return { type: 'interest-stopped', from: interestStopsOn, paragraph };
  }
  return undefined;
}
