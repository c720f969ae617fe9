import type { Source, SourceRecord } from './source';

/**
 * Reads a file piece by piece. Rows are given as soon as they are whole, so whoever takes them must be able to give them
 * back: `take` or `finish` throws `InputRefused` when the file is refused, and then nothing of it counts.
 */
export interface SourceReading {
  take(piece: Buffer): readonly SourceRecord[];
  /** The last rows, with the number of all rows and the sums of their amounts. */
  finish(): Source;
}
