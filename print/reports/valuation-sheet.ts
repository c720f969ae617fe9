import type { ValuedItem } from '../../domain/claim/valuation';
import { sumOf, type Currency } from '../../domain/kernel/money';
import type { Sheet } from '../../formats/sheets/sheet';
import { headlineOf, type ReportHead } from './report-head';
import { REPORT_WORDS } from './report-words';

/** What a list of doubtful claims says, as the office answers it. */
export interface ValuationReport extends ReportHead {
  readonly currency: Currency;
  readonly items: readonly ValuedItem[];
}

/** The evidence of a closing's valuation: a row for each open claim more than one year past due (S002-77). */
export function valuationSheet(report: ValuationReport): Sheet {
  const { items, currency } = report;
  const words = REPORT_WORDS[report.country];
  const parts = ['open', 'doubtful', 'writtenDown', 'toValue'] as const;
  const sums = parts.map((part) => ({
    money: sumOf(
      items.map((item) => item[part]),
      currency,
    ),
  }));
  return {
    name: words.valuation,
    headline: headlineOf(words.valuation, report),
    columns: [
      ...[words.invoice, words.group, words.debtor].map((header) => ({ header, width: 14 })),
      ...[words.due, words.daysPastDue].map((header) => ({ header, width: 13 })),
      ...[words.open, words.doubtful, words.writtenDown, words.toValue].map((header) => ({ header, width: 18 })),
    ],
    rows: items.map((item) => [
      ...[item.invoiceNumber, item.invoiceGroup, item.debtorId].map((text) => ({ text })),
      ...[{ date: item.dueOn }, { count: item.daysPastDue }],
      ...parts.map((part) => ({ money: item[part] })),
    ]),
    sums: [[{ text: words.total }, undefined, undefined, undefined, undefined, ...sums]],
  };
}
