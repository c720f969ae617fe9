import type { OpenItem } from '../../domain/claim/open-item';
import type { Currency } from '../../domain/kernel/money';
import type { Sheet } from '../../formats/sheets/sheet';
import { headlineOf, type ReportHead } from './report-head';
import { wordsOf } from './report-words';
import { rowsOfSums } from './rows-of-sums';

/** What an open-item list says, as the office answers it. */
export interface OpenItemsReport extends ReportHead {
  readonly invoiceGroup?: string;
  readonly administrationId?: string;
  readonly currency: Currency;
  readonly items: readonly OpenItem[];
}

/** The list that an administration reconciles (S002-40): a row an open claim, the oldest due date first. */
export function openItemsSheet(report: OpenItemsReport): Sheet {
  const { items, currency, invoiceGroup, administrationId } = report;
  const words = wordsOf(report);
  const title = [
    words.openItemList,
    ...(invoiceGroup === undefined ? [] : [`${words.group.toLowerCase()} ${invoiceGroup}`]),
    ...(administrationId === undefined ? [] : [`${words.administration.toLowerCase()} ${administrationId}`]),
  ];
  return {
    name: words.openItemList,
    headline: headlineOf(title.join(', '), report),
    columns: [
      ...[words.invoice, words.group, words.debtor].map((header) => ({ header, width: 14 })),
      { header: words.name, width: 30 },
      ...[words.issued, words.due, words.daysPastDue, words.age].map((header) => ({ header, width: 13 })),
      ...[words.principal, words.charges, words.open, words.doubtful].map((header) => ({ header, width: 16 })),
    ],
    rows: items.map((item) => [
      ...[item.invoiceNumber, item.invoiceGroup, item.debtorId, item.name].map((text) => ({ text })),
      ...[
        { date: item.issuedOn },
        { date: item.dueOn },
        { count: item.daysPastDue },
        { text: words.bucket(item.bucket) },
      ],
      ...[{ money: item.principal }, { money: item.charges }, { money: item.open }, { money: item.doubtful }],
    ]),
    sums: rowsOfSums(words.total, 8, items, ['principal', 'charges', 'open', 'doubtful'], currency),
  };
}
