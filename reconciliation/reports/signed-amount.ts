import type { Cells } from '../row';

/**
 * The amount of a posting with its sign. The economy system prints *Beløb* without one beside the amounts in the currency of
 * the transaction and of the report, which have it (figures 28 and 33).
 */
export function signedAmountOf({
  amount = '',
  amount_in_reporting_currency: reported = '',
  amount_in_transaction_currency: paid = '',
}: Cells): string {
  if (reported !== '') return reported;
  return paid === '' ? amount : paid;
}
