import type { CivilDate } from '../civil-date';
import { isSettled, type Claim } from '../claim';
import type { ClaimEvent } from '../claim-events';
import { correctionEvents, type CorrectionCause, type Fallen } from '../correct-charges';
import type { Accepted } from '../decision';
import { evolve } from '../evolve';
import { lawfulCharges } from '../lawful-charges';
import type { Rulebook } from '../rulebook';

/** The events, and behind them what they make unlawful of the charges so far, or lawful again of what had fallen away. */
export function withCorrection(
  claim: Claim,
  events: readonly ClaimEvent[],
  rulebook: Rulebook,
  today: CivilDate,
  cause: CorrectionCause,
  restorable?: Fallen,
): Accepted {
  const after = events.reduce<Claim>((folded, event) => evolve(folded, event), claim);
  const wasNothing = after.charged.fee.isZero() && after.charged.interest.isZero();
  if (wasNothing && !restorable) return { events };
  // Of a claim that is given up nothing is claimed again by a correction.
  const again = after.writtenOff && isSettled(after) ? undefined : restorable;
  return { events: [...events, ...correctionEvents(after, lawfulCharges(after, rulebook), today, cause, again)] };
}
