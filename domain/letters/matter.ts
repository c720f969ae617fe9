import type { Claim } from '../claim/claim';
import type { ClaimEvent } from '../claim/claim-events';
import { consequenceOf } from '../decisions/consequences';
import type { DecisionEvent } from '../decisions/decision-events';
import type { Rulebook } from '../policy/rulebook';
import type { LetterMatter } from './letter-kinds';
import { LetterNotPossible } from './letter-not-possible';

export interface MatterOccasion {
  readonly event: DecisionEvent;
  /** Every event that was booked together with it, itself included. */
  readonly beside: readonly ClaimEvent[];
  /** As it stood before them; needed where a decision is taken back. */
  readonly before?: Claim;
  /** As they left it. */
  readonly claim: Claim;
  readonly rulebook: Pick<Rulebook, 'policy'>;
}

/** Throws `LetterNotPossible` when no letter tells of the event, or the claim is not the one that it left. */
export function matterOf({ event, beside, before, claim, rulebook: { policy } }: MatterOccasion): LetterMatter {
  const matter = consequenceOf(event).matter?.(event, { beside, before: before ?? claim, claim, policy });
  if (matter) return matter;
  throw new LetterNotPossible(`No letter tells of ${event.type}.`);
}
