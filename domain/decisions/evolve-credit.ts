import type { Claim } from '../claim/claim';
import type { ClaimCredited } from './decision-events';
import { smallerOf } from '../kernel/money';
import { changed } from '../claim/principal-changes';

/** The claim after a credit, or, with a negative amount, after one of that number was taken back. */
export function credited(claim: Claim, event: ClaimCredited): Claim {
  const { decisionId, documentNumber, on, effectiveOn, amount, refund, cause } = event;
  const after = {
    ...claim,
    open: { ...claim.open, principal: claim.open.principal.minus(event.principal) },
    refundLiability: claim.refundLiability.plus(refund),
    // What had been paid of it is owed back from the credit's own day: the principal never falls below nought.
    principalChanges: [
      ...changed(claim, effectiveOn, amount.negated()),
      ...(refund.isZero() ? [] : owedBackChanges(claim, event)),
    ],
  };
  if (amount.isNegative()) {
    return { ...after, credits: claim.credits.filter((credit) => credit.documentNumber !== documentNumber) };
  }
  const credits = [...claim.credits, { decisionId, documentNumber, on, effectiveOn, amount, refund }];
  return cause === 'cancellation' ? { ...after, credits, cancelledOn: on } : { ...after, credits };
}

/**
 * What a credit that is taken back had made owed back never left the creditor: it covers the principal as if it had stayed,
 * and what was paid too much since covers it from the day on which it came.
 */
function owedBackChanges(
  claim: Claim,
  { documentNumber, on, amount, refund }: ClaimCredited,
): Claim['principalChanges'] {
  const taken = amount.isNegative() && claim.credits.find((credit) => credit.documentNumber === documentNumber);
  if (!taken) return [{ on, change: refund }];
  const stayed = smallerOf(refund.negated(), taken.refund);
  const covers = [{ on: taken.on, amount: stayed }];
  let since = refund.negated().minus(stayed);
  for (const payment of claim.payments) {
    const cover = smallerOf(since, payment.allocation.refund);
    // What was taken back of another payment may have been more than this one's.
    if (!cover.isPositive()) continue;
    covers.push({ on: payment.on, amount: cover });
    since = since.minus(cover);
  }
  return [...covers, { on, amount: since }]
    .filter(({ amount: cover }) => !cover.isZero())
    .map((cover) => ({ on: cover.on, change: cover.amount.negated() }));
}
