import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Country } from '../../domain/policy/policy';
import { danishFigures, swedishFigures } from '../paper/written-figures';
import { REPORT_WORDS } from './report-words';

/** Of whom a report is, and by which two days. */
export interface ReportHead {
  readonly name: string;
  readonly country: Country;
  readonly asOf: CivilDate;
  readonly known?: CivilDate;
}

/** `Åldersanalys kundfordringar per 31 augusti 2016`, then the creditor, then the known day where one was named. */
export function headlineOf(title: string, { name, country, asOf, known }: ReportHead): string[] {
  const { longDate } = country === 'SE' ? swedishFigures : danishFigures;
  const words = REPORT_WORDS[country];
  return [
    `${title} ${words.asOf} ${longDate(asOf)}`,
    name,
    ...(known === undefined ? [] : [`${words.known} ${longDate(known)}`]),
  ];
}
