import { isUtf8 } from 'node:buffer';
import { controlCharacterIn } from '../../domain/kernel/control-character';
import { InputRefused } from '../../domain/kernel/input-refused';
import { decodeWindows1252 } from '../tables/text/code-pages';
import { decodedOrRefused, withoutEndMark } from '../text/decode-text';
import { plainText } from '../text/plain-text';
import { OverlongSearch } from './overlong-piece';
import { beginsWithMark, textHeadOf } from './xml-head';

type Decoding = (bytes: Buffer) => string;

/**
 * The text of an XML document, piece by piece: without control characters, without declarations of types and entities, and
 * with references to characters only. CDATA sections come as escaped text, with the lines that they had.
 *
 * @param pieces such as `piecesOf` makes, so that no sign and no markup is cut.
 * @param refusal the first sentence of the refusal.
 */
export function* textsOf(pieces: Iterable<Buffer>, refusal: string): Generator<string> {
  let decode: Decoding | undefined;
  const overlong = new OverlongSearch();
  let inCdata = false;
  let line = 1;
  for (const bytes of pieces) {
    const isFirst = decode === undefined;
    decode ??= decodingOf(bytes, refusal);
    // Only the end of a document comes after its last tag, so the mark at the end of a piece is the file's own.
    const decoded = withoutInnerMark(withoutEndMark(decode(bytes)));
    const [text, after] = withoutCdata(isFirst ? fromItsRoot(decoded) : decoded, inCdata);
    const from = line;
    decodedOrRefused(refusal, () => plainText(text, from));
    refuseDeclarations(text, refusal, from);
    const long = overlong.take(text);
    if (long) {
      const at = from + lineBreaksIn(text, long.at);
      throw new InputRefused(refusal, [{ line: at, field: 'XML', message: long.message }]);
    }
    refuseOddReferences(text, refusal, from);
    inCdata = after;
    line += lineBreaksIn(text, text.length);
    yield text;
  }
  if (!inCdata) return;
  throw new InputRefused(refusal, [
    { line, field: 'XML', message: 'A CDATA section has no end. Fetch the file again.' },
  ]);
}

/**
 * XML is UTF-8 unless its first line says otherwise. A byte order mark is believed more than that line, which somebody's
 * editor left as it was. So are the bytes of a file that calls itself UTF-16: they have been UTF-8 for long.
 */
function decodingOf(head: Buffer, refusal: string): Decoding {
  const written = /^[^>]*\bencoding\s*=\s*["']([\w.-]+)["']/.exec(textHeadOf(head, 200))?.[1] ?? 'utf-8';
  const declared = beginsWithMark(head) ? 'utf-8' : written;
  if (/^(iso-8859-1|latin1)$/i.test(declared)) return (bytes) => bytes.toString('latin1');
  if (/^windows-1252$/i.test(declared)) return decodeWindows1252;
  const isKnown = /^(utf-?8|us-ascii|utf-?16(le|be)?)$/i.test(declared);
  return (bytes) => {
    if (isKnown && isUtf8(bytes)) return bytes.toString('utf8');
    const message = `its bytes are not ${declared}, or ${declared} is not read here. Ask the sender for UTF-8.`;
    throw new InputRefused(refusal, [{ line: 1, field: 'encoding', message }]);
  };
}

/**
 * The beginning without byte order marks, and without the XML declaration where lines or blanks stand before it: those are
 * kept, so that messages name the file's own lines. The text is decoded by now, and the declaration tells nothing more.
 */
function fromItsRoot(text: string): string {
  const before = /^[\uFEFF \t\r\n]*/.exec(text)?.[0] ?? '';
  const blanks = before.replaceAll('\uFEFF', '');
  const rest = text.slice(before.length);
  return blanks === '' ? rest : blanks + rest.replace(/^<\?xml\s[^>]*>/, (written) => written.replace(/[^\r\n]/g, ''));
}

/** Where somebody has put two files together, the second one may begin with its mark. */
function withoutInnerMark(text: string): string {
  return text.includes('\uFEFF') ? text.replaceAll('\uFEFF<?xml ', '<?xml ') : text;
}

const CDATA = '<![CDATA[';
const CDATA_END = ']]>';

/** With CDATA as escaped text; and whether the text ends within a section. */
function withoutCdata(text: string, inCdata: boolean): readonly [text: string, inCdata: boolean] {
  if (!inCdata && !text.includes(CDATA)) return [text, false];
  let written = '';
  for (let [at, isInside] = [0, inCdata]; ; isInside = !isInside) {
    const mark = isInside ? CDATA_END : CDATA;
    const found = text.indexOf(mark, at);
    const part = text.slice(at, found === -1 ? text.length : found);
    written += isInside ? escaped(part) : part;
    if (found === -1) return [written, isInside];
    at = found + mark.length;
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function refuseDeclarations(text: string, refusal: string, firstLine: number): void {
  const found = /<!(DOCTYPE|ENTITY)/i.exec(text);
  if (!found) return;
  const message = 'document type and entity declarations are not accepted. Ask the sender for a file without them.';
  const line = firstLine + lineBreaksIn(text, found.index);
  throw new InputRefused(refusal, [{ line, field: found[1] ?? '', message }]);
}

/** A reference that stands for no character would be delivered as it is written, and match nothing. */
function refuseOddReferences(text: string, refusal: string, firstLine: number): void {
  if (!text.includes('&')) return;
  const odd = /&(?!(?:lt|gt|amp|quot|apos);)#?\w{1,20};/g;
  for (const found of text.matchAll(odd)) {
    if (isCharacterReference(found[0])) continue;
    const message = `"${found[0]}" stands for no character. Ask the sender for a file without it.`;
    const line = firstLine + lineBreaksIn(text, found.index);
    throw new InputRefused(refusal, [{ line, field: 'XML', message }]);
  }
}

/** Whether a text such as `&#229;` or `&#xE5;` stands for a character that a text may hold. */
function isCharacterReference(written: string): boolean {
  const [, decimal, hex] = /^&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6}));$/.exec(written) ?? [];
  if (decimal === undefined && hex === undefined) return false;
  const code = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal);
  return code <= 0x10ffff && !controlCharacterIn(String.fromCodePoint(code));
}

function lineBreaksIn(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
