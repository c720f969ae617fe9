import { Fault } from '../../domain/kernel/fault';

/**
 * A text has a character that the typeface of letters does not have. Nothing is printed, for a garbled name is worse;
 * correct the text.
 */
export class CharacterNotPrintable extends Fault {
  override readonly name = 'CharacterNotPrintable';
  override readonly kind = 'refused';
}

/** What the standard typefaces have beyond ISO 8859-1 (Windows' code page 1252). */
const BEYOND_LATIN_1 = 'ƒ–—‘’‚“”„†‡•…€‰‹›ˆ™Œœ˜ŠšŸŽž';

/** Letters of European names whose mark is no separable accent. */
const NEAREST: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  ħ: 'h',
  Ħ: 'H',
  ŧ: 't',
  Ŧ: 'T',
  ŋ: 'n',
  Ŋ: 'N',
};

/**
 * The text as the standard PDF typefaces can print it: Swedish, Danish and other western European letters as they are;
 * other accents of Latin letters are taken off (Wałęsa becomes Walesa), as passports and banks do. Line breaks
 * and the unbroken blank stay; blanks of every other kind become a blank.
 *
 * Throws `CharacterNotPrintable` for other scripts; the message tells the character's code, not the text.
 */
export function printable(text: string): string {
  let printed = '';
  for (const character of text.normalize('NFC')) printed += printableCharacter(character);
  return printed;
}

function printableCharacter(character: string): string {
  if (hasGlyph(character)) return character;
  if (character === '\n') return character;
  if (/\s/u.test(character)) return ' ';
  const nearest = NEAREST[character] ?? character.normalize('NFD').replace(/\p{Mark}/gu, '');
  if (nearest !== '' && Array.from(nearest).every(hasGlyph)) return nearest;
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  throw new CharacterNotPrintable(
    `The character U+${code} is not in the letter's typeface. Write the name or text in Latin letters in the register.`,
  );
}

function hasGlyph(character: string): boolean {
  return /^[\x20-\x7e\xa0-\xff]$/.test(character) || BEYOND_LATIN_1.includes(character);
}
