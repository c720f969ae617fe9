import { presentCause } from '../../store/cause';
import type { PoolClient } from 'pg';
import { claimedOf } from '../../domain/claim/claim';
import { accountingDay, closedFor, type ClosedPeriod } from '../../ledger/accounting-day';
import type { JournalEntry } from '../../ledger/journal-entry';
import type { BookedEvent, Booking } from './book-events';
import { documentContentIfPossible } from '../../domain/letters/document-content';
import type { LetterEvent } from '../../domain/letters/letter-kinds';
import { openClaimUpdates, openClaimValues } from './open-claim';
import { documentIdOf, documentKindOf, outboxMessages } from './outbox-messages';
import { CLAIM_EVENT, DOCUMENT, INTEREST_LINE, JOURNAL_ENTRY, OUTBOX, POSTING } from '../../store/tables';
import type { LastStatement, RowBatch } from '../../store/write-rows';

/** Who takes part in an entry beside its accounts. */
export interface EntryOrigin {
  readonly creditorId: string;
  readonly claimId: string | null;
  readonly eventNumber: number | null;
  readonly paymentId: string | null;
  readonly bookedOn: string;
}

/** Numbers for new journal entries, with the days on which these can no longer stand. */
export interface ReservedEntries {
  readonly ids: number[];
  readonly closed: readonly ClosedPeriod[];
}

/** Fetched ahead of use. Until the transaction ends, no further day of the creditor is closed. */
export async function reserveEntries(client: PoolClient, creditorId: string, count: number): Promise<ReservedEntries> {
  if (count === 0) return { ids: [], closed: [] };
  const { rows } = await client.query<{ ids: string[]; closed: readonly ClosedPeriod[] }>(
    'SELECT ids::text[] AS ids, closed FROM fordring.reserve_entries($1, $2)',
    [creditorId, count],
  );
  const { ids = [], closed = [] } = rows[0] ?? {};
  return { ids: ids.map(Number), closed };
}

export function countEntries(bookings: readonly Booking[]): number {
  return bookings.reduce((sum, { events }) => events.reduce((count, { entries }) => count + entries.length, sum), 0);
}

/** Puts all rows that follow from a booking into the batch, except the claim's own. */
export function addBooking(batch: RowBatch, booking: Booking, reserved: ReservedEntries): void {
  const { creditorId, claimId } = booking.claim;
  for (const booked of booking.events) {
    addEvent(batch, booked);
    for (const entry of booked.entries) {
      const { eventNumber, bookedOn, event } = booked;
      const paymentId = 'paymentId' in event ? event.paymentId : null;
      addEntry(batch, entry, { creditorId, claimId, eventNumber, paymentId, bookedOn }, reserved);
    }
    addDocument(batch, booked, booking);
    addInterestLine(batch, booked);
  }
  const cause = presentCause();
  for (const { topic, eventNumber, payload } of outboxMessages(booking)) {
    batch.add(OUTBOX, [topic, claimId, eventNumber, JSON.stringify({ ...payload, ...(cause && { cause }) })]);
  }
}

export function addEntry(batch: RowBatch, entry: JournalEntry, origin: EntryOrigin, reserved: ReservedEntries): void {
  const entryId = reserved.ids.pop();
  if (entryId === undefined) throw new RangeError('Fewer entry numbers were reserved than there are entries.');
  const { creditorId, claimId, eventNumber, paymentId, bookedOn } = origin;
  const { on, text, postings } = entry;
  const accountingOn = accountingDay(on, closedFor(origin, reserved.closed));
  batch.add(JOURNAL_ENTRY, [
    ...[entryId, creditorId, claimId, eventNumber, paymentId, on, accountingOn, bookedOn],
    ...[text, postings.length],
  ]);
  postings.forEach(({ account, amount }, at) => {
    batch.add(POSTING, [entryId, at + 1, account, amount.toString(), amount.currency]);
  });
}

const UPDATED = ['text[]', 'integer[]', 'bytea[]', 'numeric[]', 'date[]', 'text[]', 'text[]'];

/**
 * Writes how far the claims have come, as a statement that a batch of rows may end with: their rows, which must be locked, and
 * the narrow rows of those that are open.
 */
export function claimUpdate(bookings: readonly Booking[]): LastStatement {
  return {
    text: (before) => `UPDATE fordring.claim SET event_number = new.event_number, last_hash = new.last_hash,
       claimed_open = new.claimed_open, settled = new.claimed_open = 0, next_step_on = new.next_step_on,
       policy_id = new.policy_id, policy_version = new.policy_version
     FROM unnest(${UPDATED.map((type, at) => `$${before + at + 1}::${type}`).join(', ')})
       AS new (claim_id, event_number, last_hash, claimed_open, next_step_on, policy_id, policy_version)
     WHERE claim.claim_id = new.claim_id`,
    beside: (before) => openClaimUpdates(before + UPDATED.length),
    values: [
      bookings.map(({ claim }) => claim.claimId),
      bookings.map(({ claim }) => claim.eventNumber),
      bookings.map(({ lastHash }) => lastHash),
      bookings.map(({ claim }) => claimedOf(claim).toString()),
      bookings.map(({ notice }) => notice.next?.on ?? null),
      bookings.map(({ claim }) => claim.policyId),
      bookings.map(({ claim }) => claim.policyVersion),
      ...openClaimValues(bookings.map(({ claim }) => claim)),
    ],
  };
}

function addEvent(batch: RowBatch, booked: BookedEvent): void {
  const { claimId, eventNumber, bookedOn, commandKey, event, json, previousHash, hash, salt } = booked;
  batch.add(CLAIM_EVENT, [
    ...[claimId, eventNumber, event.type, event.on, bookedOn, json, commandKey, previousHash, hash, salt],
  ]);
}

/** What changed of the interest or the charges that are claimed apart, for whoever invoices it. */
function addInterestLine(batch: RowBatch, { claimId, eventNumber, event }: BookedEvent): void {
  if (event.type !== 'InterestClaimedApart' && event.type !== 'ChargesClaimedApart') return;
  const { type, way, change, on } = event;
  if (change.isZero() && way !== 'awaits-rate') return;
  batch.add(INTEREST_LINE, [claimId, eventNumber, way, change.toString(), on, COVERS[type]]);
}

const COVERS = { InterestClaimedApart: 'interest', ChargesClaimedApart: 'charges' } as const;

function addDocument(batch: RowBatch, booked: BookedEvent, booking: Booking): void {
  const kind = documentKindOf(booked, booking);
  if (!kind) return;
  const { claimId, eventNumber, bookedOn } = booked;
  const { before, claim, circumstances } = booking;
  const event = booked.event as LetterEvent;
  const beside = booking.events.map((each) => each.event);
  // What the letter says does not change when it leaves later. The database adds the parties (`fordring.fix_parties`).
  const fixed = documentContentIfPossible(
    { event, beside, ...(before && { before }), claim, bookedOn },
    circumstances.rulebook,
  );
  batch.add(DOCUMENT, [documentIdOf(booked), claimId, eventNumber, kind, JSON.stringify(fixed ?? {})]);
}
