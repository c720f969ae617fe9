import { isUtf8 } from 'node:buffer';
import { InputRefused } from '../../domain/kernel/input-refused';
import { EncodingFault } from './encoding-fault';
import { plainText } from './plain-text';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Text of a bank file that is ISO-8859-1 by its manual but UTF-8 where somebody's editor has saved it. Bytes over 127
 * that happen to be valid UTF-8 are UTF-8: no Nordic name written in ISO-8859-1 looks like that. Throws `EncodingFault`.
 */
export function decodeBankText(bytes: Buffer): string {
  return plainText(inLines(isUtf8(bytes) ? withoutByteOrderMark(bytes.toString('utf8')) : bytes.toString('latin1')));
}

/** Text that has to be UTF-8. Throws `EncodingFault`, naming the line. */
export function decodeUtf8(bytes: Buffer): string {
  if (isUtf8(bytes)) return plainText(inLines(withoutByteOrderMark(bytes.toString('utf8'))));
  const message = 'there are bytes that are no UTF-8; the file is probably ISO-8859-1 (Windows). Save it as UTF-8.';
  throw new EncodingFault(1 + linesBefore(bytes), message);
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
