/** So much of a file tells which program made it. */
export const ENOUGH_TO_TELL_MAKER = 1 << 16;

/** The program's name, as Fordring writes the name into every file that has a place for it. */
const IN_SIE_4 = /^\s*#PROGRAM\s+"?Fordring"?(\s|$)/im;
const IN_SIE_5 = /<([\w.-]+:)?SoftwareProduct\s[^>]*\bname\s*=\s*(["'])\s*Fordring\s*\2/i;

/** Whether the file says that Fordring made it: `#PROGRAM` of SIE 4, `SoftwareProduct` of SIE 5. `start` is its beginning. */
export function saysFordringMadeIt(start: Uint8Array): boolean {
  // Both names are plain letters: in UTF-16 they stand between noughts.
  const text = Buffer.from(start.subarray(0, ENOUGH_TO_TELL_MAKER)).toString('latin1').replaceAll('\0', '');
  return IN_SIE_4.test(text.replace(/^(ï»¿|ÿþ|þÿ)/, '')) || IN_SIE_5.test(text);
}
