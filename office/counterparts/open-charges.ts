import { bearingSegments } from '../../domain/claim/bearing-segments';
import { chargesOf, interestSinceOf } from '../../domain/claim/charges';
import type { Claim } from '../../domain/claim/claim';
import type { ChargedInterest } from '../../domain/claim/allocation';
import { Money, smallerOf, sumOf } from '../../domain/kernel/money';
import type { Rulebook } from '../../domain/policy/rulebook';

export interface OpenInterest extends ChargedInterest {
  readonly amount: Money;
}

/**
 * The charged interest that is still open, stretch by stretch. Interest is rounded once, on its sum, so a stretch's
 * amount is what it adds to the rounded sum so far; what has been paid covers the oldest stretch first.
 */
export function openInterest(claim: Claim, rulebook: Rulebook): OpenInterest[] {
  const stretches = chargedStretches(claim, rulebook);
  let sum = Money.zero(claim.invoiced.currency);
  const priced = stretches.map((stretch, index) => {
    const before = sum;
    sum = rulebook.lateInterest(stretches.slice(0, index + 1)).total;
    return { ...stretch, amount: sum.minus(before) };
  });
  return stillOpen(priced, claim.open.interest);
}

/** What is still open of items that together were charged: paid from the first to the last. */
export function stillOpen<Item extends { readonly amount: Money }>(items: readonly Item[], open: Money): Item[] {
  const charged = items.map(({ amount }) => amount);
  let paid = sumOf(charged, open.currency).minus(open);
  if (paid.isNegative()) throw new RangeError(`${open.toString()} is open of charges that make less.`);
  const left = items.map((item) => {
    const covered = smallerOf(item.amount, paid);
    paid = paid.minus(covered);
    return { ...item, amount: item.amount.minus(covered) };
  });
  return left.filter(({ amount }) => amount.isPositive());
}

/**
 * As the demand or the latest instalment plan stated them (each states the whole time until then), or as a correction since
 * then makes them: then what is charged is the sum of the new ones.
 */
function chargedStretches(claim: Claim, rulebook: Rulebook): readonly ChargedInterest[] {
  const charging = chargesOf(claim).findLast(({ interestLines }) => interestLines.length > 0);
  const from = charging && interestSinceOf(charging);
  if (!charging || !from) return [];
  const corrected = rulebook.lateInterest(bearingSegments(claim, rulebook, from, charging.on));
  return corrected.total.equals(claim.charged.interest) ? corrected.lines : charging.interestLines;
}
