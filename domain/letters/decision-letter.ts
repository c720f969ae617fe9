import type { Claim } from '../claim/claim';
import type { ClaimEvent } from '../claim/claim-events';
import { consequenceOf, isOfDecision } from '../decisions/consequences';
import type { DecisionLetterKind } from './letter-kinds';

/**
 * Which letter a decision's event sends; undefined for none, and for a step, whose policy says so. What several events
 * of one decision have to say is one letter: the steps withdrawn are told together, and a credit by which a dispute or a
 * reversal ends is told with that. `beside` are all the events that were booked together, `claim` as they left it.
 */
export function decisionLetterOf(
  event: ClaimEvent,
  beside: readonly ClaimEvent[],
  claim: Claim,
): DecisionLetterKind | undefined {
  if (event.type === 'ClaimRegistered') {
    return event.interestOn ? 'interest-invoice' : event.chargesOn && 'charges-invoice';
  }
  return isOfDecision(event) ? consequenceOf(event).letter?.(event, beside, claim) : undefined;
}
