import type { Country } from '../../domain/policy/policy';
import type { ReportWords } from './report-texts';
import { danish } from './texts-da';
import { english } from './texts-en';
import { swedish } from './texts-sv';

export const REPORT_LANGUAGES = ['sv', 'da', 'en'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

export const REPORT_WORDS: Readonly<Record<ReportLanguage, ReportWords>> = { sv: swedish, da: danish, en: english };

/** The language that was asked for, and else the creditor's own. */
export function languageOf({
  country,
  language,
}: {
  readonly country: Country;
  readonly language?: ReportLanguage;
}): ReportLanguage {
  return language ?? (country === 'SE' ? 'sv' : 'da');
}

export function wordsOf(report: { readonly country: Country; readonly language?: ReportLanguage }): ReportWords {
  return REPORT_WORDS[languageOf(report)];
}
