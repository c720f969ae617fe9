import { toEpochDay, type CivilDate } from './civil-date';
import { principalSegments, type Claim } from './claim';
import type { StepPerformed } from './claim-events';
import { Money, smallerOf } from './money';
import type { Rulebook } from './rulebook';

/** Money that came in for a claim on a day, or was taken back (negative). */
export interface Receipt {
  readonly on: CivilDate;
  readonly amount: Money;
}

export interface Charges {
  readonly fee: Money;
  readonly interest: Money;
}

/**
 * What the claim's steps would have charged, had every receipt been known on its own day: nothing where the claim was
 * settled by then, and interest on the principal that was truly open. Receipts of a step's own day come before it.
 */
export function lawfulCharges(claim: Claim, receipts: readonly Receipt[], rulebook: Rulebook): Charges {
  const life = new LawfulLife(claim, rulebook);
  const inOrder = [...receipts].sort((one, other) => toEpochDay(one.on) - toEpochDay(other.on));
  const steps = claim.performed.filter((step) => !step.fee.isZero() || step.interestLines.length > 0);
  for (const receipt of inOrder) {
    while (steps[0] && steps[0].on < receipt.on) life.charge(steps.shift());
    life.receive(receipt);
  }
  while (steps.length > 0) life.charge(steps.shift());
  return { fee: life.chargedFee, interest: life.chargedInterest };
}

class LawfulLife {
  chargedFee: Money;
  chargedInterest: Money;
  private paidFee: Money;
  private paidInterest: Money;
  private principal: Money;
  private excess: Money;
  private principalChanges: Claim['principalChanges'];
  private readonly claim: Claim;
  private readonly rulebook: Rulebook;

  constructor(claim: Claim, rulebook: Rulebook) {
    const zero = Money.zero(claim.invoiced.currency);
    this.claim = claim;
    this.rulebook = rulebook;
    this.chargedFee = this.chargedInterest = this.paidFee = this.paidInterest = this.excess = zero;
    this.principal = claim.invoiced;
    this.principalChanges = [{ on: claim.issuedOn, change: claim.invoiced }];
  }

  receive({ on, amount }: Receipt): void {
    if (amount.isNegative()) this.takeBack(on, amount.negated());
    else this.cover(on, amount);
  }

  charge(step: StepPerformed | undefined): void {
    const openCharges = this.chargedFee.plus(this.chargedInterest).minus(this.paidFee).minus(this.paidInterest);
    if (!step || this.principal.plus(openCharges).isZero()) return;
    this.chargedFee = this.chargedFee.plus(step.fee);
    const from = step.interestLines[0]?.from;
    if (from === undefined) return;
    const segments = principalSegments(
      { ...this.claim, principalChanges: this.principalChanges },
      from,
      step.on,
      this.rulebook.lastTimelyDayToPay(from),
    );
    this.chargedInterest = this.rulebook.lateInterest(segments).total;
  }

  private cover(on: CivilDate, amount: Money): void {
    const fee = smallerOf(amount, this.chargedFee.minus(this.paidFee));
    const interest = smallerOf(amount.minus(fee), this.chargedInterest.minus(this.paidInterest));
    const principal = smallerOf(amount.minus(fee).minus(interest), this.principal);
    this.paidFee = this.paidFee.plus(fee);
    this.paidInterest = this.paidInterest.plus(interest);
    this.changePrincipal(on, principal.negated());
    this.excess = this.excess.plus(amount.minus(fee).minus(interest).minus(principal));
  }

  /** The opposite order: what was too much first, then principal, interest, fee. */
  private takeBack(on: CivilDate, amount: Money): void {
    const excess = smallerOf(amount, this.excess);
    const principal = smallerOf(amount.minus(excess), this.claim.invoiced.minus(this.principal));
    const interest = smallerOf(amount.minus(excess).minus(principal), this.paidInterest);
    this.excess = this.excess.minus(excess);
    this.changePrincipal(on, principal);
    this.paidInterest = this.paidInterest.minus(interest);
    this.paidFee = this.paidFee.minus(amount.minus(excess).minus(principal).minus(interest));
  }

  private changePrincipal(on: CivilDate, change: Money): void {
    this.principal = this.principal.plus(change);
    if (!change.isZero()) this.principalChanges = [...this.principalChanges, { on, change }];
  }
}
