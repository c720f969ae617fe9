import { CURRENCIES, type Money, sumOf, type Currency } from './money';

/** A sum for each currency that occurs, `own` first and always: amounts of two currencies are never added. */
export function sumsByCurrency(amounts: readonly Money[], own: Currency): readonly [Money, ...Money[]] {
  const sumIn = (currency: Currency): Money =>
    sumOf(
      amounts.filter((amount) => amount.currency === currency),
      currency,
    );
  const others = CURRENCIES.filter(
    (currency) => currency !== own && amounts.some((amount) => amount.currency === currency),
  );
  return [sumIn(own), ...others.map(sumIn)];
}
