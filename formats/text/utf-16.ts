import { EncodingFault } from './encoding-fault';

export type Utf16 = 'utf-16le' | 'utf-16be';

/**
 * Which byte order of UTF-16 the bytes are in, by their mark or by two first signs with a byte of nothing each; nothing for
 * other bytes.
 */
export function utf16Of(bytes: Buffer): Utf16 | undefined {
  if (bytes.length < 2) return undefined;
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (bytes.length < 4) return undefined;
  if (second === 0 && fourth === 0 && isPrinted(first) && isPrinted(third)) return 'utf-16le';
  return first === 0 && third === 0 && isPrinted(second) && isPrinted(fourth) ? 'utf-16be' : undefined;
}

/** An ASCII sign, a tab or a line break. */
function isPrinted(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d);
}

/** Text of UTF-16 bytes without the mark, or nothing where they are no UTF-16. Throws `EncodingFault` for half a sign. */
export function decodeUtf16(bytes: Buffer): string | undefined {
  const encoding = utf16Of(bytes);
  if (encoding === undefined) return undefined;
  const decoding = new Utf16Decoding(encoding);
  return decoding.take(bytes) + decoding.end();
}

/** The same piece by piece. */
export class Utf16Decoding {
  private readonly decoder: InstanceType<typeof TextDecoder>;

  constructor(encoding: Utf16) {
    this.decoder = new TextDecoder(encoding, { fatal: true });
  }

  take(piece: Buffer): string {
    return this.decoded(() => this.decoder.decode(piece, { stream: true }));
  }

  end(): string {
    return this.decoded(() => this.decoder.decode());
  }

  private decoded(decode: () => string): string {
    try {
      return decode();
    } catch {
      throw new EncodingFault(1, 'its bytes are not the UTF-16 that they begin as. Save the file as UTF-8.');
    }
  }
}
