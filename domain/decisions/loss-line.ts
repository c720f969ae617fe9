import { Decimal } from 'decimal.js';
import { Money, smallerOf } from '../kernel/money';
import type { DecisionRules } from '../authority/authority-matrix';
import { type Claim, allowanceOf, claimedOf, isSettled } from '../claim/claim';
import type { LossLine } from './kinds/write-down';

/** A quarter of the net amount is a fifth of the gross; rounded once, to whole öre. */
function vatContainedIn(gross: Money, percent: string): Money {
  const rate = new Decimal(percent);
  return Money.rounded(gross.amount.times(rate).div(rate.plus(100)), gross.currency);
}

/** What is open and not written down yet; nothing when it all is. What was written down before counts on the principal first. */
export function lossLineOf(claim: Claim, { vatPercentOfGroups }: DecisionRules): LossLine | undefined {
  const before = allowanceOf(claim);
  const left = claimedOf(claim).minus(before);
  if (isSettled(claim) || !left.isPositive()) return undefined;
  const ofPrincipal = smallerOf(before, claim.open.principal);
  const ofFee = smallerOf(before.minus(ofPrincipal), claim.open.fee);
  const ofInterest = before.minus(ofPrincipal).minus(ofFee);
  const principal = claim.open.principal.minus(ofPrincipal);
  const percent = vatPercentOfGroups.value[claim.invoiceGroup];
  const vat = percent === undefined ? Money.zero(principal.currency) : vatContainedIn(principal, percent);
  return {
    claimId: claim.claimId,
    principal: principal.minus(vat),
    vat,
    fee: claim.open.fee.minus(ofFee),
    interest: claim.open.interest.minus(ofInterest),
  };
}
