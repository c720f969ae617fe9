import type { DatePattern, PeriodPattern } from '../../../formats/tables/layout';

/** Writes `2021-06-30` as a pattern has it: the other direction of `dateReader`. */
export function dateText(date: string, pattern: DatePattern | PeriodPattern): string {
  return pattern
    .replace('YYYY', date.slice(0, 4))
    .replace('YY', date.slice(2, 4))
    .replace('MM', date.slice(5, 7))
    .replace('DD', date.slice(8, 10));
}
