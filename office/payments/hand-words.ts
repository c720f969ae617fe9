import { z } from 'zod';
import { day, money, plainWord, word, words } from '../counter/words';

const above = money.refine((amount) => amount.isPositive(), 'it is not above zero');

/** Money that a person took in. */
export const handTaken = z.strictObject({
  receipt: plainWord,
  amount: above,
  invoiceNumber: plainWord.exactOptional(),
  account: plainWord,
  on: day.exactOptional(),
  payerName: plainWord.exactOptional(),
  confirmed: z.literal(true).exactOptional(),
  partOf: word.exactOptional(),
  text: words,
});

/** Money that a person gave back. */
export const handGiven = z.strictObject({
  receipt: plainWord,
  amount: above.exactOptional(),
  invoiceNumber: plainWord.exactOptional(),
  paymentId: word.exactOptional(),
  account: plainWord.exactOptional(),
  on: day.exactOptional(),
  text: words,
});
