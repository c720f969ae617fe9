import type { ValuedItem } from '../../domain/claim/valuation';
import type { Currency, Money } from '../../domain/kernel/money';
import type { Sheet } from '../../formats/sheets/sheet';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { headlineOf, type ReportHead } from './report-head';
import { administrationIn, wordsOf } from './report-words';
import { rowsOfSums } from './rows-of-sums';

/** What a list of doubtful claims says, as the office answers it. */
export interface ValuationReport extends ReportHead {
  readonly currency: Currency;
  readonly items: readonly ValuedItem[];
  readonly otherCurrencies?: readonly { readonly items: readonly ValuedItem[] }[];
}

/** The evidence of a closing's valuation: a row for each open claim more than one year past due (S002-77). */
export function valuationSheet(report: ValuationReport): Sheet {
  const { currency, otherCurrencies = [] } = report;
  const items = [report, ...otherCurrencies].flatMap((part) => part.items);
  const words = wordsOf(report);
  const parts = ['open', 'doubtful', 'writtenDown', 'toValue'] as const;
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
    sums: rowsOfSums(words.total, 5, items, parts, currency),
  };
}

/** A list that a valuation stands on, as the ledger keeps it. */
export interface ValuedListReport extends ReportHead {
  readonly currency: Currency;
  readonly claims: readonly {
    readonly invoiceNumber: string;
    readonly administrationId: string;
    readonly dueOn: CivilDate;
    readonly open: Money;
    readonly disputed: Money;
    readonly writtenDown: Money;
    readonly percent: number;
    readonly amount: Money;
  }[];
}

/** The kept list of a closing: a row for each claim, with whose it is and what was set apart. */
export function valuedListSheet(report: ValuedListReport): Sheet {
  const { claims, currency } = report;
  const words = wordsOf(report);
  const parts = ['open', 'disputed', 'writtenDown', 'amount'] as const;
  return {
    name: words.valuedList,
    headline: headlineOf(words.valuedList, report),
    columns: [
      ...[words.invoice, words.administration, words.due, words.percent].map((header) => ({ header, width: 14 })),
      ...[words.open, words.doubtful, words.writtenDown, words.setApart].map((header) => ({ header, width: 18 })),
    ],
    rows: claims.map((claim) => [
      ...[{ text: claim.invoiceNumber }, { text: administrationIn(words, claim.administrationId) }],
      ...[{ date: claim.dueOn }, { count: claim.percent }],
      ...parts.map((part) => ({ money: claim[part] })),
    ]),
    sums: rowsOfSums(words.total, 4, claims, parts, currency),
  };
}
