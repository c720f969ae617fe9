import { claimIdOf } from '../../domain/claim/claim-id';
import type { Money } from '../../domain/kernel/money';
import { act, type Desk } from '../counter/act';
import { here, type Here } from '../counter/here';
import { writeReceipt } from '../counter/receipts';
import { giveBack as give } from './give-back';
import { handKey, PaymentByHandRefused } from './hand-movement';
import { handGiven, handTaken } from './hand-words';
import { takeByHand } from './take-by-hand';

const FAULTS = ['PaymentByHandRefused', 'CreditorUnknown', 'ClaimUnknown', 'KeyReusedWithOtherContents'];

export const receive = act({
  summary: 'Books money that a person took in, at the counter or by Swish: once for the number of its receipt.',
  permission: 'import-payments',
  tells: ['claims'],
  input: handTaken,
  faults: FAULTS,
  async handle(desk, taken) {
    const { creditor, creditorId, today } = await here(desk);
    refuseOtherCurrency(taken.amount, creditor);
    await writeHandReceipt(desk, 'payments.receive', creditorId, taken);
    return takeByHand(desk.pool, { ...taken, creditorId, today, rulebookFor: (await desk.rulebooks()).for });
  },
});

export const giveBack = act({
  summary:
    'Books money that a person gave back to whoever paid it, from an invoice or out of suspense: once for the number of its receipt.',
  permission: 'return-payments',
  tells: ['claims'],
  input: handGiven,
  faults: FAULTS,
  async handle(desk, given) {
    const { creditor, creditorId, today } = await here(desk);
    if (given.amount) refuseOtherCurrency(given.amount, creditor);
    await writeHandReceipt(desk, 'payments.giveBack', creditorId, given);
    return give(desk.pool, { ...given, creditorId, today, rulebookFor: (await desk.rulebooks()).for });
  },
});

function refuseOtherCurrency(amount: Money, { creditorId, currency }: Here['creditor']): void {
  if (amount.currency === currency) return;
  throw new PaymentByHandRefused(
    `The books of ${creditorId} are in ${currency}, and the amount is in another currency.`,
  );
}

/** Who took the money in or gave it back, beside the key under which it is booked. */
export async function writeHandReceipt(
  { pool, actor, role }: Desk,
  name: string,
  creditorId: string,
  { receipt, invoiceNumber }: { readonly receipt: string; readonly invoiceNumber?: string },
): Promise<void> {
  await writeReceipt(pool, {
    ...{ act: name, by: actor, role, creditorId, commandKey: handKey(creditorId, receipt) },
    ...(invoiceNumber !== undefined && { about: claimIdOf(creditorId, invoiceNumber) }),
  });
}
