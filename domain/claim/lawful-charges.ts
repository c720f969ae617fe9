import { laterOf, toEpochDay, type CivilDate } from '../kernel/civil-date';
import type { Claim, Receipt } from './claim';
import type { StepPerformed } from './claim-events';
import { bearingSegments } from './bearing-segments';
import { chargesOf, interestSinceOf, type Charge } from './charges';
import { interestEnd } from './interest-until';
import { largerOf, Money, smallerOf, sumOf } from '../kernel/money';
import { lostInDispute } from './lost-in-dispute';
import { leastAmountOf } from '../policy/least-amount';
import { stepsFor } from '../policy/step-variant';
import type { Rulebook } from '../policy/rulebook';

export interface Charges {
  readonly fee: Money;
  readonly interest: Money;
}

/** A movement of the replay: money, a credit from the day on which the invoice should have been lower, or a waived fee. */
interface Movement extends Receipt {
  readonly as?: 'credit' | 'waiver';
}

/**
 * What the claim's steps and plans would have charged, had every receipt and credit been known on its own day: nothing
 * where the claim was settled by then or too little was open for the step, and interest on the principal that was truly open. What came on a step's own day
 * comes before it. `latest` is a receipt that the claim does not know yet.
 */
export function lawfulCharges(claim: Claim, rulebook: Rulebook, latest?: Receipt): Charges {
  const life = new LawfulLife(claim, rulebook);
  const movements: Movement[] = [
    ...claim.credits.map(({ effectiveOn, amount }) => ({ on: effectiveOn, amount, as: 'credit' as const })),
    ...claim.receipts,
    ...claim.waivers.map(({ on, amount }) => ({ on, amount, as: 'waiver' as const })),
    ...(latest ? [latest] : []),
  ];
  movements.sort((one, other) => toEpochDay(one.on) - toEpochDay(other.on));
  const steps = chargesOf(claim).filter((step) => !step.fee.isZero() || step.interestLines.length > 0);
  for (const movement of movements) {
    // A fee is waived only after it was charged, be it on the same day.
    const isBefore = (charge: Charge) =>
      charge.on < movement.on || (movement.as === 'waiver' && charge.on === movement.on);
    while (steps[0] && isBefore(steps[0])) life.charge(steps.shift());
    if (movement.as === 'credit') life.credit(movement);
    else if (movement.as === 'waiver') life.waive(movement);
    else life.receive(movement);
  }
  while (steps.length > 0) life.charge(steps.shift());
  return { fee: life.chargedFee, interest: life.chargedInterest };
}

interface TooMuch {
  readonly on: CivilDate;
  readonly excess: Money;
}

class LawfulLife {
  chargedFee: Money;
  chargedInterest: Money;
  private paidFee: Money;
  private paidInterest: Money;
  private principal: Money;
  private credited: Money;
  private principalChanges: Claim['principalChanges'];
  /** By the day on which it came. */
  private readonly principalPaid = new Map<CivilDate, Money>();
  /** What was paid too much and is so still, by the day on which it came. */
  private tooMuch: readonly TooMuch[] = [];
  private readonly claim: Claim;
  private readonly rulebook: Rulebook;

  constructor(claim: Claim, rulebook: Rulebook) {
    const zero = Money.zero(claim.invoiced.currency);
    this.claim = claim;
    this.rulebook = rulebook;
    this.chargedFee = this.chargedInterest = this.paidFee = this.paidInterest = zero;
    this.credited = zero;
    this.principal = claim.invoiced;
    this.principalChanges = [{ on: claim.issuedOn, change: claim.invoiced }];
  }

  receive({ on, amount, paidOn = on }: Receipt): void {
    if (amount.isNegative()) this.takeBack(on, amount.negated(), paidOn);
    else this.cover(on, amount);
  }

  /** The invoice was lower from that day on; what had been paid of it already is too much. */
  credit({ on, amount }: Receipt): void {
    const principal = smallerOf(amount, this.principal);
    this.payTooMuch(on, amount.minus(principal));
    this.credited = this.credited.plus(amount);
    this.changePrincipal(on, principal.negated());
  }

  /** What of the fee is open is not asked for any more. */
  waive({ amount }: Receipt): void {
    this.chargedFee = this.chargedFee.minus(smallerOf(amount, this.chargedFee.minus(this.paidFee)));
  }

  charge(step: Charge | undefined): void {
    const openCharges = this.chargedFee.plus(this.chargedInterest).minus(this.paidFee).minus(this.paidInterest);
    const claimed = this.principal.plus(openCharges);
    if (!step || claimed.isZero() || this.isTooLittle(step, claimed)) return;
    this.chargedFee = this.chargedFee.plus(step.fee);
    const from = interestSinceOf(step);
    if (from === undefined) return;
    const disputed = lostInDispute(this.claim, step);
    const principalChanges = disputed.isPositive()
      ? [...this.principalChanges, { on: from, change: disputed.negated() }]
      : this.principalChanges;
    const to = interestEnd(this.claim, step.on);
    const segments = bearingSegments({ ...this.claim, principalChanges }, this.rulebook, from, to);
    // A later charge adds what is more; it never takes back what an earlier one charged on another principal.
    this.chargedInterest = largerOf(this.chargedInterest, this.rulebook.lateInterest(segments).total);
  }

  /**
   * With so little open the policy takes no such step. A step that was taken for so little when it was taken, before the
   * policy had a limit, is no matter of what became known later.
   */
  private isTooLittle(charge: Charge, claimed: Money): boolean {
    if (!isOfStep(charge)) return false;
    const rule = stepsFor(this.claim, this.rulebook.policy).find(({ step }) => step === charge.step);
    const least = rule && leastAmountOf(rule, claimed.currency);
    if (!least) return false;
    const undisputed = claimed.minus(smallerOf(charge.disputed ?? Money.zero(claimed.currency), this.principal));
    const askedBefore = charge.total.minus(charge.fee).minus(charge.interest);
    return askedBefore.isOver(least.limit) && !undisputed.isOver(least.limit);
  }

  private cover(on: CivilDate, amount: Money): void {
    const fee = smallerOf(amount, this.chargedFee.minus(this.paidFee));
    const interest = smallerOf(amount.minus(fee), this.chargedInterest.minus(this.paidInterest));
    const principal = smallerOf(amount.minus(fee).minus(interest), this.principal);
    this.paidFee = this.paidFee.plus(fee);
    this.paidInterest = this.paidInterest.plus(interest);
    this.payPrincipal(on, principal);
    this.payTooMuch(on, amount.minus(fee).minus(interest).minus(principal));
  }

  /**
   * The opposite order: what was too much first, then principal, interest, fee. What had been paid of the principal on
   * `paidOn` was open all the while, until what was too much covers it from its own day.
   */
  private takeBack(on: CivilDate, amount: Money, paidOn: CivilDate): void {
    const excess = smallerOf(
      amount,
      sumOf(
        this.tooMuch.map((each) => each.excess),
        amount.currency,
      ),
    );
    const principal = smallerOf(amount.minus(excess), this.claim.invoiced.minus(this.credited).minus(this.principal));
    const interest = smallerOf(amount.minus(excess).minus(principal), this.paidInterest);
    const zero = Money.zero(amount.currency);
    const own = smallerOf(amount, this.principalPaid.get(paidOn) ?? zero);
    this.payPrincipal(paidOn, own.negated());
    const covers = smallerOf(largerOf(own.minus(principal), zero), excess);
    // What was too much of the payment itself goes first; the rest of what goes covers the principal from its own day.
    this.takeExcess(excess.minus(covers), (one) => (one.on === paidOn ? 0 : 1));
    let rest = principal.minus(own);
    for (const { on: day, excess: covered } of this.takeExcess(covers, () => 0)) {
      this.payPrincipal(laterOf(day, paidOn), covered);
      rest = rest.plus(covered);
    }
    this.changePrincipal(on, rest);
    this.paidInterest = this.paidInterest.minus(interest);
    this.paidFee = this.paidFee.minus(amount.minus(excess).minus(principal).minus(interest));
  }

  private payTooMuch(on: CivilDate, excess: Money): void {
    if (excess.isPositive()) this.tooMuch = [...this.tooMuch, { on, excess }];
  }

  /** So much is too much no longer: by rank, and then in the order in which it came. Returns what was taken of each. */
  private takeExcess(amount: Money, rank: (one: TooMuch) => number): TooMuch[] {
    let rest = amount;
    const taken: TooMuch[] = [];
    for (const each of this.tooMuch.toSorted((one, other) => rank(one) - rank(other))) {
      const { on } = each;
      const part = smallerOf(rest, each.excess);
      if (!part.isPositive()) break;
      rest = rest.minus(part);
      taken.push({ on, excess: part });
      const left = each.excess.minus(part);
      const remains = left.isPositive() ? [{ on, excess: left }] : [];
      this.tooMuch = this.tooMuch.flatMap((one) => (one === each ? remains : one));
    }
    return taken;
  }

  private payPrincipal(on: CivilDate, paid: Money): void {
    this.principalPaid.set(on, this.principalPaid.get(on)?.plus(paid) ?? paid);
    this.changePrincipal(on, paid.negated());
  }

  private changePrincipal(on: CivilDate, change: Money): void {
    this.principal = this.principal.plus(change);
    if (!change.isZero()) this.principalChanges = [...this.principalChanges, { on, change }];
  }
}

function isOfStep(charge: Charge): charge is StepPerformed {
  return 'step' in charge;
}
