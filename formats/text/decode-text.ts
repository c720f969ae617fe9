import { isUtf8 } from 'node:buffer';
import { decodeCp865, decodeWindows1252 } from '../tables/text/code-pages';
import { InputRefused } from '../../domain/kernel/input-refused';
import { EncodingFault } from './encoding-fault';
import { plainText } from './plain-text';
import { dosAsNordic, probableEncodingOf } from './probable-encoding';
import { decodeUtf16 } from './utf-16';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Text of a whole file, however it was saved: UTF-8, UTF-16, or one of the usual code pages where the Nordic letters tell
 * which. Bytes over 127 that happen to be valid UTF-8 are UTF-8: no Nordic name written in one byte a letter looks like
 * that. Throws `EncodingFault`, naming the line.
 */
export function decodeText(bytes: Buffer): string {
  return plainText(inLines(withoutByteOrderMark(decodeUtf16(bytes) ?? utf8In(bytes) ?? lettersIn(bytes))));
}

/** The same of a file that is ISO-8859-1 by its manual, whatever its letters tell. Throws `EncodingFault`. */
export function decodeBankText(bytes: Buffer): string {
  const text = decodeUtf16(bytes) ?? utf8In(bytes) ?? inCodePage(bytes) ?? decodeWindows1252(bytes);
  return plainText(inLines(withoutByteOrderMark(text)));
}

function utf8In(bytes: Buffer): string | undefined {
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}

function lettersIn(bytes: Buffer): string {
  const text = inCodePage(bytes);
  if (text !== undefined) return text;
  const message = 'there are letters whose encoding cannot be told. Save the file as UTF-8.';
  throw new EncodingFault(1 + linesBefore(bytes), message);
}

/** Of a code page that the letters speak for: DOS has an ø only where a Dane has chosen so, and its other letters are the same. */
function inCodePage(bytes: Buffer): string | undefined {
  const probable = dosAsNordic(probableEncodingOf(bytes));
  if (probable === undefined) return undefined;
  return probable === 'cp865' ? decodeCp865(bytes) : decodeWindows1252(bytes);
}

/**
 * The whole text of a file, without the mark at its end, and with line feeds where its lines end in a carriage return alone.
 */
export function inLines(text: string): string {
  const whole = withoutEndMark(text);
  return whole.includes('\n') ? whole : whole.replaceAll('\r', '\n');
}

/** Without the mark with which old programs end a file (U+001A). */
export function withoutEndMark(text: string): string {
  const ending = /\u001a\s*$/.exec(text.slice(-LONGEST_ENDING));
  return ending ? text.slice(0, text.length - ending[0].length) : text;
}

/** The mark and the line breaks behind it. */
const LONGEST_ENDING = 8;

export function withoutByteOrderMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** Does the decoding, and refuses the file in its own words where the bytes are no such text. */
export function decodedOrRefused<Text>(what: string, decode: () => Text): Text {
  try {
    return decode();
  } catch (problem) {
    if (!(problem instanceof EncodingFault)) throw problem;
    throw new InputRefused(what, [{ line: problem.line, field: 'encoding', message: problem.message }]);
  }
}

/** How many lines stand before the first one that is not UTF-8 by itself: no sign has a line break inside. */
export function linesBefore(bytes: Buffer): number {
  let lines = 0;
  for (let start = 0; start < bytes.length; lines++) {
    const found = bytes.indexOf(10, start);
    const end = found === -1 ? bytes.length : found;
    if (!isUtf8(bytes.subarray(start, end))) return lines;
    start = end + 1;
  }
  return 0;
}
