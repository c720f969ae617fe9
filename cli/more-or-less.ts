import type { Currency, Money } from '../domain/kernel/money';

/** How far a sum lies from another, in words: `100.00 less`, or `100.00 SEK more` where the currency is named. */
export function moreOrLess(difference: Money, currency?: Currency): string {
  const isLess = difference.isNegative();
  const amount = (isLess ? difference.negated() : difference).toString();
  return [amount, ...(currency === undefined ? [] : [currency]), isLess ? 'less' : 'more'].join(' ');
}
