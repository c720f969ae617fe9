import type { PoolClient } from 'pg';
import type { BankMovement } from '../../domain/payment/bank-movement';
import { indexCandidates, matchPayments, type PaymentMatch } from '../../domain/payment/match-payments';
import { entriesForSuspense } from '../../ledger/entries-for-suspense';
import { PAYMENT, PAYMENT_PART, PAYMENT_SHARE } from '../../store/tables';
import { RowBatch } from '../../store/write-rows';
import { addBooking, addEntry, countEntries, reserveEntries, updateClaims } from '../claims/write-bookings';
import { loadCandidates } from './load-candidates';
import { lockDecidable } from './lock-decidable';
import { postMovement, type PostedMovement, type PostingContext } from './post-movement';
import { statedOf } from './stated-of';

export interface Posting {
  readonly match: PaymentMatch;
  readonly posted: PostedMovement;
}

/** Whose movements they are, and from which file. */
export interface FileOfMovements {
  readonly creditorId: string;
  readonly sha256: Buffer;
}

/** Matches, decides and writes a part of a file in the caller's transaction. */
export async function postChunk(
  client: PoolClient,
  file: FileOfMovements,
  movements: readonly BankMovement[],
  chunk: Pick<PostingContext, 'bookedOn' | 'chart' | 'rulebookFor' | 'sumOf'>,
): Promise<readonly Posting[]> {
  const index = indexCandidates(await loadCandidates(client, file.creditorId, movements));
  const matches = matchPayments(movements, index);
  const claimIds = new Set(matches.flatMap((match) => match.claimIds));
  const { standing, undecidable } = await lockDecidable(client, [...claimIds], chunk.rulebookFor);
  const context: PostingContext = { ...chunk, standing, undecidable, bookings: new Map() };
  const posted = matches.map((match) => ({ match, posted: postMovement(match, context) }));
  await writeChunk(client, file, posted, context);
  return posted;
}

async function writeChunk(
  client: PoolClient,
  file: FileOfMovements,
  posted: readonly Posting[],
  { bookings, chart, bookedOn, sumOf }: PostingContext,
): Promise<void> {
  const { creditorId } = file;
  const batch = new RowBatch();
  for (const one of posted) addPayment(batch, file, one, sumOf);
  // The money of a detail stands in suspense already: with its sum.
  const unmatched = posted
    .filter(({ match, posted: { outcome } }) => outcome === 'suspense' && !sumOf.has(match.movement.key))
    .map(({ match }) => match.movement);
  const written = [...bookings.values()];
  const reserved = await reserveEntries(client, creditorId, countEntries(written) + unmatched.length);
  for (const booking of written) addBooking(batch, booking, reserved);
  for (const { key: paymentId, kind, receivedOn, amount } of unmatched) {
    for (const entry of entriesForSuspense({ paymentId, kind, receivedOn, amount }, chart)) {
      addEntry(batch, entry, { creditorId, claimId: null, eventNumber: null, paymentId, bookedOn }, reserved);
    }
  }
  await batch.write(client);
  await updateClaims(client, written);
  await closeSums(client, creditorId, [...sumOf.values()]);
}

/** A sum without a rest waits for nobody any more. */
async function closeSums(client: PoolClient, creditorId: string, sumIds: readonly string[]): Promise<void> {
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
  const { key, kind, receivedOn, amount } = movement;
  const stated = JSON.stringify(statedOf(movement));
  const suspense = result.outcome === 'suspense';
  const because = suspense ? result.because : null;
  batch.add(PAYMENT, [
    ...[creditorId, key, kind, receivedOn, amount.toString(), amount.currency],
    ...[suspense ? 'suspense' : 'matched', because, stated, sha256],
  ]);
  const sum = sumOf.get(key);
  if (sum !== undefined) batch.add(PAYMENT_PART, [creditorId, key, sum, amount.toString()]);
  if (suspense) return;
  for (const { claimId, command } of result.postings) {
    batch.add(PAYMENT_SHARE, [creditorId, key, claimId, command.amount.toString()]);
  }
}
