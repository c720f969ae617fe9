import { isRole } from '../../domain/authority/roles';
import { NOBODY, SEVERAL } from '../../domain/administrations/administration';
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

/** An administration as a column says it: by its id, and in words where there is none and where there are several. */
export function administrationIn(words: ReportWords, administrationId: string): string {
  if (administrationId === NOBODY) return words.noAdministration;
  return administrationId === SEVERAL ? words.severalAdministrations : administrationId;
}

/** In a heading: `förvaltning skolan`; where there is none, the words for that alone. */
export function ofAdministration(words: ReportWords, administrationId: string, name: string): string {
  const said = administrationIn(words, administrationId);
  return said === administrationId ? `${words.administration.toLowerCase()} ${name}` : said;
}

/** A role in words; whatever else stands in its place as it is, such as the name of a person. */
export function roleIn(words: ReportWords, role: string | undefined): string | undefined {
  return isRole(role) ? words.roles[role] : role;
}
