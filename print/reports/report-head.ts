import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Country } from '../../domain/policy/policy';
import { danishFigures, longDateInEnglish, swedishFigures } from '../paper/written-figures';
import { languageOf, wordsOf, type ReportLanguage } from './report-words';

/** Of whom a report is, and by which two days. */
export interface ReportHead {
  readonly name: string;
  readonly country: Country;
  readonly asOf: CivilDate;
  readonly known?: CivilDate;
  /** In whose words; the creditor's own language when absent. */
  readonly language?: ReportLanguage;
}

const LONG_DATES: Readonly<Record<ReportLanguage, (date: CivilDate) => string>> = {
  sv: swedishFigures.longDate,
  da: danishFigures.longDate,
  en: longDateInEnglish,
};

/** `Åldersanalys kundfordringar per 31 augusti 2016`, then the creditor, then the known day where one was named. */
export function headlineOf(title: string, report: ReportHead): string[] {
  const { name, asOf, known } = report;
  const longDate = LONG_DATES[languageOf(report)];
  const words = wordsOf(report);
  return [
    `${title} ${words.asOf} ${longDate(asOf)}`,
    name,
    ...(known === undefined ? [] : [`${words.known} ${longDate(known)}`]),
  ];
}
