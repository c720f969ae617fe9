import type { Pool, PoolClient } from 'pg';
import { claimIdOf } from '../../domain/claim/claim-id';
import { claimedOf, type Claim } from '../../domain/claim/claim';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { sumOf, type Money } from '../../domain/kernel/money';
import type { MoneyPlace } from '../../domain/payment/money-place';
import { handPaymentId } from '../../domain/payment/hand-payment-id';
import { entriesForSuspense } from '../../ledger/entries-for-suspense';
import { keepResult } from '../../store/command-keys';
import { inTransaction } from '../../store/connect';
import { reviveMoneyIn } from '../../store/ledger-json';
import { PAYMENT, PAYMENT_SHARE } from '../../store/tables';
import { RowBatch } from '../../store/write-rows';
import { decideAndBook } from '../claims/decide-and-book';
import { addEntry, reserveEntries } from '../claims/write-bookings';
import { chartOf, lockCreditor } from '../creditors/creditor-chart';
import { byHandAt, dayOf, handKey, keptUnder, lockWaiting } from './hand-movement';
import { PaymentByHandRefused, placeAt } from './hand-movement';
import { statedByHand, type HandReceipt, type HandRequest, type WaitingPayment } from './hand-movement';
import { refuseReceiptAlike } from './refuse-receipt-alike';
import { standingAfter } from './take-by-hand';

/** Money that goes back to whoever paid it: out of suspense as a whole, or from an invoice. */
export interface HandReturn extends Omit<HandRequest, 'account'> {
  /** Absent: the account that a payment in suspense came to, else the counter. Its place is where the money is taken from. */
  readonly account?: string;
  readonly invoiceNumber?: string;
  /** From an invoice: this payment is taken back. Without an invoice: what of it waits in suspense. */
  readonly paymentId?: string;
  /** From an invoice; all of the payment when nothing is said. */
  readonly amount?: Money;
}

/**
 * Books money that a person gave back, once for its receipt. Throws `PaymentByHandRefused`, `ClaimUnknown` and
 * `KeyReusedWithOtherContents`.
 */
export async function giveBack(pool: Pool, given: HandReturn): Promise<HandReceipt> {
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, given.creditorId);
    await refuseReceiptAlike(client, given.creditorId, given.receipt);
    if (given.invoiceNumber !== undefined) return fromInvoice(client, given, given.invoiceNumber);
    if (given.paymentId !== undefined) return fromSuspense(client, given, given.paymentId);
    throw new PaymentByHandRefused('Say what is given back: a payment in suspense, or the invoice.');
  });
}

export async function fromSuspense(
  client: PoolClient,
  given: HandReturn,
  from: string,
  check?: (waiting: WaitingPayment) => Promise<void>,
): Promise<HandReceipt> {
  const { creditorId, receipt, today, amount: said } = given;
  const key = handKey(creditorId, receipt);
  const paymentId = handPaymentId(receipt);
  const contents = contentsOf(given);
  const kept = await keptUnder(client, key, contents);
  if (kept !== undefined) {
    const before = reviveMoneyIn(kept) as Pick<HandReceipt, 'on' | 'amount'> & { readonly place?: MoneyPlace };
    return { paymentId, receipt, replayed: true, ...before, place: before.place ?? 'bank' };
  }
  const on = dayOf(given);
  const waiting = await lockWaiting(client, creditorId, from);
  const { receivedOn, rest: amount } = waiting;
  await check?.(waiting);
  const { account, place } = await outOf(client, given, waiting);
  if (on < receivedOn) throw new PaymentByHandRefused(`Payment ${from} came on ${receivedOn}, and goes back after it.`);
  if (said !== undefined && !said.equals(amount)) {
    throw new PaymentByHandRefused(
      `${amount.toString()} ${amount.currency} of payment ${from} waits in suspense, and goes back as a whole.`,
    );
  }
  const batch = new RowBatch();
  const stated = statedByHand({ account, text: given.text, place }, { returns: from });
  batch.add(PAYMENT, [
    ...[creditorId, paymentId, 'reversal', on, amount.toString(), amount.currency],
    ...['returned', `gives payment ${from} back`, stated, null],
  ]);
  const moved = { paymentId, kind: 'reversal' as const, receivedOn: on, amount, place };
  const entries = entriesForSuspense(moved, await chartOf(client, creditorId));
  const reserved = await reserveEntries(client, creditorId, entries.length);
  const origin = { creditorId, claimId: null, eventNumber: null, paymentId, bookedOn: today };
  for (const entry of entries) addEntry(batch, entry, origin, reserved);
  keepResult(batch, key, contents, { on, amount, place });
  await batch.write(client);
  await client.query(`UPDATE fordring.payment SET status = 'returned' WHERE creditor_id = $1 AND payment_id = $2`, [
    creditorId,
    from,
  ]);
  return { paymentId, receipt, amount, on, place, replayed: false };
}

/** Money in suspense goes back from where it came, unless the person names another account. */
async function outOf(
  client: PoolClient,
  { creditorId, account }: HandReturn,
  waiting: WaitingPayment,
): Promise<{ readonly account: string; readonly place: MoneyPlace }> {
  if (account === undefined || account === waiting.account) return waiting;
  return { account, place: await placeAt(client, creditorId, account) };
}

async function fromInvoice(client: PoolClient, given: HandReturn, invoiceNumber: string): Promise<HandReceipt> {
  const { creditorId, receipt, today, rulebookFor, paymentId: of, account = 'counter' } = given;
  const claimId = claimIdOf(creditorId, invoiceNumber);
  const reversalId = handPaymentId(receipt);
  const place = await placeAt(client, creditorId, account);
  const takenAt = byHandAt(place);
  let [on, amount] = [today, given.amount];
  let claimed: Money | undefined;
  const result = await decideAndBook(client, {
    ...{ claimId, key: handKey(creditorId, receipt), contents: contentsOf(given), today, rulebookFor },
    command: (claim) => {
      on = dayOf(given);
      amount = amountFrom(claim, given);
      refuseBeforePayment(claim, { on, amount, paymentId: of });
      claimed = claimedOf(claim);
      const which = { ...(of !== undefined && { paymentId: of }), ...(takenAt && { takenAt }) };
      return { type: 'ReversePayment', reversalId, reversedOn: on, amount, ...which };
    },
    beside: (batch) => {
      const figure = amount?.toString() ?? '';
      const stated = statedByHand({ account, text: given.text, place });
      batch.add(PAYMENT, [
        ...[creditorId, reversalId, 'reversal', on, figure, amount?.currency ?? ''],
        ...['matched', null, stated, null],
      ]);
      batch.add(PAYMENT_SHARE, [creditorId, reversalId, claimId, figure]);
    },
  });
  if (of === undefined && claimed && result.outcome === 'accepted' && !result.replayed)
    refuseNewClaim(result.claim, claimed);
  return { paymentId: reversalId, receipt, ...standingAfter(result, invoiceNumber) };
}

/** Giving back what is owed back claims nothing anew: charges that a payment prevented stay away. */
function refuseNewClaim(claim: Claim, before: Money): void {
  const after = claimedOf(claim);
  if (!after.isOver(before)) return;
  throw new PaymentByHandRefused(
    `Giving this back without naming a payment would claim ${after.minus(before).toString()} anew on invoice ${claim.invoiceNumber}. Name the payment that was too much.`,
  );
}

/** What is owed back goes out freely; to open the claim again somebody must name the payment. */
function amountFrom(claim: Claim, { paymentId, amount }: HandReturn): Money {
  const { invoiceNumber, refundLiability } = claim;
  if (paymentId !== undefined) {
    const standing = claim.payments.get(paymentId);
    if (standing) return amount ?? standing.amount;
    throw new PaymentByHandRefused(
      `Nothing of payment ${paymentId} stands on invoice ${invoiceNumber}. fordring explain shows what stands there.`,
    );
  }
  const wanted = amount ?? refundLiability;
  if (wanted.isPositive() && !wanted.isOver(refundLiability)) return wanted;
  throw new PaymentByHandRefused(
    `On invoice ${invoiceNumber} ${refundLiability.toString()} is owed back. To give back more, name the payment that is taken back.`,
  );
}

/** Nothing goes back before it came. */
function refuseBeforePayment(
  { invoiceNumber, payments, receipts, setOffs, invoiced }: Claim,
  { on, amount, paymentId }: { readonly on: CivilDate; readonly amount: Money; readonly paymentId: string | undefined },
): void {
  const named = paymentId === undefined ? undefined : payments.get(paymentId);
  if (named && on < named.on) {
    throw new PaymentByHandRefused(
      `Payment ${named.paymentId} came on ${named.on}, and goes back after it, not on ${on}.`,
    );
  }
  const paid = sumOf(
    [...receipts, ...setOffs].filter((came) => came.on <= on).map((came) => came.amount),
    invoiced.currency,
  );
  if (!amount.isOver(paid)) return;
  throw new PaymentByHandRefused(
    `On ${on} only ${paid.toString()} had been paid on invoice ${invoiceNumber}; ${amount.toString()} cannot have gone back. Correct the day.`,
  );
}

function contentsOf({ creditorId, amount, invoiceNumber, account, on, paymentId, text }: HandReturn): unknown {
  return { returns: paymentId, amount, creditorId, invoiceNumber, account, on, text };
}
