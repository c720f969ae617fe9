/** Characters of one tag with its attributes. A root element that declares many namespaces has some thousand. */
const LONGEST_TAG = 100_000;

/** Characters between two tags. An invoice may have its picture inside. */
const LONGEST_TEXT = 10_000_000;

const QUOTE = 34;
const APOSTROPHE = 39;
const END = 62;

interface Piece {
  readonly at: number;
  readonly message: string;
}

/**
 * The first tag or text that is longer than any format has one; nothing in an ordinary document. The parser reads both sign
 * by sign, and takes some thirty times their size in memory.
 */
export function overlongPiece(text: string): Piece | undefined {
  for (let at = 0; at < text.length;) {
    const open = text.indexOf('<', at);
    const textEnd = open === -1 ? text.length : open;
    if (textEnd - at > LONGEST_TEXT) return { at, message: tooLong('text between two tags', LONGEST_TEXT) };
    if (open === -1) return undefined;
    const end = text.startsWith('<!--', open) ? endOfComment(text, open) : endOfTag(text, open);
    if (end === undefined) return { at: open, message: tooLong('tag', LONGEST_TAG) };
    at = end;
  }
  return undefined;
}

/** One that is never closed is for the validator. */
function endOfComment(text: string, open: number): number {
  const close = text.indexOf('-->', open);
  return close === -1 ? text.length : close + 3;
}

/** Where the tag ends; an attribute's value may have the sign in it that ends tags. Nothing where the tag is too long. */
function endOfTag(text: string, open: number): number | undefined {
  const last = Math.min(text.length, open + LONGEST_TAG);
  let quote = 0;
  for (let at = open + 1; at < last; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === END) {
      return at + 1;
    } else if (code === QUOTE || code === APOSTROPHE) {
      quote = code;
    }
  }
  return last === text.length ? text.length : undefined;
}

function tooLong(what: string, limit: number): string {
  return `a ${what} has more than ${limit} characters. Ask the sender for a file without it.`;
}
