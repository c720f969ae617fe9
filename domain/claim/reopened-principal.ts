import { laterOf, type CivilDate } from '../kernel/civil-date';
import { largerOf, Money, smallerOf } from '../kernel/money';
import type { Claim } from './claim';
import type { PaymentReversed } from './claim-events';
import { changed } from './principal-changes';
import type { ReceivedPayment } from './received-payments';

/** What a payment that is taken back leaves: the days of the principal, and what covers it instead. */
interface Reopening {
  readonly principalChanges: Claim['principalChanges'];
  readonly payments: Iterable<ReceivedPayment>;
  readonly credits: Claim['credits'];
}

/**
 * What the payment had covered of the principal was never paid, and bears interest for the days between. More than that, which
 * another payment had covered, is open from the day on which the bank took the money back. What had been paid too much covers
 * it from the day on which that came, as if the payment had never been there. What covers it is too much no longer.
 */
export function reopened(claim: Claim, event: PaymentReversed, payment: ReceivedPayment | undefined): Reopening {
  const { principal } = event.allocation;
  const { payments, credits } = claim;
  if (!payment) return { principalChanges: changed(claim, event.on, principal), payments, credits };
  const zero = Money.zero(principal.currency);
  const own = smallerOf(event.amount, largerOf(payment.allocation.principal, zero));
  let rest = principal.minus(own);
  let principalChanges = changed(claim, payment.on, own);
  const cover = (on: CivilDate, excess: Money): Money => {
    const covered = smallerOf(largerOf(rest.negated(), zero), largerOf(excess, zero));
    principalChanges = changed({ ...claim, principalChanges }, laterOf(on, payment.on), covered.negated());
    rest = rest.plus(covered);
    return covered;
  };
  const covering = [...payments].map((other) => {
    if (other.paymentId === payment.paymentId) return other;
    const { allocation } = other;
    const covered = cover(other.on, allocation.refund);
    if (covered.isZero()) return other;
    const [refund, paid] = [allocation.refund.minus(covered), allocation.principal.plus(covered)];
    return { ...other, allocation: { ...allocation, refund, principal: paid } };
  });
  const reduced = credits.map((credit) => ({
    ...credit,
    refund: credit.refund.minus(cover(credit.on, credit.refund)),
  }));
  return {
    principalChanges: changed({ ...claim, principalChanges }, laterOf(event.on, payment.on), rest),
    payments: covering,
    credits: reduced,
  };
}
