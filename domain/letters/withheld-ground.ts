import { civilDate, type CivilDate } from '../kernel/civil-date';

/**
 * Why a letter or a case that was called for never left, as the record has it; `…` stands for a day. The record is
 * English; whoever explains it tells it in their own language by the ground's name.
 */
export const WITHHELD_GROUNDS = {
  'step-withdrawn': 'The step was withdrawn before its letter left.',
  'nothing-open': 'Nothing was open on the claim any more when the letter was to leave.',
  'plan-ended': 'The plan was ended before the notice left.',
  'instalment-paid': 'The instalment was paid before the notice left.',
  'plan-reinstated': 'The plan was reinstated before the letter left.',
  deferred: 'Payment was deferred to … before the letter left.',
  'plan-agreed': 'An instalment plan was agreed on … before the letter left.',
  disputed: 'The claim was disputed on … before the letter left.',
  'stayed-by-law': "The law stays the claim for the debtor's situation, which became known before the letter left.",
  'nothing-to-take-back': 'None of the letters that it takes back had left.',
  'case-settled': 'it was settled before it left',
  'case-taken-back': 'it was taken back before it left',
} as const;
export type WithheldGround = keyof typeof WITHHELD_GROUNDS;

/** The record's sentence. */
export function withheldFor(ground: WithheldGround, on?: CivilDate): string {
  return WITHHELD_GROUNDS[ground].replace('…', on ?? '…');
}

/** What a sentence of the record says; undefined for one in other words. */
export function withheldGroundOf(
  sentence: string,
): { readonly ground: WithheldGround; readonly on?: CivilDate } | undefined {
  for (const ground of Object.keys(WITHHELD_GROUNDS) as WithheldGround[]) {
    const [before = '', after] = WITHHELD_GROUNDS[ground].split('…');
    if (after === undefined) {
      if (sentence === before) return { ground };
      continue;
    }
    const day = sentence.slice(before.length, sentence.length - after.length);
    const fits = sentence.startsWith(before) && sentence.endsWith(after) && /^\d{4}-\d{2}-\d{2}$/.test(day);
    if (fits) return { ground, on: civilDate(day) };
  }
  return undefined;
}
