import type { PoolClient } from 'pg';
import { signedAmountOf, type BankMovement } from '../../domain/payment/bank-movement';
import { entriesForSuspense } from '../../ledger/entries-for-suspense';
import { PAYMENT, PAYMENT_PART, PAYMENT_SHARE } from '../../store/tables';
import { RowBatch, type LastStatement } from '../../store/write-rows';
import { addBooking, addEntry, claimUpdate, countEntries } from '../claims/write-bookings';
import type { Breather } from '../../store/breather';
import type { EntryNumbers } from './entry-numbers';
import type { DecidedChunk, FileOfMovements, Posting } from './decide-chunk';
import { statedOf } from './stated-of';

/** All rows of a part of a file, made and not written yet. */
export interface ChunkRows {
  readonly creditorId: string;
  readonly batch: RowBatch;
  /** How far the claims have come. */
  readonly update?: LastStatement;
  readonly sumIds: readonly string[];
}

/** Makes the rows of a part of a file. Other work goes on in between, where the breather lets it. */
export async function rowsOfChunk(
  { creditorId, sha256 }: FileOfMovements,
  { postings, context: { bookings, chart, bookedOn, sumOf } }: DecidedChunk,
  numbers: EntryNumbers,
  breather: Breather,
): Promise<ChunkRows> {
  const batch = new RowBatch();
  // The money of a detail stands in suspense already: with its sum.
  const unmatched = postings
    .filter(({ match, posted: { outcome } }) => outcome === 'suspense' && !sumOf.has(match.movement.key))
    .map(({ match }) => match.movement);
  const booked = [...bookings.values()];
  const reserved = await numbers.take(countEntries(booked) + unmatched.length);
  for (const one of postings) {
    if (breather.isDue()) await breather.breathe();
    addPayment(batch, { creditorId, sha256 }, one, sumOf);
  }
  for (const booking of booked) {
    if (breather.isDue()) await breather.breathe();
    addBooking(batch, booking, reserved);
  }
  for (const { key: paymentId, kind, receivedOn, amount } of unmatched) {
    for (const entry of entriesForSuspense({ paymentId, kind, receivedOn, amount }, chart)) {
      addEntry(batch, entry, { creditorId, claimId: null, eventNumber: null, paymentId, bookedOn }, reserved);
    }
  }
  const update = booked.length > 0 && { update: claimUpdate(booked) };
  return { creditorId, batch, ...update, sumIds: [...sumOf.values()] };
}

/** The claims' rows must be locked. */
export async function writeChunk(client: PoolClient, rows: ChunkRows): Promise<void> {
  await rows.batch.write(client, rows.update);
  await closeSums(client, rows.creditorId, rows.sumIds);
}

/** A sum without a rest waits for nobody any more. */
export async function closeSums(client: PoolClient, creditorId: string, sumIds: readonly string[]): Promise<void> {
  if (sumIds.length === 0) return;
  await client.query(
    `UPDATE fordring.payment SET status = 'itemised'
     WHERE creditor_id = $1 AND status = 'suspense' AND payment_id IN (
       SELECT payment_id FROM fordring.payment_standing WHERE creditor_id = $1 AND payment_id = ANY ($2) AND rest = 0)`,
    [creditorId, sumIds],
  );
}

function addPayment(
  batch: RowBatch,
  { creditorId, sha256 }: FileOfMovements,
  { match: { movement }, posted: result }: Posting,
  sumOf: ReadonlyMap<string, string>,
): void {
  const { key, kind, receivedOn, amount }: BankMovement = movement;
  const stated = JSON.stringify(statedOf(movement));
  const suspense = result.outcome === 'suspense';
  const because = suspense ? result.because : null;
  batch.add(PAYMENT, [
    ...[creditorId, key, kind, receivedOn, amount.toString(), amount.currency],
    ...[suspense ? 'suspense' : 'matched', because, stated, sha256],
  ]);
  const sum = sumOf.get(key);
  if (sum !== undefined) batch.add(PAYMENT_PART, [creditorId, key, sum, signedAmountOf(movement).toString()]);
  if (suspense) return;
  for (const { claimId, command } of result.postings) {
    batch.add(PAYMENT_SHARE, [creditorId, key, claimId, command.amount.toString()]);
  }
}
