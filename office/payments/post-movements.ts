import type { PoolClient } from 'pg';
import type { BankMovement } from '../../domain/payment/bank-movement';
import { indexCandidates, matchPayments } from '../../domain/payment/match-payments';
import type { RulebookFor } from '../claims/decide-and-book';
import { Breather } from '../../store/breather';
import { claimsOf, decideChunk, type DecidedChunk, type FileOfMovements, type Posting } from './decide-chunk';
import { EntryNumbers } from './entry-numbers';
import { loadCandidates } from './load-candidates';
import { lockDecidable, type DecidableClaims } from './lock-decidable';
import type { PostingContext } from './post-movement';
import { rowsOfChunk, writeChunk } from './write-chunk';

/** So many movements are matched, decided and written at a time. */
const CHUNK = 2_500;
/** So many parts are looked up at once: each look reads the claims as a whole, and what it finds is held. */
const PARTS_LOOKED_UP = 8;

/**
 * Matches, decides and writes movements in the caller's transaction, part after part. While the database writes a part, the
 * next is decided. Gives the postings of each part once its rows are written.
 */
export async function* postMovements(
  client: PoolClient,
  file: FileOfMovements,
  movements: readonly BankMovement[],
  given: Pick<PostingContext, 'bookedOn' | 'chart' | 'rulebookFor' | 'sumOf'>,
  atOnce = CHUNK,
): AsyncGenerator<readonly Posting[], void, undefined> {
  let index = indexCandidates([]);
  let writing: Promise<void> = Promise.resolve();
  const breather = new Breather();
  const numbers = new EntryNumbers(client, file.creditorId, () => writing);
  let before: DecidedChunk | undefined;
  let write: (() => Promise<void>) | undefined;
  try {
    for (let start = 0; start < movements.length; start += atOnce) {
      if (start % (atOnce * PARTS_LOOKED_UP) === 0) {
        const ahead = movements.slice(start, start + atOnce * PARTS_LOOKED_UP);
        index = indexCandidates(await loadCandidates(client, file.creditorId, ahead));
      }
      const matches = matchPayments(movements.slice(start, start + atOnce), index);
      const claims = await standingFor(client, claimsOf(matches), before, given.rulebookFor);
      await numbers.expect(matches.reduce((count, { claimIds }) => count + Math.max(1, claimIds.length), 0));
      if (write) writing = begun(write());
      const sumOf = partsOf(matches, given.sumOf);
      const decided = await decideChunk(matches, claims, { ...given, sumOf }, breather);
      const rows = await rowsOfChunk(file, decided, numbers, breather);
      decided.context.bookings.clear();
      await writing;
      if (before) yield before.postings;
      before = decided;
      write = () => writeChunk(client, rows);
    }
    await write?.();
    if (before) yield before.postings;
  } finally {
    // Whatever went wrong: nothing may be asked of the connection before it is idle.
    await writing.catch(() => undefined);
  }
}

/** The same, where nobody asks what became of each. */
export async function postAll(...asked: Parameters<typeof postMovements>): Promise<void> {
  const parts = postMovements(...asked);
  while (!(await parts.next()).done);
}

/** Its failure is heard where it is awaited; until then it must not count as unhandled. */
function begun(writing: Promise<void>): Promise<void> {
  writing.catch(() => undefined);
  return writing;
}

/** Locks the claims and folds them. Those of the part before are not written yet, and stand as that part left them. */
async function standingFor(
  client: PoolClient,
  claimIds: ReadonlySet<string>,
  before: DecidedChunk | undefined,
  rulebookFor: RulebookFor,
): Promise<DecidableClaims> {
  const known = before?.context;
  const unknown = [...claimIds].filter((claimId) => !known?.standing.has(claimId) && !known?.undecidable.has(claimId));
  const { standing, undecidable } = await lockDecidable(client, unknown, rulebookFor);
  const reasons = new Map(undecidable);
  for (const claimId of claimIds) {
    const stands = known?.standing.get(claimId);
    const because = known?.undecidable.get(claimId);
    if (stands) standing.set(claimId, stands);
    if (because !== undefined) reasons.set(claimId, because);
  }
  return { standing, undecidable: reasons };
}

/** Of the sums those that this part of the file is taken out of. */
function partsOf(
  matches: readonly { readonly movement: BankMovement }[],
  sumOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  if (sumOf.size === 0) return parts;
  for (const { movement } of matches) {
    const sum = sumOf.get(movement.key);
    if (sum !== undefined) parts.set(movement.key, sum);
  }
  return parts;
}
