import type { WriteDownAnswer } from '../../domain/decisions/write-down-answer';

/** What stands above a column of the list that an administration answers: Swedish, Danish, English. */
export type Headers = Readonly<Record<'sv' | 'da' | 'en', string>>;

/** The columns by which a returned row is held against the proposal. */
export const ROW_HEADERS = {
  invoice: { sv: 'Fakturanr', da: 'Fakturanr.', en: 'Invoice' },
  principal: { sv: 'Kapital', da: 'Hovedstol', en: 'Principal' },
  vat: { sv: 'Moms', da: 'Moms', en: 'VAT' },
  fee: { sv: 'Inkassokostnader', da: 'Rykkergebyrer', en: 'Demand costs' },
  interest: { sv: 'Dröjsmålsräntor', da: 'Morarenter', en: 'Late-payment interest' },
  total: { sv: 'Att skriva ned', da: 'At nedskrive', en: 'To write down' },
  answer: { sv: 'Svar', da: 'Svar', en: 'Answer' },
  amount: { sv: 'Annat belopp', da: 'Andet beløb', en: 'Other amount' },
  reason: { sv: 'Skäl', da: 'Begrundelse', en: 'Reason' },
} as const satisfies Readonly<Record<string, Headers>>;

/** The word for each answer, as it is written into the list and read from it. */
export const ANSWER_WORDS: Readonly<Record<WriteDownAnswer, Headers>> = {
  'write-down': { sv: 'skriv ned', da: 'nedskriv', en: 'write down' },
  'other-amount': { sv: 'annat belopp', da: 'andet beløb', en: 'other amount' },
  keep: { sv: 'behåll', da: 'behold', en: 'keep' },
  postpone: { sv: 'skjut upp', da: 'udskyd', en: 'postpone' },
  dispute: { sv: 'bestridd', da: 'bestridt', en: 'dispute' },
  cancel: { sv: 'kreditera', da: 'krediter', en: 'cancel' },
  refer: { sv: 'lämna över', da: 'overdrag', en: 'refer' },
};

/** Below the list. */
export const SUM_WORDS: Headers = { sv: 'Totalt', da: 'I alt', en: 'Total' };
