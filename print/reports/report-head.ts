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
  const longDate = longDateIn(report);
  const words = wordsOf(report);
  return [
    `${title} ${words.asOf} ${longDate(asOf)}`,
    name,
    ...(known === undefined ? [] : [`${words.known} ${longDate(known)}`]),
  ];
}

/** A day in the words of the report: `31. august 2016`. */
export function longDateIn(report: ReportHead): (date: CivilDate) => string {
  return LONG_DATES[languageOf(report)];
}

/** A day as its country writes it in figures, as the cells of the report do: `2016-08-31`, `31.08.2016`. */
export function shortDateIn({ country }: ReportHead): (date: CivilDate) => string {
  return (country === 'SE' ? swedishFigures : danishFigures).shortDate;
}
