import { claimedOf, type Claim } from '../../domain/claim/claim';
import { Money, type Currency } from '../../domain/kernel/money';

/** What all claims of each creditor add up to. */
export class SubLedgerSums {
  private readonly claimed = new Map<string, Money>();
  private readonly refunds = new Map<string, Money>();

  add(claim: Claim): void {
    this.raise(this.claimed, claim.creditorId, claimedOf(claim));
    this.raise(this.refunds, claim.creditorId, claim.refundLiability);
  }

  claimedBy(creditorId: string, currency: Currency): Money {
    return this.claimed.get(`${creditorId} ${currency}`) ?? Money.zero(currency);
  }

  owedBackBy(creditorId: string, currency: Currency): Money {
    return this.refunds.get(`${creditorId} ${currency}`) ?? Money.zero(currency);
  }

  private raise(sums: Map<string, Money>, creditorId: string, amount: Money): void {
    const key = `${creditorId} ${amount.currency}`;
    sums.set(key, sums.get(key)?.plus(amount) ?? amount);
  }
}
