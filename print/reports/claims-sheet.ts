import type { CivilDate } from '../../domain/kernel/civil-date';
import type { AgeBucket } from '../../domain/claim/age-bucket';
import type { Currency, Money } from '../../domain/kernel/money';
import type { Sheet } from '../../formats/sheets/sheet';
import { headlineOf, type ReportHead } from './report-head';
import { administrationIn, wordsOf } from './report-words';
import { rowsOfSums } from './rows-of-sums';

/** Claims that somebody looked up, with their sum. */
export interface ClaimsReport extends ReportHead {
  readonly claims: readonly {
    readonly invoiceNumber: string;
    readonly invoiceGroup: string;
    readonly administrationId: string;
    readonly debtorId: string;
    readonly name: string;
    readonly dueOn: CivilDate;
    readonly daysPastDue: number;
    readonly bucket: AgeBucket;
    readonly invoiced: Money;
    readonly open: Money;
  }[];
  readonly currency: Currency;
}

/** A row a claim, by due date. */
export function claimsSheet(report: ClaimsReport): Sheet {
  const words = wordsOf(report);
  return {
    name: words.claimList,
    headline: headlineOf(words.claimList, report),
    columns: [
      ...[words.invoice, words.group, words.administration, words.debtor].map((header) => ({ header, width: 14 })),
      { header: words.name, width: 30 },
      ...[words.due, words.daysPastDue, words.age].map((header) => ({ header, width: 13 })),
      ...[words.invoiced, words.open].map((header) => ({ header, width: 16 })),
    ],
    rows: report.claims.map((claim) => [
      ...[
        claim.invoiceNumber,
        claim.invoiceGroup,
        administrationIn(words, claim.administrationId),
        claim.debtorId,
        claim.name,
      ].map((text) => ({
        text,
      })),
      ...[{ date: claim.dueOn }, { count: claim.daysPastDue }, { text: words.bucket(claim.bucket) }],
      ...[{ money: claim.invoiced }, { money: claim.open }],
    ]),
    sums: rowsOfSums(words.total, 9, report.claims, ['open'], report.currency),
  };
}
