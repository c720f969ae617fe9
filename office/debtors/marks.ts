/** What text that names a person has in it. */
export interface Mark {
  readonly kind: 'name' | 'identity-number' | 'claim' | 'payment-reference' | 'payment';
  readonly text: string;
}

/** A shorter word is found in too much that is about others. */
const SHORTEST = 5;

/** The marks that are long enough to be looked for, each once. */
export function usableMarks(marks: readonly Mark[]): Mark[] {
  const byText = new Map(marks.filter(({ text }) => text.length >= SHORTEST).map((mark) => [mark.text, mark]));
  return [...byText.values()];
}

/** An identity number as people and files write it: with and without its hyphen, with and without its century. */
export function waysToWrite(identityNumber: string): string[] {
  const digits = identityNumber.replaceAll(/\D/g, '');
  if (digits.length < 10) return [identityNumber];
  const short = digits.slice(-10);
  return [identityNumber, digits, short, ...['-', '+'].map((sign) => `${short.slice(0, 6)}${sign}${short.slice(6)}`)];
}

/**
 * A pattern for PostgreSQL that finds any of the marks as a whole word, in text that stands in JSON. Without a mark it
 * finds nothing.
 */
export function patternOf(marks: readonly Mark[]): string {
  if (marks.length === 0) return '$.^';
  return `(^|[^[:alnum:]])(${marks.map(({ text }) => escaped(inJson(text))).join('|')})($|[^[:alnum:]])`;
}

/** Tells of a text which kinds of the marks stand in it as whole words. Made once, for the many lines of a file. */
export function finderOf(marks: readonly Mark[]): (text: string) => Mark['kind'][] {
  const patterns = marks.map(({ kind, text }) => {
    const written = [text, inJson(text)].map(escaped).join('|');
    return { kind, fits: new RegExp(`(?<![\\p{L}\\p{N}])(?:${written})(?![\\p{L}\\p{N}])`, 'iu') };
  });
  return (text) => [...new Set(patterns.filter(({ fits }) => fits.test(text)).map(({ kind }) => kind))];
}

export function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

export function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
