/**
 * DejaVu Sans Condensed 2.37, as published (its licence stands beside it): about as wide as Helvetica, and with the Latin
 * letters of every language, Greek, Cyrillic, Armenian and Georgian. A PDF embeds only the letters that it uses.
 */
export const WIDE_FACE = {
  plain: `${__dirname}/fonts/DejaVuSansCondensed.ttf`,
  bold: `${__dirname}/fonts/DejaVuSansCondensed-Bold.ttf`,
} as const;

/**
 * What both faces have beyond the standard typefaces, of the scripts that are set one letter after the other from the left.
 * Hebrew and Arabic run from the right, and Thai or Hindi put letters above one another: such a text is not set here.
 */
const RANGES =
  // Latin, with its phonetic letters and marks.
  '0100-02E9 02EC-02EE 02F3 02F7 0300-034E 0351-0353 0357-0358 035A 035C-0362 1E00-1EFB 2C60-2C77 2C79-2C7F FB00-FB06 ' +
  // Greek.
  '0370-0377 037A-037F 0384-038A 038C 038E-03A1 03A3-03FF 1F00-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D 1F50-1F57 1F59 1F5B ' +
  '1F5D 1F5F-1F7D 1F80-1FB4 1FB6-1FC4 1FC6-1FD3 1FD6-1FDB 1FDD-1FEF 1FF2-1FF4 1FF6-1FFE ' +
  // Cyrillic.
  '0400-0525 ' +
  // Armenian.
  '0531-0556 0559-055F 0561-0587 0589-058A FB13-FB17 ' +
  // Georgian.
  '10A0-10C5 10D0-10FC ' +
  // Marks of punctuation, signs of currencies and of numbers.
  '2010-2027 2030-205E 20A0-20B5 20B8-20BA 20BD 2116 2122';

const BOUNDS = RANGES.split(' ').map((range) => {
  const [first = '', last = first] = range.split('-');
  return [parseInt(first, 16), parseInt(last, 16)] as const;
});

/** Whether the wide typeface has the character. */
export function isInWideTypeface(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return BOUNDS.some(([first, last]) => first <= code && code <= last);
}
