import type { LetterTexts } from './letter-texts';
import { swedishDecisionLetter } from './sv/decision-letters';
import { swedishLabels } from './sv/labels';
import { swedishAsides } from './sv/sentences';
import { swedishStepLetters } from './sv/step-letters';
import { swedishFigures } from '../paper/written-figures';

/** Every sentence of the Swedish letters; they stand in `sv/`. */
export const swedishTexts: LetterTexts = {
  languageTag: 'sv-SE',
  figures: swedishFigures,
  labels: swedishLabels,
  ofStep: swedishStepLetters,
  ofDecision: swedishDecisionLetter,
  asides: swedishAsides,
};
