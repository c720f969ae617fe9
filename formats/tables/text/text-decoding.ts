import { isAscii, isUtf8 } from 'node:buffer';
import type { Encoding } from '../layout';
import { linesBefore } from '../../text/decode-text';
import { EncodingFault } from '../../text/encoding-fault';
import { plainText } from '../../text/plain-text';
import { dosAsNordic, probableEncodingOf } from '../../text/probable-encoding';
import { decodeUtf16, utf16Of, Utf16Decoding } from '../../text/utf-16';
import { LineBreaks } from './line-breaks';
import { decodeCp437, decodeCp865, decodeWindows1252 } from './code-pages';

const NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  latin1: 'ISO-8859-1',
  'windows-1252': 'Windows-1252',
  cp437: 'code page 437',
  cp865: 'code page 865',
};

/**
 * Decodes a file piece by piece. A wrong declaration is refused where the bytes show it, for `Å` read as `┼` would make
 * two names of one.
 */
export class TextDecoding {
  private encoding: Encoding | 'sniffed';
  /** The beginning of a UTF-8 sign whose end is in the next piece. */
  private tail: Buffer = Buffer.alloc(0);
  private line = 1;
  private isFirst = true;
  private isConfirmed = false;
  private wide: Utf16Decoding | undefined;
  private readonly breaks = new LineBreaks();

  constructor(encoding: Encoding | 'sniffed') {
    this.encoding = encoding;
  }

  take(piece: Buffer): string {
    return this.breaks.take(this.taken(piece));
  }

  private taken(piece: Buffer): string {
    if (this.wide) return this.plain(this.wide.take(piece));
    let bytes = this.tail.length > 0 ? Buffer.concat([this.tail, piece]) : piece;
    this.tail = Buffer.alloc(0);
    if (this.isFirst) {
      // A byte order mark may come in two pieces.
      if (bytes.length < 4 && piece.length > 0) return this.keep(bytes);
      this.isFirst = false;
      const wide = utf16Of(bytes);
      if (wide !== undefined) {
        this.wide = new Utf16Decoding(wide);
        return this.plain(this.wide.take(bytes));
      }
      bytes = this.withoutByteOrderMark(bytes);
    }
    const text = plainText(this.decoded(bytes), this.line);
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) this.line++;
    return text;
  }

  /** What is left at the end of the file. */
  end(): string {
    return this.breaks.take(this.wide ? this.plain(this.wide.end()) : this.ended()) + this.breaks.end();
  }

  private ended(): string {
    const { tail } = this;
    if (this.isFirst && tail.length > 0) {
      this.isFirst = false;
      this.tail = Buffer.alloc(0);
      const wide = decodeUtf16(tail);
      return wide ?? this.decoded(this.withoutByteOrderMark(tail)) + this.ended();
    }
    if (tail.length === 0) return '';
    const guess = this.encoding === 'sniffed' ? dosAsNordic(probableEncodingOf(tail)) : undefined;
    if (guess) return this.singleByte(tail, guess);
    throw new EncodingFault(this.line, 'the last sign is cut off, or is no UTF-8. Fetch the file again.');
  }

  /** Of UTF-16, whose mark the decoder leaves out. */
  private plain(text: string): string {
    const found = plainText(text, this.line);
    for (let at = found.indexOf('\n'); at !== -1; at = found.indexOf('\n', at + 1)) this.line++;
    return found;
  }

  private keep(bytes: Buffer): string {
    this.tail = bytes;
    return '';
  }

  private withoutByteOrderMark(bytes: Buffer): Buffer {
    if (bytes[0] !== 0xef || bytes[1] !== 0xbb || bytes[2] !== 0xbf) return bytes;
    if (this.encoding !== 'utf-8' && this.encoding !== 'sniffed')
      throw new EncodingFault(1, isOther(this.encoding, 'utf-8'));
    this.encoding = 'utf-8';
    return bytes.subarray(3);
  }

  private decoded(bytes: Buffer): string {
    const nul = bytes.indexOf(0);
    if (nul !== -1) {
      const message = 'there is a NUL byte: the file is no text, or damaged. Fetch it again, or save it as UTF-8.';
      this.refuse(bytes.toString('latin1', 0, nul), nul, message);
    }
    if (isAscii(bytes)) return bytes.toString('latin1');
    if (this.encoding === 'sniffed') {
      const whole = wholeSigns(bytes);
      if (isAscii(whole)) {
        // One byte at the end of a piece tells nothing yet.
        this.tail = Buffer.from(bytes.subarray(whole.length));
        return whole.toString('latin1');
      }
      this.encoding = this.sniffed(bytes);
    }
    return this.decodedAs(this.encoding, bytes);
  }

  private decodedAs(encoding: Encoding, bytes: Buffer): string {
    if (encoding === 'utf-8') return this.utf8(bytes);
    const whole = wholeSigns(bytes);
    if (!this.isConfirmed && !isAscii(whole)) {
      if (isUtf8(whole)) this.refuseSign(bytes, /[\u0080-\u00ff]/, isOther(encoding, 'utf-8'));
      this.isConfirmed = true;
    }
    return this.singleByte(bytes, encoding);
  }

  private utf8(bytes: Buffer): string {
    const whole = wholeSigns(bytes);
    if (!isUtf8(whole))
      throw new EncodingFault(this.line + linesBefore(whole), isOther('utf-8', probableEncodingOf(bytes)));
    this.tail = Buffer.from(bytes.subarray(whole.length));
    return whole.toString('utf8');
  }

  private singleByte(bytes: Buffer, encoding: Encoding): string {
    if (encoding === 'cp437' || encoding === 'cp865') {
      const text = encoding === 'cp437' ? decodeCp437(bytes) : decodeCp865(bytes);
      const odd = text.search(LATIN1_AS_CP437);
      if (odd !== -1) this.refuse(text, odd, isOther(encoding, 'latin1'));
      return text;
    }
    if (encoding === 'latin1') this.refuseSign(bytes, /[\u0080-\u009f]/, isOther('latin1', probableEncodingOf(bytes)));
    const text = decodeWindows1252(bytes);
    const odd = text.search(CP437_AS_WINDOWS);
    if (odd !== -1) this.refuse(text, odd, isOther('windows-1252', 'cp437'));
    return text;
  }

  private sniffed(bytes: Buffer): Encoding {
    if (isUtf8(wholeSigns(bytes))) return 'utf-8';
    const guess = dosAsNordic(probableEncodingOf(bytes));
    if (guess) return guess;
    const line = this.line + linesBefore(bytes);
    throw new EncodingFault(
      line,
      'there are letters whose encoding cannot be told. Save the file as UTF-8, or have the recipe declare it (encoding).',
    );
  }

  private refuseSign(bytes: Buffer, sign: RegExp, message: string): void {
    const text = bytes.toString('latin1');
    const at = text.search(sign);
    if (at !== -1) this.refuse(text, at, message);
  }

  private refuse(text: string, at: number, message: string): never {
    throw new EncodingFault(this.line + text.slice(0, at).split('\n').length - 1, message);
  }
}

/** å, ä, ö, æ and ø of ISO-8859-1 inside a word, read as code page 437. */
const LATIN1_AS_CP437 = /[a-z][σΣ÷µ°][a-z]/;
/** å, ä, ö, Ä and Ö of code page 437 inside a word, read as Windows-1252; and the bytes that are no sign of it. */
const CP437_AS_WINDOWS = /[A-Za-z][†„”Ž™][a-z]|[\u0081\u008d\u008f\u0090\u009d]/;

function isOther(declared: Encoding, found: Encoding | undefined): string {
  const probably = found ? `the file is probably ${NAMES[found]}` : 'the file is something else';
  return `the recipe says ${NAMES[declared]}, but ${probably}. Have the recipe declare it otherwise (encoding), or save the file as ${NAMES[declared]}.`;
}

/** Without the beginning of a UTF-8 sign at the end, whose other bytes are to come. */
function wholeSigns(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}
