import { civilDate, type CivilDate } from '../kernel/civil-date';

/**
 * Why a letter or a case that was called for never left, with the English note of each; `…` stands for a day. Whoever
 * explains it tells it in their own language by the ground's name.
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

/** Why something never left, as values. `on` is the day that the ground's note names. */
export interface Withheld {
  readonly ground: WithheldGround;
  readonly on?: CivilDate;
}

export function isWithheld(kept: { readonly ground: string }): kept is Withheld {
  return kept.ground in WITHHELD_GROUNDS;
}

/** The English note of it. */
export function noteOf({ ground, on }: Withheld): string {
  return WITHHELD_GROUNDS[ground].replace('…', on ?? '…');
}

/** What a note says, for records that have nothing else; undefined for one in other words. */
export function withheldIn(note: string): Withheld | undefined {
  for (const ground of Object.keys(WITHHELD_GROUNDS) as WithheldGround[]) {
    const [before = '', after] = WITHHELD_GROUNDS[ground].split('…');
    if (after === undefined) {
      if (note === before) return { ground };
      continue;
    }
    const day = note.slice(before.length, note.length - after.length);
    const fits = note.startsWith(before) && note.endsWith(after) && /^\d{4}-\d{2}-\d{2}$/.test(day);
    if (fits) return { ground, on: civilDate(day) };
  }
  return undefined;
}
