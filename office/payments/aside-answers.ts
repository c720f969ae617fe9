/**
 * What a person says of a row: book it as it is told, book it corrected, lay it in suspense, it is not ours, or it is money
 * that is known.
 */
export const ASIDE_ANSWERS = ['accept', 'correct', 'suspense', 'not-ours', 'same'] as const;

export type AsideWord = (typeof ASIDE_ANSWERS)[number];
