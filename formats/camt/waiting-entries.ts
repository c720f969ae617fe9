import { entriesIn, packedEntry } from './packed-entry';
import type { CamtEntry } from './camt-report';

/** So many entries are one text: few enough to be read again at once, and many enough to be few texts. */
const TOGETHER = 256;

/**
 * The entries of a statement while they wait for its end. They are kept as bytes, a quarter of what they take as objects,
 * and nothing of them is for the garbage collector to follow. They can be gone through more than once.
 */
export class WaitingEntries implements Iterable<CamtEntry> {
  private readonly packed: Buffer[] = [];
  private last: string[] = [];

  push(entry: CamtEntry): void {
    this.last.push(packedEntry(entry));
    if (this.last.length < TOGETHER) return;
    this.packed.push(Buffer.from(`[${this.last.join(',')}]`));
    this.last = [];
  }

  *[Symbol.iterator](): Generator<CamtEntry> {
    for (const bytes of this.packed) for (const entry of entriesIn(bytes.toString())) yield entry;
    for (const entry of entriesIn(`[${this.last.join(',')}]`)) yield entry;
  }
}
