import { isUtf8 } from 'node:buffer';
import { decodeCp437, decodeWindows1252, encodeCp437, encodeWindows1252 } from '../tables/text/code-pages';
import { linesOf } from '../text/bounds';
import { decodedOrRefused, inLines, withoutByteOrderMark } from '../text/decode-text';
import { plainText } from '../text/plain-text';
import { decodeUtf16 } from '../text/utf-16';
import { sieCodePageOf } from './sie-code-page';
import type { SieFile } from './sie-file';
import { SieReading, type TakeVoucher } from './sie-reading';
import { REFUSED, refused } from './sie-refused';
import { beginsAsXml, readSie5 } from './sie5/read-sie5';

export interface SieOptions {
  /** Bytes above which a file is not opened; `LARGEST_SIE` unless told otherwise. */
  readonly limitBytes?: number;
  /** What becomes of a voucher that does not balance, and of an odd checksum: see `SieFinding`. `refused` unless told otherwise. */
  readonly findings?: 'refused' | 'told';
}

/** Bytes of a SIE file, some 400,000 vouchers: their rows take ten times as much memory. */
export const LARGEST_SIE = 40_000_000;

/**
 * Reads SIE of the types 1 to 4 (4E and 4I), and SIE 5, whole, or refuses it whole: every voucher must balance, and the checksum must
 * fit where there is one, unless `findings` are told instead. Records that are not known are passed over, as the format
 * asks. Whether opening balance and transactions make the closing balance is for `MovedAccounts`: real exports break it,
 * and that is what is looked for.
 *
 * A general ledger has very many vouchers: each is given to `take` when it is whole, with the accounts named so far, and
 * forgotten. The file may still be refused at its end.
 */
export function readSieVouchers(bytes: Buffer, options: SieOptions, take: TakeVoucher): Omit<SieFile, 'vouchers'> {
  const limit = options.limitBytes ?? LARGEST_SIE;
  if (bytes.length > limit) {
    throw refused([{ message: `it has ${bytes.length} bytes; the limit is ${limit}. Export fewer months at a time.` }]);
  }
  if (beginsAsXml(bytes)) return readSie5(bytes, options.findings ?? 'refused', take);
  const { text, encode } = decodedOrRefused(REFUSED, () => decoded(bytes));
  const reading = new SieReading(encode, options.findings ?? 'refused', take);
  let last = 1;
  for (const [record, line] of linesOf(text, (problem) => reading.refuse(problem))) {
    if (record !== '') last = line;
    reading.take(record.trim(), line);
  }
  return reading.finish(last);
}

/**
 * Code page 437 by the format (#FORMAT PC8). Programs of today write UTF-8 or Windows-1252 under the same label, which the
 * letters tell.
 */
function decoded(bytes: Buffer): { text: string; encode: (text: string) => Buffer } {
  const wide = decodeUtf16(bytes);
  const codePage = wide !== undefined || isUtf8(bytes) ? 'utf-8' : sieCodePageOf(bytes);
  const text =
    codePage === 'utf-8'
      ? withoutByteOrderMark(wide ?? bytes.toString('utf8'))
      : codePage === 'windows-1252'
        ? decodeWindows1252(bytes)
        : decodeCp437(bytes);
  const encode = (part: string): Buffer => {
    if (codePage === 'utf-8') return Buffer.from(part);
    return (codePage === 'cp437' ? encodeCp437(part) : encodeWindows1252(part)) ?? Buffer.from(part);
  };
  return { text: plainText(inLines(text)), encode };
}
