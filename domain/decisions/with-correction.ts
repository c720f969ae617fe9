import type { CivilDate } from '../civil-date';
import type { Claim } from '../claim';
import type { ClaimEvent } from '../claim-events';
import { correctCharges, type CorrectionCause } from '../correct-charges';
import type { Accepted } from '../decision';
import { evolve } from '../evolve';
import { lawfulCharges } from '../lawful-charges';
import type { Rulebook } from '../rulebook';

/** The events, and behind them what they make unlawful of the charges so far. */
export function withCorrection(
  claim: Claim,
  events: readonly ClaimEvent[],
  rulebook: Rulebook,
  today: CivilDate,
  cause: CorrectionCause,
): Accepted {
  const after = events.reduce<Claim>((folded, event) => evolve(folded, event), claim);
  if (after.charged.fee.isZero() && after.charged.interest.isZero()) return { events };
  const correction = correctCharges(after, lawfulCharges(after, rulebook), today, cause);
  return { events: correction ? [...events, correction] : events };
}
