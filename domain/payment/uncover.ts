import type { Allocation } from '../claim/allocation';
import { paidOf, type Claim } from '../claim/claim';
import { smallerOf, type Money } from '../kernel/money';

/**
 * The opposite of what payments cover: what was owed back falls first, then principal, interest and fee open again. So
 * the claim stands as if only the other payments had come, whichever of them is taken back.
 */
export function uncover(claim: Claim, amount: Money): Allocation {
  const paid = paidOf(claim);
  let rest = amount;
  const opened = (covered: Money): Money => {
    const part = smallerOf(rest, covered);
    rest = rest.minus(part);
    return part;
  };
  return {
    refund: opened(claim.refundLiability),
    principal: opened(paid.principal),
    interest: opened(paid.interest),
    fee: opened(paid.fee),
  };
}
