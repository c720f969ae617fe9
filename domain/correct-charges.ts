import type { Claim } from './claim';
import type { CivilDate } from './civil-date';
import type { ChargesCorrected } from './claim-events';
import type { Charges } from './lawful-charges';
import { Money, smallerOf } from './money';

/** Why charges fall away. */
export type CorrectionCause = ({ readonly paymentId: string } | { readonly decisionId: string }) & {
  readonly reason: string;
};

/**
 * Takes back what was charged over the lawful. What had been paid of it covers principal now, or is owed back. Nothing
 * when all that was charged is lawful; nothing is ever charged by a correction.
 */
export function correctCharges(
  claim: Claim,
  lawful: Charges,
  on: CivilDate,
  cause: CorrectionCause,
): ChargesCorrected | undefined {
  const fee = claim.charged.fee.minus(smallerOf(lawful.fee, claim.charged.fee));
  const interest = claim.charged.interest.minus(smallerOf(lawful.interest, claim.charged.interest));
  if (fee.isZero() && interest.isZero()) return undefined;
  const freed = overpaid(claim.charged.fee.minus(fee), claim.charged.fee.minus(claim.open.fee)).plus(
    overpaid(claim.charged.interest.minus(interest), claim.charged.interest.minus(claim.open.interest)),
  );
  const movedToPrincipal = smallerOf(freed, claim.open.principal);
  return {
    type: 'ChargesCorrected',
    on,
    fee,
    interest,
    movedToPrincipal,
    movedToRefund: freed.minus(movedToPrincipal),
    ...cause,
  };
}

function overpaid(charged: Money, paid: Money): Money {
  return paid.isOver(charged) ? paid.minus(charged) : Money.zero(charged.currency);
}
