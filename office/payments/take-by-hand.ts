import type { Pool, PoolClient } from 'pg';
import { claimedOf } from '../../domain/claim/claim';
import { claimIdOf } from '../../domain/claim/claim-id';
import type { Money } from '../../domain/kernel/money';
import { entriesForSuspense } from '../../ledger/entries-for-suspense';
import { keepResult } from '../../store/command-keys';
import { inTransaction } from '../../store/connect';
import { PAYMENT, PAYMENT_PART, PAYMENT_SHARE } from '../../store/tables';
import { RowBatch } from '../../store/write-rows';
import { decideAndBook, type CommandResult } from '../claims/decide-and-book';
import type { MoneyPlace } from '../../domain/payment/money-place';
import { unusualPayment } from '../../domain/payment/unusual-payment';
import { handPaymentId } from '../../domain/payment/hand-payment-id';
import { addEntry, reserveEntries } from '../claims/write-bookings';
import { chartOf, lockCreditor } from '../creditors/creditor-chart';
import { byHandAt, dayOf, handKey, keptUnder, lockWaiting } from './hand-movement';
import { PaymentByHandRefused, placeAt } from './hand-movement';
import { statedByHand, type HandReceipt, type HandRequest } from './hand-movement';
import { refuseReceiptAlike } from './refuse-receipt-alike';
import { closeSums } from './write-chunk';

export interface HandPayment extends HandRequest {
  readonly amount: Money;
  /** The invoice that it is for; without one the money waits in suspense. */
  readonly invoiceNumber?: string;
  readonly payerName?: string;
  /** The person says that an unusual day or amount is meant. */
  readonly confirmed?: true;
  /** A sum of the bank in suspense that the money came in with. It is then booked out of the sum. */
  readonly partOf?: string;
}

/**
 * Books money that a person took in, at the counter or by Swish, once for its receipt. Throws `PaymentByHandRefused`,
 * `ClaimUnknown` and `KeyReusedWithOtherContents`.
 */
export async function takeByHand(pool: Pool, payment: HandPayment): Promise<HandReceipt> {
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, payment.creditorId);
    await refuseReceiptAlike(client, payment.creditorId, payment.receipt);
    return payment.invoiceNumber === undefined ? putInSuspense(client, payment) : putOnInvoice(client, payment);
  });
}

async function putInSuspense(client: PoolClient, payment: HandPayment): Promise<HandReceipt> {
  const { creditorId, receipt, amount, today, partOf } = payment;
  if (partOf !== undefined) {
    throw new PaymentByHandRefused(`What is taken out of ${partOf} needs the invoice that it is for. Name it.`);
  }
  const key = handKey(creditorId, receipt);
  const paymentId = handPaymentId(receipt);
  const contents = contentsOf(payment);
  const kept = await keptUnder<Pick<HandReceipt, 'on'> & { readonly place?: MoneyPlace }>(client, key, contents);
  if (kept) return { paymentId, receipt, amount, on: kept.on, place: kept.place ?? 'bank', replayed: true };
  const on = dayOf(payment);
  const place = await placeAt(client, creditorId, payment.account);
  const batch = new RowBatch();
  addRow(batch, payment, on, place);
  const moved = { paymentId, kind: 'payment' as const, receivedOn: on, amount, place };
  const entries = entriesForSuspense(moved, await chartOf(client, creditorId));
  const reserved = await reserveEntries(client, creditorId, entries.length);
  const origin = { creditorId, claimId: null, eventNumber: null, paymentId, bookedOn: today };
  for (const entry of entries) addEntry(batch, entry, origin, reserved);
  keepResult(batch, key, contents, { on, place });
  await batch.write(client);
  return { paymentId, receipt, amount, on, place, replayed: false };
}

async function putOnInvoice(client: PoolClient, payment: HandPayment): Promise<HandReceipt> {
  const { creditorId, receipt, invoiceNumber = '', amount, today, rulebookFor, partOf } = payment;
  const claimId = claimIdOf(creditorId, invoiceNumber);
  const paymentId = handPaymentId(receipt);
  // What a sum of the bank brought is at the bank already.
  const place = partOf === undefined ? await placeAt(client, creditorId, payment.account) : 'bank';
  const takenAt = byHandAt(place);
  let on = today;
  const result = await decideAndBook(client, {
    ...{ claimId, key: handKey(creditorId, receipt), contents: contentsOf(payment), today, rulebookFor },
    source: partOf === undefined ? 'bank' : 'suspense',
    command: async (claim) => {
      on = dayOf(payment);
      refuseUnusual(payment, unusualPayment(claim, { on, amount }));
      if (partOf !== undefined) await refuseMoreThanSum(client, payment, partOf);
      return { type: 'ReceivePayment', paymentId, receivedOn: on, amount, ...(takenAt && { takenAt }) };
    },
    beside: (batch) => {
      addRow(batch, payment, on, place);
      if (partOf !== undefined) batch.add(PAYMENT_PART, [creditorId, paymentId, partOf, amount.toString()]);
      batch.add(PAYMENT_SHARE, [creditorId, paymentId, claimId, amount.toString()]);
    },
  });
  if (partOf !== undefined) await closeSums(client, creditorId, [partOf]);
  return { paymentId, receipt, ...standingAfter(result, invoiceNumber) };
}

/** Throws `PaymentByHandRefused` where something is unusual, and nobody said that it is meant. */
function refuseUnusual({ confirmed }: HandPayment, unusual: string | undefined): void {
  if (unusual === undefined || confirmed) return;
  throw new PaymentByHandRefused(
    `${unusual} Nothing was booked. Correct it; if it is meant, say so: --confirm (confirmed: true).`,
  );
}

/** Throws `PaymentByHandRefused` where the sum has less left. */
async function refuseMoreThanSum(client: PoolClient, { creditorId, amount }: HandPayment, sum: string): Promise<void> {
  const { rest } = await lockWaiting(client, creditorId, sum);
  if (rest.currency === amount.currency && !amount.isOver(rest)) return;
  throw new PaymentByHandRefused(
    `Of ${sum} only ${rest.toString()} ${rest.currency} is left in suspense. Nothing was booked.`,
  );
}

/** What the claim says of the movement. Throws `PaymentByHandRefused` where the claim refused it. */
export function standingAfter(
  result: CommandResult,
  invoiceNumber: string,
): Pick<HandReceipt, 'on' | 'amount' | 'place' | 'invoice' | 'replayed'> {
  if (result.outcome === 'refused') {
    throw new PaymentByHandRefused(`${result.refusal.message} Nothing was booked.`);
  }
  const { claim, events, replayed } = result;
  const moved = events.find((event) => event.type === 'PaymentReceived' || event.type === 'PaymentReversed');
  if (!moved) throw new RangeError(`Nothing moved on ${claim.claimId}.`);
  const invoice = { invoiceNumber, open: claimedOf(claim), owedBack: claim.refundLiability };
  return { on: moved.on, amount: moved.amount, place: moved.takenAt ?? 'bank', invoice, replayed };
}

function addRow(batch: RowBatch, payment: HandPayment, on: string, place: MoneyPlace): void {
  const { creditorId, receipt, amount, invoiceNumber, payerName } = payment;
  const stated = statedByHand({ ...payment, place }, payerName === undefined ? {} : { payerName });
  const standing =
    invoiceNumber === undefined ? ['suspense', 'taken in by hand, without an invoice'] : ['matched', null];
  batch.add(PAYMENT, [
    ...[creditorId, handPaymentId(receipt), 'payment', on, amount.toString(), amount.currency],
    ...[...standing, stated, null],
  ]);
}

/**
 * As the person said it: a day that was left out may be another day when the receipt is handed in again. That it was
 * confirmed changes nothing of what is booked.
 */
function contentsOf({ creditorId, amount, invoiceNumber, account, on, payerName, partOf, text }: HandPayment): unknown {
  return { takes: amount, creditorId, invoiceNumber, account, on, payerName, partOf, text };
}
