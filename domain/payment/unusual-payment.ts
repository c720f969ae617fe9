import type { Claim } from '../claim/claim';
import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';

/**
 * What is so unusual about money for a claim that a person who types it in should say that it is meant: a day before the
 * invoice's, or more than twice what was invoiced. An invoice that is paid twice is not unusual.
 */
export function unusualPayment(
  { issuedOn, invoiced }: Pick<Claim, 'issuedOn' | 'invoiced'>,
  { on, amount }: { readonly on: CivilDate; readonly amount: Money },
): string | undefined {
  if (on < issuedOn) return `${on} is before the day of the invoice, ${issuedOn}.`;
  if (!amount.isOver(invoiced.plus(invoiced))) return undefined;
  const { currency } = amount;
  return `${amount.toString()} ${currency} is more than twice what was invoiced, ${invoiced.toString()} ${currency}.`;
}
