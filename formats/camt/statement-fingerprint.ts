import type { CamtEntry, CamtReport, StatementHead } from './camt-report';
import { givenReference } from './camt-telling';
import { Fingerprint } from './fingerprint';

/**
 * By what a statement is known when it comes again: all that it says, its head first and then its entries. A notification
 * has no balances, so it must have an id, and be of the same second.
 */
export class StatementFingerprint {
  private readonly headText: string;
  private readonly text = new Fingerprint();
  private entries = 0;

  /** `head` is what the statement has said before its first entry. */
  constructor(format: CamtReport['format'], head: StatementHead) {
    this.headText = headTextOf(format, head);
    this.text.add(this.headText);
  }

  take(entry: CamtEntry): void {
    if (this.headText === '') return;
    this.entries += 1;
    this.text.add(`${this.entries === 1 ? '' : ','}${JSON.stringify({ ...entry, position: 0, path: '' })}`);
  }

  /** Empty for a statement that cannot be known again. `entries` are read again where more of the head came after them. */
  nameOf(format: CamtReport['format'], head: StatementHead, entries: Iterable<CamtEntry>): string {
    const headText = headTextOf(format, head);
    if (headText === '') return '';
    if (headText !== this.headText) return fingerprintOfStatement(format, head, entries);
    this.text.add(']]');
    return this.text.name();
  }
}

/** The same for a statement that is there as a whole. */
export function fingerprintOfStatement(
  format: CamtReport['format'],
  head: StatementHead,
  entries: Iterable<CamtEntry>,
): string {
  const fingerprint = new StatementFingerprint(format, head);
  for (const entry of entries) fingerprint.take(entry);
  return fingerprint.nameOf(format, head, entries);
}

function headTextOf(format: CamtReport['format'], { account, id, page, createdAt, balances }: StatementHead): string {
  const booked = balances.filter(({ code }) => code === 'OPBD' || code === 'CLBD' || code === 'PRCD');
  const hasBalances = booked.length >= 2;
  if (!hasBalances && (givenReference(id) === '' || createdAt === '')) return '';
  const written = hasBalances ? '' : createdAt;
  return `${JSON.stringify([format, account, id, page, written, booked]).slice(0, -1)},[`;
}
