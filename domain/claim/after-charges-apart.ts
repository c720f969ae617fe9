import { afterChargesMoved } from './after-correction';
import type { Claim } from './claim';
import type { ChargesClaimedApart } from './claim-events';
import { Money } from '../kernel/money';

/** Charges that stand apart are no longer charged on the claim; what had been paid of them has paid the rest. */
export function afterChargesApart(claim: Claim, event: ChargesClaimedApart): Claim {
  const zero = Money.zero(claim.invoiced.currency);
  const before = claim.chargesApart ?? { fee: zero, interest: zero, movedToPrincipal: zero };
  return {
    ...afterChargesMoved(claim, event),
    chargesApart: {
      way: event.way,
      fee: before.fee.plus(event.fee),
      interest: before.interest.plus(event.interest),
      amount: event.amount,
      movedToPrincipal: before.movedToPrincipal.plus(event.movedToPrincipal),
      ...(event.givenUp && { givenUp: event.givenUp }),
    },
  };
}
