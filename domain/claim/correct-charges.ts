import { paidOf, type Claim, type Parts } from './claim';
import type { CivilDate } from '../kernel/civil-date';
import type { ChargesCorrected } from './claim-events';
import type { ClaimReinstated } from '../decisions/decision-events';
import { afterCorrection } from './after-correction';
import type { Charges } from './lawful-charges';
import { excessOf, largerOf, Money, smallerOf, sumOf } from '../kernel/money';
import { asIfClaimed, reinstatedBy } from './reinstatement';

/** What has fallen away of charges, and how what had been paid was moved. */
export type Fallen = Charges & { readonly movedToPrincipal: Money; readonly movedToCharges: Money };

/** Why charges fall away. */
export type CorrectionCause = ({ readonly paymentId: string } | { readonly decisionId: string }) & {
  readonly reason: string;
};

/**
 * Takes back what was charged over the lawful. What had been paid of it covers principal now, then other charges, or is
 * owed back. Nothing when all that was charged is lawful. Nothing is charged by a correction either, but that so much as
 * had fallen away for a ground that is gone itself, `restorable`, is claimed again as far as it is lawful; what had been
 * paid of it covers it again.
 */
export function correctCharges(
  claim: Claim,
  lawful: Charges,
  on: CivilDate,
  cause: CorrectionCause,
  restorable: Fallen = nothingFell(claim),
): ChargesCorrected | undefined {
  const fee = claim.charged.fee.minus(corrected(claim.charged.fee, lawful.fee, restorable.fee));
  const interest = claim.charged.interest.minus(
    corrected(claim.charged.interest, lawful.interest, restorable.interest),
  );
  const paid = paidOf(claim);
  const feeLeft = owedOf(claim, 'fee').minus(fee);
  const interestLeft = owedOf(claim, 'interest').minus(interest);
  const freed = excessOf(paid.fee, feeLeft).plus(excessOf(paid.interest, interestLeft));
  const openCharges = excessOf(feeLeft, paid.fee).plus(excessOf(interestLeft, paid.interest));
  // What was owed back already covers charges first, and then principal that is open again.
  const freedOnPrincipal = smallerOf(freed, claim.open.principal);
  const onCharges = smallerOf(freed.minus(freedOnPrincipal).plus(claim.refundLiability), openCharges);
  const left = freed.plus(claim.refundLiability).minus(onCharges);
  const onPrincipal = smallerOf(left, claim.open.principal);
  if (fee.isZero() && interest.isZero() && onCharges.isZero() && onPrincipal.isZero()) return undefined;
  const movedToRefund = freed.minus(onPrincipal).minus(onCharges);
  const back = smallerOf(smallerOf(restorable.movedToPrincipal, paid.principal), openCharges.minus(onCharges));
  const movedToPrincipal = back.isPositive() ? onPrincipal.minus(back) : onPrincipal;
  const movedToCharges = back.isPositive() ? onCharges.plus(back) : onCharges;
  return {
    ...{ type: 'ChargesCorrected', on, fee, interest, movedToPrincipal, movedToRefund },
    ...(!movedToCharges.isZero() && { movedToCharges }),
    ...cause,
  };
}

/** The same, with what must be claimed again first of a claim that was given up, so that it can fall away. */
export function correctionEvents(
  claim: Claim,
  lawful: Charges,
  on: CivilDate,
  cause: CorrectionCause,
  restorable?: Fallen,
): (ClaimReinstated | ChargesCorrected)[] {
  const whole = asIfClaimed(claim);
  const correction = correctCharges(whole, lawful, on, cause, restorable);
  if (!correction) return [];
  const revived = reinstatedBy(claim, afterCorrection(whole, correction), { on, reason: cause.reason });
  return revived ? [revived, correction] : [correction];
}

/** What a decision had put on charges of what was owed back is owed back again, before the decision is taken back. */
export function chargesUncovered(claim: Claim, on: CivilDate, by: CorrectionCause, from: Fallen): ChargesCorrected[] {
  const zero = Money.zero(claim.invoiced.currency);
  const paid = paidOf(claim);
  const covered = smallerOf(from.movedToCharges, paid.fee.plus(paid.interest));
  if (!covered.isPositive()) return [];
  const moved = { movedToPrincipal: zero, movedToRefund: covered, movedToCharges: covered.negated() };
  return [{ type: 'ChargesCorrected', on, fee: zero, interest: zero, ...moved, ...by }];
}

/** What has fallen away of the claim's charges for one payment or decision, less what was claimed again. */
export function correctedFor(
  claim: Claim,
  cause: { readonly paymentId: string } | { readonly decisionId: string },
): Fallen {
  const corrections = claim.corrections.filter((correction) =>
    'paymentId' in cause ? correction.paymentId === cause.paymentId : correction.decisionId === cause.decisionId,
  );
  const sum = (part: keyof Fallen): Money =>
    sumOf(
      corrections.map((correction) => correction[part] ?? Money.zero(claim.invoiced.currency)),
      claim.invoiced.currency,
    );
  return {
    fee: sum('fee'),
    interest: sum('interest'),
    movedToPrincipal: sum('movedToPrincipal'),
    movedToCharges: sum('movedToCharges'),
  };
}

function corrected(charged: Money, lawful: Money, restorable: Money): Money {
  return smallerOf(lawful, charged.plus(largerOf(restorable, Money.zero(charged.currency))));
}

/** What was charged and is not given up. */
function owedOf({ charged, writtenOff }: Claim, part: Exclude<keyof Parts, 'principal'>): Money {
  return writtenOff ? charged[part].minus(writtenOff[part]) : charged[part];
}

function nothingFell(claim: Claim): Fallen {
  const zero = Money.zero(claim.invoiced.currency);
  return { fee: zero, interest: zero, movedToPrincipal: zero, movedToCharges: zero };
}
