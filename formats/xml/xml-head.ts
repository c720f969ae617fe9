import { utf16Of } from '../text/utf-16';

const MARK = Buffer.from('\uFEFF');
/** More blank bytes than this before the first tag are no accident of a program that saves files. */
const MOST_BEFORE = 65_536;

/** Whether a byte order mark stands before the first tag, perhaps behind blank lines. */
export function beginsWithMark(bytes: Buffer): boolean {
  return bytes.subarray(0, beginningOf(bytes)).includes(MARK);
}

/**
 * The first signs of an XML document, from its first tag on, as Latin letters: enough to see what the document calls itself.
 * Byte order marks and blanks before the tag are left out, and UTF-16 is seen through.
 */
export function textHeadOf(bytes: Buffer, length: number): string {
  const plain = decoded(bytes.subarray(0, MOST_BEFORE + 2 * length));
  return plain.toString('latin1', beginningOf(plain), beginningOf(plain) + length);
}

function decoded(bytes: Buffer): Buffer {
  const encoding = utf16Of(bytes);
  if (encoding === undefined) return bytes;
  return Buffer.from(new TextDecoder(encoding).decode(bytes));
}

/** Where the first sign stands that is neither a blank nor a byte of a mark. */
function beginningOf(bytes: Buffer): number {
  const end = Math.min(bytes.length, MOST_BEFORE);
  let at = 0;
  while (at < end && BLANK_OR_MARK.has(bytes[at] ?? 0)) at++;
  return at;
}

const BLANK_OR_MARK: ReadonlySet<number> = new Set([...MARK, ...Buffer.from(' \t\r\n')]);
