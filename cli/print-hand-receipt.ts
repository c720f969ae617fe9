import type { HandReceipt } from '../office/office';
import { amountInCountry } from './as-country-writes';
import { writeLine } from './output';

/** The receipt for money that was taken in or given back, as the payer may have it. */
export async function printHandReceipt(
  what: 'taken in' | 'given back',
  { receipt, paymentId, on, amount, invoice, replayed }: HandReceipt,
): Promise<void> {
  const where = invoice ? `, invoice ${invoice.invoiceNumber}` : what === 'taken in' ? ', in suspense' : '';
  await writeLine(`Receipt ${receipt}: ${amountInCountry(amount)} ${what} on ${on}${where} (payment ${paymentId}).`);
  if (invoice) {
    const owed = invoice.owedBack.isPositive() ? `, and ${amountInCountry(invoice.owedBack)} is owed back` : '';
    await writeLine(`Unpaid on the invoice: ${amountInCountry(invoice.open)}${owed}.`);
  }
  if (replayed) await writeLine('The receipt was booked before; nothing was booked now.');
}
