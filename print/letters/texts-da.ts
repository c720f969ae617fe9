import type { LetterTexts } from './letter-texts';
import { danishDecisionLetter } from './da/decision-letters';
import { danishLabels } from './da/labels';
import { danishAsides } from './da/sentences';
import { danishStepLetters } from './da/step-letters';
import { danishFigures } from '../paper/written-figures';

/** Every sentence of the Danish letters; they stand in `da/`. */
export const danishTexts: LetterTexts = {
  languageTag: 'da-DK',
  figures: danishFigures,
  labels: danishLabels,
  ofStep: danishStepLetters,
  ofDecision: danishDecisionLetter,
  asides: danishAsides,
};
