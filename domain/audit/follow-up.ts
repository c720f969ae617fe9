import { creditedOf, isSettled, type Claim } from '../claim/claim';
import { outcomeOf } from '../claim/outcome';
import type { CivilDate } from '../kernel/civil-date';
import { sumOf, type Money } from '../kernel/money';

/** What became of an open invoice after the sample's day, as the audit names it (S002-82, S002-85). */
export type FollowUp = 'paid' | 'part-paid' | 'disputed' | 'cancelled' | 'credited' | 'written-off' | 'unpaid';

export interface FollowedUp {
  readonly followUp: FollowUp;
  /** What came in after the day, through the day of the check. */
  readonly received: Money;
  /** Credited after the day, by a cancellation too. */
  readonly credited: Money;
  /** The day of the latest payment after the day, or of the cancellation; of a dispute since when. */
  readonly on?: CivilDate;
}

/** Given the claim as it stands on the day of the check. */
export function followedUp(claim: Claim, after: CivilDate): FollowedUp {
  const { currency } = claim.invoiced;
  const came = [...claim.payments].filter(({ on }) => on > after);
  const received = sumOf(
    came.map(({ amount }) => amount),
    currency,
  );
  const credited = sumOf(
    claim.credits.filter(({ on }) => on > after).map(({ amount }) => amount),
    currency,
  );
  const paidOn = came
    .map(({ on }) => on)
    .toSorted()
    .at(-1);
  const said = (followUp: FollowUp, on = paidOn): FollowedUp => {
    return { followUp, received, credited, ...(on !== undefined && { on }) };
  };
  const outcome = outcomeOf(claim);
  if (outcome === 'cancelled' || outcome === 'withdrawn')
    return said('cancelled', claim.cancelledOn ?? claim.withdrawnOn);
  if (outcome === 'written-off') return said('written-off', claim.writtenOff?.on);
  if (isSettled(claim)) return said(creditedOf(claim).equals(claim.invoiced) ? 'credited' : 'paid');
  if (claim.disputedSince !== undefined) return said('disputed', claim.disputedSince);
  return said(received.isPositive() ? 'part-paid' : 'unpaid');
}
