import { addressed, fixLetter, type LetterContent, type LetterOccasion } from '../../domain/letters/letter';

/** A letter fixed and addressed at once. Throws as `fixLetter` does. */
export function letterFor(occasion: LetterOccasion): LetterContent {
  return addressed(fixLetter(occasion), occasion);
}
