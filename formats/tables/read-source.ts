import { LARGEST_BGMAX } from '../bgmax/read-bgmax';
import { LARGEST_SIE } from '../sie/read-sie';
import { readSieRows } from '../sie/sie-rows';
import { readBgMaxRows, readCamtRows } from './bank-rows';
import { CsvReading } from './csv/read-csv';
import { FixedWidthReading } from './fixed-width/read-fixed-width';
import { readJson } from './json/read-json';
import type { Layout } from './layout';
import type { Source, SourceRecord } from './source';
import type { SourceReading } from './source-reading';
import { refusedFile } from './table-rows';
import { readXlsx } from './xlsx/read-xlsx';

/** Bytes of a file that is taken into memory whole: a workbook, camt. */
export const LARGEST_WHOLE = 100_000_000;
/** Bytes of a JSON document, of which every member becomes a value: twenty times as much memory. */
const LARGEST_JSON = 20_000_000;
/** Bytes of a table that is read piece by piece: some ten million rows. */
export const LARGEST_IN_PIECES = 1_500_000_000;
/** How much of a file in memory is decoded at a time. */
const PIECE = 1_000_000;

export interface SourceLimits {
  /** Instead of `LARGEST_WHOLE` or `LARGEST_IN_PIECES`. */
  readonly limitBytes?: number;
  /** For who holds all rows at once. */
  readonly limitRows?: number;
}

/** Reads a file whole by its layout, or refuses it whole (`InputRefused`): no row of a refused file is given. */
export function readSource(bytes: Buffer, layout: Layout, limits: SourceLimits = {}): Source {
  refuseTooLarge(bytes.length, layout, limits);
  const reading = beginSource(layout, limits);
  const rows: SourceRecord[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) {
    for (const row of reading.take(bytes.subarray(at, at + PIECE))) rows.push(row);
    refuseTooMany(rows.length, layout, limits);
  }
  const last = reading.finish();
  refuseTooMany(rows.length + last.rows.length, layout, limits);
  if (rows.length === 0) return last;
  for (const row of last.rows) rows.push(row);
  return { ...last, rows };
}

/**
 * Reads a file from a stream and gives its rows as soon as they are whole, some thousands at a time; of a CSV or a file
 * of fixed width no more than that is in memory. A file that is refused is refused at the row where that is known, or at
 * the end: whoever takes the rows keeps them in a transaction until then. Count and totals are what the generator returns.
 */
export async function* readSourceRows(
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
  layout: Layout,
  limits: SourceLimits = {},
): AsyncGenerator<readonly SourceRecord[], Pick<Source, 'count' | 'totals'>> {
  const reading = beginSource(layout, limits);
  for await (const piece of pieces) {
    const rows = reading.take(piece);
    if (rows.length > 0) yield rows;
  }
  const { rows, count, totals } = reading.finish();
  if (rows.length > 0) yield rows;
  return { count, totals };
}

/** The same, for whoever has the pieces at hand. */
export function beginSource(layout: Layout, limits: SourceLimits = {}): SourceReading {
  return new BoundedReading(layout, limits);
}

/** To be asked with the size that the file system tells, before a file is opened. */
export function refuseTooLarge(bytes: number, layout: Layout, limits: SourceLimits = {}): void {
  const inPieces = layout.kind === 'csv' || layout.kind === 'fixed-width';
  const limit = limits.limitBytes ?? (inPieces ? LARGEST_IN_PIECES : largestWhole(layout));
  if (bytes <= limit) return;
  const advice = inPieces ? 'Send it in several files.' : 'Send it in several files, or as CSV.';
  throw refusedFile(layout.title, [
    { message: `it has more than ${limit} bytes, the limit for ${layout.kind}. ${advice}` },
  ]);
}

function largestWhole({ kind }: Layout): number {
  if (kind === 'json') return LARGEST_JSON;
  if (kind === 'sie') return LARGEST_SIE;
  return kind === 'bgmax' ? LARGEST_BGMAX : LARGEST_WHOLE;
}

function refuseTooMany(rows: number, layout: Layout, { limitRows = Infinity }: SourceLimits): void {
  if (rows <= limitRows) return;
  const message = `it has more than ${limitRows} rows, the most that are held in memory at once. Deliver it to a run (fordring reconciliations deliver), which takes it piece by piece.`;
  throw refusedFile(layout.title, [{ message }]);
}

class BoundedReading implements SourceReading {
  private readonly layout: Layout;
  private readonly limits: SourceLimits;
  private readonly reading: SourceReading;
  private bytes = 0;

  constructor(layout: Layout, limits: SourceLimits) {
    this.layout = layout;
    this.limits = limits;
    this.reading = readingOf(layout);
  }

  take(piece: Buffer): readonly SourceRecord[] {
    this.bytes += piece.length;
    refuseTooLarge(this.bytes, this.layout, this.limits);
    return this.reading.take(piece);
  }

  finish(): Source {
    return this.reading.finish();
  }
}

function readingOf(layout: Layout): SourceReading {
  switch (layout.kind) {
    case 'csv':
      return new CsvReading(layout);
    case 'fixed-width':
      return new FixedWidthReading(layout);
    case 'xlsx':
      return new WholeReading((bytes) => readXlsx(bytes, layout));
    case 'json':
      return new WholeReading((bytes) => readJson(bytes, layout));
    case 'sie':
      return new WholeReading((bytes) => readSieRows(bytes, layout));
    case 'camt':
      return new WholeReading((bytes) => readCamtRows(bytes, layout));
    case 'bgmax':
      return new WholeReading((bytes) => readBgMaxRows(bytes, layout));
  }
}

/** For formats whose end says something of their beginning. */
class WholeReading implements SourceReading {
  private readonly read: (bytes: Buffer) => Source;
  private readonly pieces: Buffer[] = [];

  constructor(read: (bytes: Buffer) => Source) {
    this.read = read;
  }

  take(piece: Buffer): readonly SourceRecord[] {
    this.pieces.push(piece);
    return [];
  }

  finish(): Source {
    return this.read(this.pieces.length === 1 && this.pieces[0] ? this.pieces[0] : Buffer.concat(this.pieces));
  }
}
