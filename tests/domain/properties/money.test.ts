import fc from 'fast-check';
import type { Claim } from '../../../domain/claim/claim';
import { claimedOf } from '../../../domain/claim/claim';
import { sumOf, type Money } from '../../../domain/kernel/money';
import { invoices, liveRoughly, RUNS, stories } from './stories';

/** Every claim that a random life passes through. */
function everyClaim(check: (claim: Claim) => void): void {
  fc.assert(
    fc.property(invoices, stories, fc.integer({ min: 1, max: 20 }), (given, told, tryEvery) => {
      for (const { after } of liveRoughly(given, told, tryEvery)) check(after);
    }),
    RUNS,
  );
}

test('money is conserved: invoiced and charged is open, or was paid and is not owed back', () => {
  everyClaim((claim) => {
    const { currency } = claim.invoiced;
    const owed = claim.invoiced.plus(claim.charged.fee).plus(claim.charged.interest);
    const standing = sumOf(
      [...claim.payments].map(({ amount }) => amount),
      currency,
    );
    expect(claimedOf(claim).plus(standing).minus(claim.refundLiability).toString()).toBe(owed.toString());
  });
});

test('no part of a claim is ever below nought, nor above what was invoiced or charged', () => {
  everyClaim(({ open, charged, invoiced, refundLiability }) => {
    const parts: [Money, Money][] = [
      [open.fee, charged.fee],
      [open.interest, charged.interest],
      [open.principal, invoiced],
    ];
    for (const [part, most] of parts) {
      expect(part.isNegative()).toBe(false);
      expect(part.isOver(most)).toBe(false);
    }
    expect(refundLiability.isNegative()).toBe(false);
  });
});

test('a town that owes the debtor money on a claim demands none on it', () => {
  everyClaim((claim) => {
    expect(claimedOf(claim).isPositive() && claim.refundLiability.isPositive()).toBe(false);
  });
});

test('what a payment covered adds up to the payment', () => {
  everyClaim((claim) => {
    for (const { amount, allocation } of claim.payments) {
      const { fee, interest, principal, refund } = allocation;
      expect(fee.plus(interest).plus(principal).plus(refund).toString()).toBe(amount.toString());
    }
  });
});

test('the open principal is the sum of its changes by day', () => {
  everyClaim((claim) => {
    const sum = sumOf(
      claim.principalChanges.map(({ change }) => change),
      claim.invoiced.currency,
    );
    expect(claim.open.principal.toString()).toBe(sum.toString());
  });
});
