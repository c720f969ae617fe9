import { AGE_BUCKETS } from '../../domain/claim/age-bucket';
import type { AgeAnalysis, AgedRow } from '../../domain/claim/aged-claims';
import type { Money } from '../../domain/kernel/money';
import type { Sheet, SheetCell } from '../../formats/sheets/sheet';
import { headlineOf, type ReportHead } from './report-head';
import { administrationIn, wordsOf } from './report-words';

/** What an age analysis says, as the office answers it. */
export interface AgeAnalysisReport extends ReportHead, AgeAnalysis {}

/** One row an invoice group, one column an age (S002-78); below the sums what the accounts say. */
export function ageAnalysisSheet(report: AgeAnalysisReport): Sheet {
  const words = wordsOf(report);
  const row = (label: string, { buckets, total }: AgedRow): SheetCell[] => [
    { text: label },
    ...buckets.map(({ open }) => ({ money: open })),
    { money: total.open },
    { count: total.claims },
  ];
  const below = (label: string, money: Money): SheetCell[] => [
    { text: label },
    ...AGE_BUCKETS.map(() => undefined),
    { money },
  ];
  return {
    name: words.ageAnalysis,
    headline: headlineOf(words.ageAnalysis, report),
    leading: report.administrations ? 2 : 1,
    columns: [
      ...(report.administrations ? [{ header: words.administration, width: 24 }] : []),
      { header: words.group, width: 38 },
      ...AGE_BUCKETS.map((bucket) => ({ header: words.bucket(bucket), width: 15 })),
      { header: words.total, width: 17 },
      { header: words.claims, width: 10 },
    ],
    rows: report.administrations
      ? report.administrations.flatMap(({ administrationId, groups }) =>
          groups.map((group) => [
            { text: administrationIn(words, administrationId) },
            ...row(group.invoiceGroup, group),
          ]),
        )
      : report.groups.map((group) => row(group.invoiceGroup, group)),
    sums: [
      ...(report.administrations ?? []).map((one) => [
        { text: `${words.total} ${administrationIn(words, one.administrationId)}` },
        undefined,
        ...row('', one).slice(1),
      ]),
      ...[
        row(words.total, report.all),
        below(words.controlAccounts, report.control),
        below(words.difference, report.difference),
        below(words.owedBack, report.owedBack),
        below(words.suspense, report.suspense),
        ...(report.otherCurrencies ?? []).flatMap(({ all, control, difference }) => [
          row(`${words.total} ${control.currency}`, all),
          below(`${words.controlAccounts} ${control.currency}`, control),
          below(`${words.difference} ${control.currency}`, difference),
        ]),
      ].map(([label, ...cells]) => (report.administrations ? [label, undefined, ...cells] : [label, ...cells])),
    ],
  };
}
