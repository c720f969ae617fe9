/** Bytes of a block, and what a row of usual length takes at most. */
const BLOCK = 1 << 16;
/** Digits and sign of a whole number that JavaScript holds exactly. */
const LONGEST_NUMBER = 17;
/** A sign of UTF-16 takes three bytes at most, and an escaped one two. */
const BYTES_PER_SIGN = 3;

const [TAB, LINE_FEED, CARRIAGE_RETURN, BACKSLASH] = [9, 10, 13, 92];
const [MINUS, NOUGHT, CAPITAL_N] = [45, 48, 78];
const ESCAPED: Readonly<Record<number, number>> = {
  [TAB]: 0x74,
  [LINE_FEED]: 0x6e,
  [CARRIAGE_RETURN]: 0x72,
  [BACKSLASH]: 92,
};

/**
 * Writes rows as the text format of COPY has them, byte by byte: between its columns a tab, at its end a line feed, both
 * escaped inside a text. Strings put together for a million rows would take longer to be tidied away than to be made.
 */
export class CopyBuffer {
  private bytes = Buffer.allocUnsafeSlow(BLOCK);
  private at = 0;

  /** Whether there is enough for it to be sent. */
  get isFull(): boolean {
    return this.at >= BLOCK / 2;
  }

  /** What is written so far. The buffer begins anew. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.at);
    this.bytes = Buffer.allocUnsafeSlow(BLOCK);
    this.at = 0;
    return taken;
  }

  /** A byte as it is: a separator. */
  byte(code: number): void {
    this.room(1);
    this.bytes[this.at++] = code;
  }

  tab(): void {
    this.byte(TAB);
  }

  endRow(): void {
    this.byte(LINE_FEED);
  }

  null(): void {
    this.byte(BACKSLASH);
    this.byte(CAPITAL_N);
  }

  /** A whole number in decimal digits. */
  number(value: number): void {
    this.room(LONGEST_NUMBER);
    let rest = value;
    if (rest < 0) {
      this.bytes[this.at++] = MINUS;
      rest = -rest;
    }
    let end = this.at + 1;
    for (let more = rest; more >= 10; more = Math.floor(more / 10)) end += 1;
    for (let to = end - 1; to >= this.at; to -= 1) {
      const next = Math.floor(rest / 10);
      this.bytes[to] = NOUGHT + (rest - next * 10);
      rest = next;
    }
    this.at = end;
  }

  text(text: string): void {
    this.room(text.length * BYTES_PER_SIGN);
    const { bytes } = this;
    const start = this.at;
    let to = start;
    for (let from = 0; from < text.length; from += 1) {
      const code = text.charCodeAt(from);
      if (code > 127) {
        this.at = start + bytes.write(escaped(text), start);
        return;
      }
      const escape = code === TAB || code === LINE_FEED || code === CARRIAGE_RETURN || code === BACKSLASH;
      if (escape) bytes[to++] = BACKSLASH;
      bytes[to++] = escape ? (ESCAPED[code] as number) : code;
    }
    this.at = to;
  }

  private room(wanted: number): void {
    if (this.at + wanted <= this.bytes.length) return;
    const more = Buffer.allocUnsafeSlow(this.bytes.length * 2 + wanted);
    this.bytes.copy(more, 0, 0, this.at);
    this.bytes = more;
  }
}

function escaped(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (sign) => `\\${String.fromCharCode(ESCAPED[sign.charCodeAt(0)] as number)}`);
}
