import type { LeftOut, UpcomingSort } from '../../domain/claim/upcoming';
import { explainLeftOut } from '../../domain/explain/explain-left-out';
import { nameOf } from '../../domain/explain/explain-claim';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { sumOf, type Currency, type Money } from '../../domain/kernel/money';
import type { KnownStep } from '../../domain/policy/step-kind';
import type { Sheet, SheetCell } from '../../formats/sheets/sheet';
import { headlineOf, type ReportHead } from './report-head';
import { REPORT_WORDS } from './report-words';

/** The steps of the coming days, as the office answers them. */
export interface UpcomingReport extends ReportHead {
  readonly through: CivilDate;
  readonly currency: Currency;
  readonly rows: readonly (KnownStep & {
    readonly sort: UpcomingSort;
    readonly on?: CivilDate;
    readonly amount: Money;
    readonly leftOut?: LeftOut;
    readonly withoutAddress?: true;
    readonly invoiceNumber: string;
    readonly invoiceGroup: string;
    readonly administrationId: string;
    readonly debtorId: string;
    readonly name: string;
  })[];
}

/** A row a step: what is taken comes first, what is left out behind it; below the sum of each. */
export function upcomingSheet(report: UpcomingReport): Sheet {
  const { rows, currency, country, through } = report;
  const words = REPORT_WORDS[country];
  const language = country === 'SE' ? 'sv' : 'da';
  const sum = (label: string, of: UpcomingReport['rows']): SheetCell[] => [
    ...[{ text: label }, { count: of.length }, undefined, undefined, undefined, undefined, undefined, undefined],
    {
      money: sumOf(
        of.map(({ amount }) => amount),
        currency,
      ),
    },
  ];
  const [title, ...below] = headlineOf(words.upcomingSteps, report);
  return {
    name: words.upcomingSteps,
    headline: [`${title ?? ''}, ${words.through} ${through}`, ...below],
    columns: [
      { header: words.day, width: 13 },
      { header: words.step, width: 30 },
      { header: words.sort, width: 18 },
      ...[words.invoice, words.group, words.administration, words.debtor].map((header) => ({ header, width: 14 })),
      { header: words.name, width: 30 },
      { header: words.amountAsked, width: 16 },
      { header: words.leftOutBecause, width: 60 },
      { header: words.remark, width: 26 },
    ],
    rows: rows.map((row) => [
      row.on && { date: row.on },
      ...[nameOf(row, language), words.sorts[row.sort], row.invoiceNumber, row.invoiceGroup].map((text) => ({ text })),
      ...[row.administrationId, row.debtorId, row.name].map((text) => ({ text })),
      { money: row.amount },
      row.leftOut && { text: explainLeftOut(row.leftOut, language) },
      row.withoutAddress && { text: words.withoutAddress },
    ]),
    sums: [
      sum(
        words.total,
        rows.filter(({ leftOut }) => !leftOut),
      ),
      sum(
        words.leftOut,
        rows.filter(({ leftOut }) => leftOut),
      ),
    ],
  };
}
