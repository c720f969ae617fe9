import type { Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { BankFile } from '../../formats/bank-file';
import type { BankMovement } from '../../domain/payment/bank-movement';
import { entriesForSuspense } from '../../ledger/entries-for-suspense';
import { indexCandidates, matchPayments, type PaymentMatch } from '../../domain/payment/match-payments';
import { inTransaction } from '../../store/connect';
import { comesToDay } from '../creditors/business-day';
import { chartOf, lockCreditor } from '../creditors/creditor-chart';
import type { RulebookFor } from '../claims/decide-and-book';
import { OutcomeCount, type ImportReport, type MovementOutcome } from './import-report';
import { knownMovements, refuseRepeatedKeys } from './known-movements';
import { loadCandidates } from './load-candidates';
import type { ChartOfAccounts } from '../../ledger/chart-of-accounts';
import { lockDecidable } from './lock-decidable';
import { postMovement, type PostedMovement, type PostingContext } from './post-movement';
import { statedOf } from './stated-of';
import { BANK_FILE, PAYMENT, PAYMENT_SHARE } from '../../store/tables';
import { addBooking, addEntry, countEntries, reserveEntryIds, updateClaims } from '../claims/write-bookings';
import { RowBatch } from '../../store/write-rows';

export interface ImportRequest {
  readonly creditorId: string;
  readonly file: BankFile;
  readonly fileName: string;
  /** Of the file's bytes. */
  readonly sha256: Buffer;
  /** The business day on which it is booked. */
  readonly today: CivilDate;
  readonly rulebookFor: RulebookFor;
  /** Matches and decides as usual, says what would happen, and leaves the books untouched. */
  readonly dryRun?: boolean;
  readonly progress?: (done: number, of: number) => void;
  readonly onMovement?: (match: PaymentMatch, outcome: MovementOutcome) => void;
}

/** So many movements are matched, decided and written at a time; all of them are one transaction. */
const CHUNK = 2_500;

/**
 * Books a bank file, all of it or nothing. Movements that were booked before, from an overlapping file, are passed over;
 * the same file again gives the first report. What matches no claim goes to suspense. Throws `CreditorUnknown` and
 * `MovementKnownOtherwise`.
 */
export async function importPayments(pool: Pool, request: ImportRequest): Promise<ImportReport> {
  refuseRepeatedKeys(request.file.movements);
  return inTransaction(pool, (client) => importFile(client, request), { discard: request.dryRun === true });
}

async function importFile(client: PoolClient, request: ImportRequest): Promise<ImportReport> {
  const { creditorId, file, sha256, today, progress } = request;
  await lockCreditor(client, creditorId);
  const earlier = await earlierReport(client, creditorId, sha256);
  if (earlier) return { ...earlier, replayed: true };
  const chart = await chartOf(client, creditorId);
  const count = new OutcomeCount();
  for (let start = 0; start < file.movements.length; start += CHUNK) {
    await importChunk(client, request, file.movements.slice(start, start + CHUNK), chart, count);
    progress?.(Math.min(start + CHUNK, file.movements.length), file.movements.length);
  }
  const report: ImportReport = { replayed: false, movements: file.movements.length, outcomes: count.list() };
  const batch = new RowBatch();
  batch.add(BANK_FILE, [creditorId, sha256, file.format, request.fileName, today, JSON.stringify(report)]);
  await batch.write(client);
  await comesToDay(client, creditorId, today);
  return report;
}

async function earlierReport(
  client: PoolClient,
  creditorId: string,
  sha256: Buffer,
): Promise<ImportReport | undefined> {
  const { rows } = await client.query<{ report: ImportReport }>(
    'SELECT report FROM fordring.bank_file WHERE creditor_id = $1 AND sha256 = $2',
    [creditorId, sha256],
  );
  return rows[0]?.report;
}

async function importChunk(
  client: PoolClient,
  request: ImportRequest,
  chunk: readonly BankMovement[],
  chart: ChartOfAccounts,
  count: OutcomeCount,
): Promise<void> {
  const { creditorId, today, rulebookFor, onMovement } = request;
  const known = await knownMovements(client, creditorId, { format: request.file.format, movements: chunk });
  const fresh = chunk.filter(({ key }) => !known.has(key));
  const matches = matchPayments(fresh, indexCandidates(await loadCandidates(client, creditorId, fresh)));
  const claimIds = new Set(matches.flatMap((match) => match.claimIds));
  const { standing, undecidable } = await lockDecidable(client, [...claimIds], rulebookFor);
  const context: PostingContext = { bookedOn: today, chart, rulebookFor, standing, undecidable, bookings: new Map() };
  const posted = matches.map((match) => ({ match, posted: postMovement(match, context) }));
  await writeChunk(client, request, posted, context);
  for (const movement of chunk) if (known.has(movement.key)) count.add('known', movement);
  for (const {
    match,
    posted: { outcome },
  } of posted) {
    count.add(outcome, match.movement);
    onMovement?.(match, outcome);
  }
}

async function writeChunk(
  client: PoolClient,
  request: ImportRequest,
  posted: readonly { match: PaymentMatch; posted: PostedMovement }[],
  { bookings, chart, bookedOn }: PostingContext,
): Promise<void> {
  const { creditorId, sha256 } = request;
  const batch = new RowBatch();
  for (const { match, posted: result } of posted) addPayment(batch, creditorId, match.movement, result, sha256);
  const unmatched = posted
    .filter(({ posted: { outcome } }) => outcome === 'suspense')
    .map(({ match }) => match.movement);
  const written = [...bookings.values()];
  const entryIds = await reserveEntryIds(client, countEntries(written) + unmatched.length);
  for (const booking of written) addBooking(batch, booking, entryIds);
  for (const { key: paymentId, kind, receivedOn, amount } of unmatched) {
    for (const entry of entriesForSuspense({ paymentId, kind, receivedOn, amount }, chart)) {
      addEntry(batch, entry, { creditorId, claimId: null, eventNumber: null, paymentId, bookedOn }, entryIds);
    }
  }
  await batch.write(client);
  await updateClaims(client, written);
}

function addPayment(
  batch: RowBatch,
  creditorId: string,
  movement: BankMovement,
  result: PostedMovement,
  sha256: Buffer,
): void {
  const { key, kind, receivedOn, amount } = movement;
  const stated = JSON.stringify(statedOf(movement));
  const suspense = result.outcome === 'suspense';
  const status = suspense ? 'suspense' : 'matched';
  const because = suspense ? result.because : null;
  batch.add(PAYMENT, [
    creditorId,
    key,
    kind,
    receivedOn,
    amount.toString(),
    amount.currency,
    status,
    because,
    stated,
    sha256,
  ]);
  if (suspense) return;
  for (const { claimId, command } of result.postings) {
    batch.add(PAYMENT_SHARE, [creditorId, key, claimId, command.amount.toString()]);
  }
}
