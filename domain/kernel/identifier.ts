/** Signs that nobody sees: soft hyphens, zero widths, marks of direction, fillers, and signs that only change the one before. */
const INVISIBLE = /[\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\ufe00-\ufe0f]/u;
/** Blanks that are not the blank of the keyboard: no-break, thin, ideographic. */
const ODD_BLANK = /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
/** As spreadsheets show a long number: `1.23457E+15`, `1,23457E+15`, `1E+15`. */
const EXPONENT = /^[+-]?\d+([.,]\d+)?[eE]\+\d+$|^[+-]?\d+[.,]\d+[eE]-?\d+$/;

/** A whole number that a program has made a decimal number of: `1234.0`. */
const DECIMAL = /^\d+[.,]0+$/;
/** What spreadsheets write in place of a value: that a column is too narrow, or that a formula fails, in three languages. */
const NO_VALUE =
  /^#{2,}$|^#(N\/A|I\/T|REF!|REFERENS!|REFERENCE!|VALUE!|VÄRDEFEL!|VÆRDI!|NAME\?|NAMN\?|NAVN\?|NUM!|OGILTIGT!|NULL!|NUL!|SKÄRNING!|SAKNAS!|DIV(ISION)?\/0!|SPILL!|CALC!)$/;
/** What spreadsheets and programs make of a cell that holds true, false or nothing. */
const TRUTH = /^(TRUE|True|true|FALSE|False|false|SANT|FALSKT|FALSK|NaN|NULL)$/;

/**
 * What is wrong with a text that identifies something, such as an invoice number; nothing when the text can be relied on.
 * Two identifiers that look alike must be one, and one identifier must never stand for two.
 */
export function identifierFault(text: string): string | undefined {
  if (EXPONENT.test(text)) {
    return 'a spreadsheet has rounded the number to a power of ten. Format the column as text, and export again.';
  }
  if (NO_VALUE.test(text)) return `it is "${text}", which a spreadsheet writes in place of a value. Correct the cell.`;
  if (isPlain(text)) return undefined;
  const sign = INVISIBLE.exec(text)?.[0];
  if (sign !== undefined) return `there is an invisible sign (${nameOf(sign)}) in it. Take the sign out.`;
  const blank = ODD_BLANK.exec(text)?.[0];
  if (blank !== undefined) return `there is an odd blank (${nameOf(blank)}) in it. Write an ordinary blank, or none.`;
  if (text !== text.normalize('NFC')) {
    return 'a letter in it is composed of two signs. Write each letter as one sign (Unicode NFC).';
  }
  return undefined;
}

/**
 * The same of what a column of numbers or references holds: also no true or false, and no whole number with decimals, which
 * spreadsheets and programs make of numbers. A name or a place may be written so.
 */
export function numberFault(text: string): string | undefined {
  if (DECIMAL.test(text))
    return 'a program has made a decimal number of it. Format the column as text, and export again.';
  if (TRUTH.test(text)) return `it is "${text}": true, false or nothing took its place. Correct the cell.`;
  return identifierFault(text);
}

/** Nearly every identifier is plain ASCII, and needs no closer look. */
function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

function nameOf(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
