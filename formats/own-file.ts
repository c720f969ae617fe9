/** So much of a file tells which program made it. */
export const ENOUGH_TO_TELL_MAKER = 1 << 16;

/** The series of our vouchers in an export of the journal; their number is the entry's, so a voucher read in twice shows. */
export const OWN_VOUCHER_SERIES = 'FORDRING';

/** The program's name, as Fordring writes the name into every file that has a place for it. */
const IN_SIE_4 = /^\s*#PROGRAM\s+"?Fordring"?(\s|$)/im;
const IN_SIE_5 = /<([\w.-]+:)?SoftwareProduct\s[^>]*\bname\s*=\s*(["'])\s*Fordring\s*\2/i;

/** What a general ledger states of itself in its own export, and no file that is made to be read in does. */
const OF_GENERAL_LEDGER = /^\s*#(RAR|IB|UB|RES|OIB|OUB|PSALDO)\b/im;
const SERIES_IN_SIE_4 = /^\s*#VER\s+"?([^\s"]*)"?/gim;
const SERIES_IN_SIE_5 = /<(?:[\w.-]+:)?Journal\s[^>]*\bid\s*=\s*["']([^"']*)["']/gi;
const READ_IN_AS_SIE_5 = /<([\w.-]+:)?SieEntry[\s>]/i;

/**
 * Whether Fordring made the file. The file says so (`#PROGRAM` of SIE 4, `SoftwareProduct` of SIE 5), or it is made to be
 * read in, and each of its vouchers has our series: a general ledger that read our vouchers in states its fiscal years and
 * balances besides. `start` is the beginning of the file.
 */
export function isMadeByFordring(start: Uint8Array): boolean {
  // Names and labels are plain letters: in UTF-16 they stand between noughts.
  const latin = Buffer.from(start.subarray(0, ENOUGH_TO_TELL_MAKER)).toString('latin1').replaceAll('\0', '');
  const text = latin.replace(/^(ï»¿|ÿþ|þÿ)/, '');
  if (IN_SIE_4.test(text) || IN_SIE_5.test(text)) return true;
  if (READ_IN_AS_SIE_5.test(text)) return areOurs(text, SERIES_IN_SIE_5);
  return !OF_GENERAL_LEDGER.test(text) && areOurs(text, SERIES_IN_SIE_4);
}

function areOurs(text: string, series: RegExp): boolean {
  const found = [...text.matchAll(series)];
  return found.length > 0 && found.every(([, name = '']) => name.toUpperCase() === OWN_VOUCHER_SERIES);
}
