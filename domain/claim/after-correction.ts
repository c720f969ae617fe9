import { excessOf, Money, smallerOf } from '../kernel/money';
import { paidOf, type Claim } from './claim';
import type { ChargesCorrected } from './claim-events';
import { changed } from './principal-changes';

/** What of the charges had been paid and is paid for nothing now covers principal, then other charges; the rest is owed back. */
export function afterCorrection(claim: Claim, event: ChargesCorrected): Claim {
  return { ...afterChargesMoved(claim, event), corrections: [...claim.corrections, event] };
}

/** The same for charges that are only moved away from the claim, or back. */
export function afterChargesMoved(
  claim: Claim,
  event: Pick<ChargesCorrected, 'on' | 'fee' | 'interest' | 'movedToPrincipal' | 'movedToRefund'>,
): Claim {
  const charged = { fee: claim.charged.fee.minus(event.fee), interest: claim.charged.interest.minus(event.interest) };
  const paid = paidOf(claim);
  const given = claim.writtenOff;
  const owed = {
    fee: given ? charged.fee.minus(given.fee) : charged.fee,
    interest: given ? charged.interest.minus(given.interest) : charged.interest,
  };
  const [fee, interest] = [excessOf(owed.fee, paid.fee), excessOf(owed.interest, paid.interest)];
  const freed = excessOf(paid.fee, owed.fee).plus(excessOf(paid.interest, owed.interest));
  const onCharges = freed.minus(event.movedToPrincipal).minus(event.movedToRefund);
  // What is taken off charges opens the interest first, as when a payment is taken back.
  const onFee = onCharges.isNegative() ? takenOffFee(onCharges, paid.interest) : smallerOf(onCharges, fee);
  return {
    ...claim,
    charged,
    open: {
      fee: fee.minus(onFee),
      interest: interest.minus(onCharges.minus(onFee)),
      principal: claim.open.principal.minus(event.movedToPrincipal),
    },
    refundLiability: claim.refundLiability.plus(event.movedToRefund),
    principalChanges: changed(claim, event.on, event.movedToPrincipal.negated()),
  };
}

function takenOffFee(onCharges: Money, paidInterest: Money): Money {
  const beyond = onCharges.plus(paidInterest);
  return beyond.isNegative() ? beyond : Money.zero(beyond.currency);
}
