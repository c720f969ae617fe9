import { z } from 'zod';
import { act } from '../counter/act';
import { here } from '../counter/here';
import { writeReceipt } from '../counter/receipts';
import { day, nothing, plainWord, word, words } from '../counter/words';
import { correctTill as correct } from './correct-till';
import { depositTill as deposit } from './deposit-till';
import { writeHandReceipt } from './hand-acts';
import { readTills } from './tills';

export const tills = act({
  summary:
    'Lists what waits in tills and on its way to the bank, receipt by receipt, and what was booked on the bank’s account before.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  async handle(desk) {
    const { creditor, creditorId, today } = await here(desk);
    return readTills(desk.pool, creditorId, creditor.currency, today);
  },
});

export const depositTill = act({
  summary:
    'Takes money of a till that the bank has told of out of suspense and off the till: once for the number of its receipt.',
  permission: 'return-payments',
  input: z.strictObject({
    receipt: plainWord,
    paymentId: word,
    account: plainWord,
    on: day.exactOptional(),
    text: words,
  }),
  faults: ['PaymentByHandRefused', 'CreditorUnknown', 'KeyReusedWithOtherContents'],
  async handle(desk, given) {
    const { creditorId, today } = await here(desk);
    await writeHandReceipt(desk, 'payments.depositTill', creditorId, given);
    const rulebookFor = (await desk.rulebooks()).for;
    return deposit(desk.pool, { ...given, creditorId, today, rulebookFor });
  },
});

export const correctTill = act({
  summary:
    'Moves money that a person took in, and that was booked on the bank’s account, to its till: a new entry for each receipt, once.',
  permission: 'return-payments',
  input: z.strictObject({
    receipts: z.array(plainWord).min(1, 'name a receipt').max(10_000).readonly().exactOptional(),
  }),
  faults: ['PaymentByHandRefused', 'CreditorUnknown'],
  async handle(desk, { receipts }) {
    const { creditor, creditorId, today } = await here(desk);
    await writeReceipt(desk.pool, { act: 'payments.correctTill', by: desk.actor, role: desk.role, creditorId });
    const asked = { creditorId, currency: creditor.currency, today, by: desk.actor.subject };
    return correct(desk.pool, { ...asked, ...(receipts && { receipts }) });
  },
});
