import { z } from 'zod';
import { identifierFault } from '../../domain/kernel/identifier';
import { day, money, word, words } from '../counter/words';

/** A name that must not be mistaken for another. */
const name = word.superRefine((text, context) => {
  const message = identifierFault(text);
  if (message !== undefined) context.addIssue({ code: 'custom', message });
});

const above = money.refine((amount) => amount.isPositive(), 'it is not above zero');

/** Money that a person took in. */
export const handTaken = z.strictObject({
  receipt: name,
  amount: above,
  invoiceNumber: name.exactOptional(),
  account: name,
  on: day.exactOptional(),
  payerName: word.exactOptional(),
  partOf: word.exactOptional(),
  text: words,
});

/** Money that a person gave back. */
export const handGiven = z.strictObject({
  receipt: name,
  amount: above.exactOptional(),
  invoiceNumber: name.exactOptional(),
  paymentId: word.exactOptional(),
  account: name.exactOptional(),
  on: day.exactOptional(),
  text: words,
});
