import type { LeftOut, UpcomingSort } from '../../domain/claim/upcoming';
import { explainLeftOut } from '../../domain/explain/explain-left-out';
import { nameOf } from '../../domain/explain/explain-claim';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Currency, Money } from '../../domain/kernel/money';
import type { KnownStep } from '../../domain/policy/step-kind';
import { rowsOfSums } from './rows-of-sums';
import type { Sheet, SheetCell } from '../../formats/sheets/sheet';
import { headlineOf, longDateIn, type ReportHead } from './report-head';
import { administrationIn, languageOf, wordsOf } from './report-words';

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
  const { rows, currency, through } = report;
  const words = wordsOf(report);
  const language = languageOf(report);
  const sums = (label: string, of: UpcomingReport['rows']): SheetCell[][] =>
    rowsOfSums(label, 8, of, ['amount'], currency).map(([total, , ...rest], at) => [
      ...[total, at === 0 ? { count: of.length } : undefined],
      ...rest,
    ]);
  const [title, ...below] = headlineOf(words.upcomingSteps, report);
  return {
    name: words.upcomingSteps,
    headline: [`${title ?? ''}, ${words.through} ${longDateIn(report)(through)}`, ...below],
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
      ...[administrationIn(words, row.administrationId), row.debtorId, row.name].map((text) => ({ text })),
      { money: row.amount },
      row.leftOut && { text: explainLeftOut(row.leftOut, language) },
      row.withoutAddress && { text: words.withoutAddress },
    ]),
    sums: [
      ...sums(
        words.total,
        rows.filter(({ leftOut }) => !leftOut),
      ),
      ...sums(
        words.leftOut,
        rows.filter(({ leftOut }) => leftOut),
      ),
    ],
  };
}
