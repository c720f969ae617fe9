import { danish, swedish } from '../domain/explain/written';
import type { Money } from '../domain/kernel/money';

/** As the country of the currency writes amounts: `1 200,00 kr`, `1.200,00 kr.`. */
export function amountInCountry(amount: Money): string {
  return (amount.currency === 'SEK' ? swedish : danish).amount(amount);
}
