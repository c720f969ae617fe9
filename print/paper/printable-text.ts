import { Fault } from '../../domain/kernel/fault';
import { isInWideTypeface } from './wide-typeface';

/**
 * A text has a character that no typeface of letters has. Nothing is printed, for a garbled name is worse; correct the text.
 */
export class CharacterNotPrintable extends Fault {
  override readonly name = 'CharacterNotPrintable';
  override readonly kind = 'refused';
}

/** What the standard typefaces have beyond ISO 8859-1 (Windows' code page 1252). */
const BEYOND_LATIN_1 = 'ƒ–—‘’‚“”„†‡•…€‰‹›ˆ™Œœ˜ŠšŸŽž';

/** What a text may have that no paper shows: marks of direction, joiners, and the mark of a file's beginning. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/**
 * The text as the typefaces of letters can print it: every Latin letter, Greek, Cyrillic, Armenian and Georgian as written.
 * Line breaks and the unbroken blank stay; blanks of every other kind become a blank; signs that nobody sees are left out.
 *
 * Throws `CharacterNotPrintable` for other scripts; the message tells the character's code and script, not the text.
 */
export function printable(text: string): string {
  let printed = '';
  for (const character of text.normalize('NFC').replace(UNSEEN, '')) printed += printableCharacter(character);
  return printed;
}

/** Whether the standard typefaces lack a letter of the printable text, so that the whole of it is set in the wide one. */
export function needsWideTypeface(printed: string): boolean {
  return Array.from(printed).some((character) => character !== '\n' && !isStandard(character));
}

function printableCharacter(character: string): string {
  if (isStandard(character) || character === '\n') return character;
  if (/\s/u.test(character)) return ' ';
  if (isInWideTypeface(character)) return character;
  const nearest = character.normalize('NFKC');
  if (nearest !== character && Array.from(nearest).every((each) => isStandard(each) || isInWideTypeface(each))) {
    return nearest;
  }
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  throw new CharacterNotPrintable(
    `The character U+${code}${scriptOf(character)} is in no typeface of letters. Write the name or text in Latin letters in the register.`,
  );
}

function isStandard(character: string): boolean {
  return /^[\x20-\x7e\xa0-\xff]$/.test(character) || BEYOND_LATIN_1.includes(character);
}

const SCRIPTS = ['Arabic', 'Hebrew', 'Syriac', 'Ethiopic', 'Thai', 'Lao', 'Khmer', 'Myanmar', 'Devanagari', 'Bengali']
  .concat(['Gurmukhi', 'Gujarati', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Tibetan', 'Mongolian'])
  .concat(['Thaana', 'Nko', 'Tifinagh', 'Cherokee', 'Han', 'Hiragana', 'Katakana', 'Hangul'])
  .map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const);

function scriptOf(character: string): string {
  const [name] = SCRIPTS.find(([, letters]) => letters.test(character)) ?? [];
  return name ? ` (${name})` : '';
}
