import type { Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Currency, Money } from '../../domain/kernel/money';
import type { HandPlace } from '../../domain/payment/money-place';
import { handPaymentId } from '../../domain/payment/hand-payment-id';
import { entriesForTillCorrection } from '../../ledger/entries-for-till';
import { inTransaction } from '../../store/connect';
import { TILL_CORRECTION } from '../../store/tables';
import { RowBatch } from '../../store/write-rows';
import { addEntry, reserveEntries } from '../claims/write-bookings';
import { chartOf, lockCreditor } from '../creditors/creditor-chart';
import { PaymentByHandRefused } from './hand-movement';
import { tillsOf } from './tills';

export interface TillCorrections {
  readonly creditorId: string;
  readonly currency: Currency;
  /** Numbers of receipts; all that stand on the bank's account when absent. */
  readonly receipts?: readonly string[];
  readonly today: CivilDate;
  readonly by: string;
}

/** What was moved from the bank's account to the place where the money was. */
export interface CorrectedReceipt {
  readonly receipt: string;
  readonly on: CivilDate;
  readonly place: HandPlace;
  readonly amount: Money;
}

/**
 * Moves money that was booked on the bank's account to the till where a person took it in: a new entry for each receipt, of the
 * receipt's own day. What was moved before is left out. Throws `PaymentByHandRefused` for a receipt that does not stand there.
 */
export async function correctTill(pool: Pool, asked: TillCorrections): Promise<readonly CorrectedReceipt[]> {
  const { creditorId, currency, receipts, today, by } = asked;
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditorId);
    const { onBank } = await tillsOf(client, creditorId, currency, today);
    const moved = await movedBefore(client, creditorId, receipts ?? []);
    const meant = receipts ? onBank.filter(({ receipt }) => receipts.includes(receipt)) : onBank;
    for (const receipt of receipts ?? []) {
      if (meant.some((one) => one.receipt === receipt) || moved.has(handPaymentId(receipt))) continue;
      throw new PaymentByHandRefused(
        `Receipt ${receipt} does not stand on the bank's account. Nothing was booked. List what does: fordring till.`,
      );
    }
    const chart = await chartOf(client, creditorId);
    const entries = meant.flatMap((receipt) =>
      entriesForTillCorrection(receipt, chart).map((entry) => ({ receipt, entry })),
    );
    const reserved = await reserveEntries(client, creditorId, entries.length);
    const batch = new RowBatch();
    for (const { receipt, entry } of entries) {
      const { paymentId, place } = receipt;
      const entryId = reserved.ids.at(-1);
      addEntry(batch, entry, { creditorId, claimId: null, eventNumber: null, paymentId, bookedOn: today }, reserved);
      batch.add(TILL_CORRECTION, [creditorId, paymentId, place, entryId ?? null, today, by]);
    }
    await batch.write(client);
    return meant.map(({ receipt, on, place, amount }) => ({ receipt, on, place, amount }));
  });
}

async function movedBefore(client: PoolClient, creditorId: string, receipts: readonly string[]): Promise<Set<string>> {
  const { rows } = await client.query<{ payment_id: string }>(
    'SELECT payment_id FROM fordring.till_correction WHERE creditor_id = $1 AND payment_id = ANY ($2)',
    [creditorId, receipts.map(handPaymentId)],
  );
  return new Set(rows.map((row) => row.payment_id));
}
