import type { HandReceipt } from '../office/office';
import type { MoneyPlace } from '../domain/payment/money-place';
import { amountInCountry } from './as-country-writes';
import { writeLine } from './output';

const PLACES: Readonly<Record<MoneyPlace, string>> = {
  bank: 'the bank',
  till: 'the till',
  moneyInTransit: 'on its way to the bank',
};

/** Where money is, as people say it. */
export function placeInWords(place: MoneyPlace): string {
  return PLACES[place];
}

/** The receipt for money that was taken in or given back, as the payer may have it. */
export async function printHandReceipt(
  what: 'taken in' | 'given back',
  { receipt, paymentId, on, amount, place, invoice, replayed }: HandReceipt,
): Promise<void> {
  const where = invoice ? `, invoice ${invoice.invoiceNumber}` : what === 'taken in' ? ', in suspense' : '';
  await writeLine(`Receipt ${receipt}: ${amountInCountry(amount)} ${what} on ${on}${where} (payment ${paymentId}).`);
  if (invoice) {
    const owed = invoice.owedBack.isPositive() ? `, and ${amountInCountry(invoice.owedBack)} is owed back` : '';
    await writeLine(`Unpaid on the invoice: ${amountInCountry(invoice.open)}${owed}.`);
  }
  if (place !== 'bank') {
    await writeLine(
      what === 'taken in'
        ? `The money waits to be put into the bank: ${placeInWords(place)}. List what waits: fordring till.`
        : `The money went out of ${place === 'till' ? 'the till' : 'what is on its way to the bank'}.`,
    );
  }
  if (replayed) await writeLine('The receipt was booked before; nothing was booked now.');
}
