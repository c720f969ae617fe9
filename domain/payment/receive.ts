import type { CivilDate } from '../kernel/civil-date';
import { afterCorrection } from '../claim/after-correction';
import type { Allocation } from '../claim/allocation';
import { chargesOf, type Charge } from '../claim/charges';
import type { Claim, Receipt } from '../claim/claim';
import type { ChargesCorrected } from '../claim/claim-events';
import { correctCharges, type CorrectionCause } from '../claim/correct-charges';
import { lawfulCharges, type Charges } from '../claim/lawful-charges';
import { Money, smallerOf } from '../kernel/money';
import type { Rulebook } from '../policy/rulebook';

/** How money falls that came on a day, and what of later charges it makes unlawful. */
export interface Reception {
  readonly correction: ChargesCorrected | undefined;
  /** The claim after the correction. */
  readonly corrected: Claim;
  readonly allocation: Allocation;
}

/** Known only after a charge of the same day or later: what was open of charges before it still comes first. */
export function receive(
  claim: Claim,
  receipt: Receipt,
  rulebook: Rulebook,
  today: CivilDate,
  cause: CorrectionCause,
): Reception {
  const isLate = chargesOf(claim).some((charge) => receipt.on <= charge.on && charges(charge));
  if (!isLate) {
    return { correction: undefined, corrected: claim, allocation: allocate(claim, receipt.amount, claim.open) };
  }
  const correction = correctCharges(claim, lawfulCharges(claim, rulebook, receipt), today, cause);
  const corrected = correction ? afterCorrection(claim, correction) : claim;
  return { correction, corrected, allocation: allocate(corrected, receipt.amount, openChargesOn(claim, receipt.on)) };
}

/** What was charged and open before the payment's day comes first, then principal, then what was charged since. */
function allocate(claim: Claim, amount: Money, openThen: Charges): Allocation {
  let rest = amount;
  const cover = (open: Money): Money => {
    const part = smallerOf(open, rest);
    rest = rest.minus(part);
    return part;
  };
  const fee = cover(smallerOf(openThen.fee, claim.open.fee));
  const interest = cover(smallerOf(openThen.interest, claim.open.interest));
  const principal = cover(claim.open.principal);
  return {
    fee: fee.plus(cover(claim.open.fee.minus(fee))),
    interest: interest.plus(cover(claim.open.interest.minus(interest))),
    principal,
    refund: rest,
  };
}

function openChargesOn(claim: Claim, day: CivilDate): Charges {
  const zero = Money.zero(claim.invoiced.currency);
  const open = { fee: zero, interest: zero };
  for (const step of chargesOf(claim)) {
    if (step.on >= day) continue;
    open.fee = open.fee.plus(step.fee);
    open.interest = open.interest.plus(step.interest);
  }
  const cover = ({ on, allocation }: { readonly on: CivilDate; readonly allocation: Allocation }): void => {
    if (on > day) return;
    open.fee = open.fee.minus(smallerOf(open.fee, allocation.fee));
    open.interest = open.interest.minus(smallerOf(open.interest, allocation.interest));
  };
  for (const payment of claim.payments) {
    if (open.fee.isZero() && open.interest.isZero()) return open;
    cover(payment);
  }
  claim.setOffs.forEach(cover);
  return open;
}

function charges(charge: Pick<Charge, 'fee' | 'interest'>): boolean {
  return !charge.fee.isZero() || !charge.interest.isZero();
}
