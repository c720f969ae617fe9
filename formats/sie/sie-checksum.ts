import { crc32 } from '../tables/text/crc-32';
import type { SieLine } from './sie-line';

/**
 * The checksum of #KSUMMA: CRC-32 over the labels and the contents of the fields of all records after the first #KSUMMA.
 * Blanks between fields, quotation marks around them and braces do not count (format 4B, 10.15).
 */
export class SieChecksum {
  private readonly encode: (text: string) => Buffer;
  private withSign = 0;
  private withoutSign = 0;

  constructor(encode: (text: string) => Buffer) {
    this.encode = encode;
  }

  add({ label, fields }: SieLine): void {
    const contents = this.encode(fields.flat().join(''));
    this.withSign = crc32(contents, crc32(this.encode(label), this.withSign));
    this.withoutSign = crc32(contents, crc32(this.encode(label.slice(1)), this.withoutSign));
  }

  value(): number {
    return this.withSign;
  }

  /** Programs write it with or without a sign, and some leave the # out of the label. */
  fits(written: string): boolean {
    return [this.withSign, this.withoutSign].some(
      (value) => written === String(value) || written === String(value | 0),
    );
  }
}
