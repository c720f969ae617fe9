/** A letter was asked for that would not be true: a bug in the caller, never a case to handle. */
export class LetterNotPossible extends Error {
  override readonly name = 'LetterNotPossible';
}
