import type { Claim } from './claim';
import type { ClaimReinstated } from './decision-events';
import type { CivilDate } from './civil-date';
import { Money, smallerOf } from './money';

/**
 * Money for a claim that was given up as uncollectable is no gift: so much of the claim is claimed again, fee and interest
 * first. A time-barred claim is not claimed again by itself; what is paid on it waits, owed back, until a person decides.
 */
export function reinstatedBy(
  claim: Claim,
  payment: { readonly paymentId: string; readonly receivedOn: CivilDate; readonly amount: Money },
): ClaimReinstated | undefined {
  const given = claim.writtenOff;
  if (!given || given.ground === 'time-barred') return undefined;
  const fee = smallerOf(payment.amount, given.fee);
  const interest = smallerOf(payment.amount.minus(fee), given.interest);
  const principal = smallerOf(payment.amount.minus(fee).minus(interest), given.principal);
  return {
    type: 'ClaimReinstated',
    on: payment.receivedOn,
    writeOffId: given.decisionId,
    fee,
    interest,
    principal,
    vat: vatShare(given.vat, principal, given.principal),
    reason: `payment ${payment.paymentId} came after the claim had been given up`,
  };
}

/** The VAT reclaimed with the write-off is owed again in proportion, rounded to whole öre. */
function vatShare(vat: Money, principal: Money, of: Money): Money {
  if (of.isZero() || principal.equals(of)) return vat;
  return Money.rounded(vat.amount.times(principal.amount).div(of.amount), vat.currency);
}
