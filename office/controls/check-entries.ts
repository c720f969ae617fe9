import { entriesFor, type MoneySource } from '../../ledger/entries-for-event';
import type { ChartOfAccounts } from '../../ledger/chart-of-accounts';
import type { JournalEntry } from '../../ledger/journal-entry';
import type { FoldedEvent } from './check-chain';
import type { CheckLog } from './check-report';
import type { StoredEntry, StoredShare } from './rows-of-claims';
import { counted } from '../../domain/kernel/counted';

interface Beside {
  readonly claimId: string;
  readonly chart: ChartOfAccounts;
  readonly entries: readonly StoredEntry[];
  readonly shares: readonly StoredShare[];
}

/** Holds each entry of a claim against the event that it follows from: days, words, payment, accounts and amounts. */
export function checkEntriesOf(folded: readonly FoldedEvent[], beside: Beside, log: CheckLog): void {
  const { claimId, entries } = beside;
  const told = new Set<StoredEntry>();
  for (const event of folded) {
    const { eventNumber } = event.stored;
    const where = `claim ${claimId}, event ${eventNumber}`;
    const own = entries.filter((entry) => entry.eventNumber === eventNumber);
    for (const entry of own) told.add(entry);
    const expected = expectedOf(event, beside);
    log.examine('entries', own.length);
    if (expected && expected.length !== own.length)
      log.offend(
        'entries',
        `${where}: ${counted(own.length, 'entry is', 'entries are')} there, and the event makes ${expected.length}`,
      );
    else expected?.forEach((entry, at) => compareEntry(where, own[at], event, entry, log));
  }
  for (const { entryId, eventNumber } of entries.filter((entry) => !told.has(entry)))
    log.offend('entries', `entry ${entryId}: claim ${claimId} has no event ${eventNumber}`);
}

function compareEntry(
  where: string,
  stored: StoredEntry | undefined,
  { stored: { event, bookedOn }, after }: FoldedEvent,
  expected: JournalEntry,
  log: CheckLog,
): void {
  if (!stored) return;
  const compared: readonly [name: string, row: string, should: string][] = [
    ['creditor', stored.creditorId, after.creditorId],
    ['day', stored.businessOn, expected.on],
    ['day of booking', stored.bookedOn, bookedOn],
    ['text', stored.text, expected.text],
    ['payment', stored.paymentId ?? 'none', ('paymentId' in event ? event.paymentId : undefined) ?? 'none'],
    ['postings', stored.postings ?? 'none', inWords(expected)],
  ];
  for (const [name, row, should] of compared) {
    if (row !== should)
      log.offend('entries', `entry ${stored.entryId} of ${where}: ${name} ${row}, ${should} by its event`);
  }
}

function inWords({ postings }: JournalEntry): string {
  return postings.map(({ account, amount }) => `${account} ${amount.toString()} ${amount.currency}`).join('; ');
}

/** Undefined when nothing can follow from a damaged event. */
function expectedOf(event: FoldedEvent, { chart, shares }: Beside): JournalEntry[] | undefined {
  try {
    return entriesFor(event.stored.event, event.before, event.after, chart, sourceOf(event, shares));
  } catch {
    return undefined;
  }
}

/** Where a payment's money stood before: what was placed by hand, or came out of a sum, had been in suspense. */
function sourceOf({ stored: { event } }: FoldedEvent, shares: readonly StoredShare[]): MoneySource {
  const paymentId =
    event.type === 'PaymentReceived'
      ? event.paymentId
      : event.type === 'PaymentReversed'
        ? event.reversalId
        : undefined;
  const share = shares.find((own) => own.paymentId === paymentId && own.movedBy === null);
  // It may have been put back there since.
  const wasSuspended = ['matched-by-hand', 'suspense', 'returned'].includes(share?.status ?? '');
  return wasSuspended || share?.isDetail ? 'suspense' : 'bank';
}
