import type { CivilDate } from '../kernel/civil-date';
import { isSettled, type Claim } from '../claim/claim';
import type { ClaimEvent } from '../claim/claim-events';
import { correctionEvents, type CorrectionCause, type Fallen } from '../claim/correct-charges';
import type { Accepted } from '../claim/answer';
import { evolve } from '../claim/evolve';
import { lawfulCharges } from '../claim/lawful-charges';
import type { Rulebook } from '../policy/rulebook';

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
