const NOUGHT = 48;
const NINE = 57;
const MINUS = 45;
const APOSTROPHE = 39;
const EQUALS = 61;
const SPACE = 32;

/** Whether a sign is a letter, a digit or a mark that no reader of cells takes for a blank. */
function isInk(code: number): boolean {
  return (code > SPACE && code < 127) || (code >= 0xc0 && code <= 0x17f);
}

/**
 * Reads a cell that is written in the way in which fields are given, or nearly so, at a glance: what the column's own reader
 * makes of it, or nothing where that one has to look.
 */
export interface PlainCell {
  read(text: string): string | undefined;
}

/** Text without blanks around it, that begins neither as a formula nor with an apostrophe, which may be a guard's. */
export const PLAIN_TEXT: PlainCell = {
  read(text) {
    const first = text.charCodeAt(0);
    if (first === APOSTROPHE || first === EQUALS) return undefined;
    return isInk(first) && isInk(text.charCodeAt(text.length - 1)) ? text : undefined;
  },
};

/** A whole number without a sign and without noughts before it. */
export const PLAIN_INTEGER: PlainCell = {
  read(text) {
    const { length } = text;
    if (length > 15 || (text.charCodeAt(0) === NOUGHT && length > 1)) return undefined;
    for (let at = 0; at < length; at += 1) {
      const code = text.charCodeAt(at);
      if (code < NOUGHT || code > NINE) return undefined;
    }
    return text;
  },
};

/** How many texts are remembered; a file has a few hundred days. */
const REMEMBERED = 20_000;

/** Days and months: a text that the column's reader has taken once is taken again. */
export class RememberedCell implements PlainCell {
  private readonly known = new Map<string, string>();

  read(text: string): string | undefined {
    return this.known.get(text);
  }

  remember(text: string, field: string): void {
    if (this.known.size < REMEMBERED) this.known.set(text, field);
  }
}

/** The signs of an amount, once it is known which they are. */
export interface AmountSigns {
  readonly decimal: '.' | ',';
  readonly thousands?: '.' | ',';
}

/** Amounts with two decimals, with or without separated thousands, and a minus sign in front where they are negative. */
export class PlainAmount implements PlainCell {
  /** The amount that was read last, in whole öre. */
  ore = 0;
  private readonly signs: () => AmountSigns | undefined;

  constructor(signs: () => AmountSigns | undefined) {
    this.signs = signs;
  }

  read(text: string): string | undefined {
    const signs = this.signs();
    const point = text.length - 3;
    if (signs === undefined || point < 1 || text[point] !== signs.decimal) return undefined;
    const start = text.charCodeAt(0) === MINUS ? 1 : 0;
    const decimals = twoDigits(text, point + 1);
    const whole = this.wholeIn(text, start, point, signs.thousands);
    if (whole === undefined || decimals === undefined) return undefined;
    const ore = whole * 100 + decimals;
    if (start === 1 && ore === 0) return undefined;
    this.ore = start === 1 ? -ore : ore;
    return this.isSeparated || signs.decimal !== '.'
      ? `${start === 1 ? '-' : ''}${whole}.${text.slice(point + 1)}`
      : text;
  }

  private isSeparated = false;

  /** The whole crowns between two places; a nought in front only alone, groups of three where there are groups. */
  private wholeIn(text: string, from: number, to: number, thousands: string | undefined): number | undefined {
    this.isSeparated = false;
    if (text.charCodeAt(from) === NOUGHT && to - from > 1) return undefined;
    let whole = 0;
    let [digits, inGroup] = [0, 0];
    for (let at = from; at < to; at += 1) {
      const code = text.charCodeAt(at);
      if (code >= NOUGHT && code <= NINE) {
        whole = whole * 10 + (code - NOUGHT);
        digits += 1;
        inGroup += 1;
      } else if (text[at] === thousands && inGroup > 0 && (this.isSeparated ? inGroup === 3 : inGroup < 4)) {
        this.isSeparated = true;
        inGroup = 0;
      } else return undefined;
    }
    const isWhole = digits > 0 && digits <= 13 && (!this.isSeparated || inGroup === 3);
    return isWhole ? whole : undefined;
  }
}

function twoDigits(text: string, at: number): number | undefined {
  const tens = text.charCodeAt(at) - NOUGHT;
  const ones = text.charCodeAt(at + 1) - NOUGHT;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : undefined;
}
