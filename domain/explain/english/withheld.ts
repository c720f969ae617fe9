import type { WithheldGround } from '../../letters/withheld-ground';
import { english } from '../written';
import type { KeptTexts } from '../withheld';

/** Why something never left the house, as a sentence's end; `…` stands for a day. */
export const englishWithheld: Readonly<Record<WithheldGround, string>> = {
  'step-withdrawn': 'the step was withdrawn before',
  'nothing-open': 'nothing was open any more',
  'plan-ended': 'the instalment plan had ended before',
  'instalment-paid': 'the instalment was paid before',
  'plan-reinstated': 'the instalment plan was taken up again before',
  deferred: 'payment was deferred to …',
  'plan-agreed': 'an instalment plan was agreed on …',
  disputed: 'the claim was disputed on …',
  'stayed-by-law': "the law stays the claim for the debtor's situation",
  'nothing-to-take-back': 'none of the letters that it takes back had left',
  'case-settled': 'nothing was open any more',
  'case-taken-back': 'it was taken back before',
};

/** An English reader is told the note itself, which says what to mend. */
export const englishKept: KeptTexts = {
  written: english,
  withheld: englishWithheld,
  held: (_ground, note) => english.quote(note),
};
