/**
 * A short name of a text for finding the same text again: 106 bits, in hexadecimal. It guards against chance and not
 * against people: a bank's file proves nothing by it. The text may come in parts.
 */
export class Fingerprint {
  private readonly halves = [new Hash(0), new Hash(0x9e3779b9)] as const;

  add(text: string): void {
    for (const half of this.halves) half.add(text);
  }

  name(): string {
    return this.halves.map((half) => half.name()).join('');
  }
}

/** 53 bits by multiplication and shifts, the halves mixed with each other at the end. */
class Hash {
  private high: number;
  private low: number;

  constructor(seed: number) {
    this.high = 0xdeadbeef ^ seed;
    this.low = 0x41c6ce57 ^ seed;
  }

  add(text: string): void {
    let { high, low } = this;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      high = Math.imul(high ^ code, 2654435761);
      low = Math.imul(low ^ code, 1597334677);
    }
    this.high = high;
    this.low = low;
  }

  name(): string {
    let { high, low } = this;
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
    low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16).padStart(14, '0');
  }
}
