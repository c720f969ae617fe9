import { COUNTED_STEPS, type KeyFigures, type KeyShares } from '../../domain/claim/key-figures';
import type { Money } from '../../domain/kernel/money';
import type { Sheet, SheetCell } from '../../formats/sheets/sheet';
import { headlineOf, type ReportHead } from './report-head';
import { administrationIn, wordsOf } from './report-words';

type Figures = KeyFigures & { readonly shares: KeyShares };

/** Key figures, as the office answers them. */
export interface KeyFiguresReport extends ReportHead {
  readonly from: string;
  readonly to: string;
  readonly rows: readonly (Figures & {
    readonly month: string;
    readonly invoiceGroup: string;
    readonly administrationId: string;
  })[];
  readonly total: Figures;
  /** In other currencies than the creditor's. */
  readonly otherTotals?: readonly Figures[];
}

/** A row a month, group and administration; below the figures of all. Shares are in percent. */
export function keyFiguresSheet(report: KeyFiguresReport): Sheet {
  const words = wordsOf(report);
  const [title, ...below] = headlineOf(words.keyFigures, report);
  return {
    name: words.keyFigures,
    headline: [`${title ?? ''}, ${report.from} – ${report.to}`, ...below],
    leading: 3,
    columns: [
      ...[words.month, words.group, words.administration, words.claims].map((header) => ({ header, width: 14 })),
      ...[words.invoiced, words.credited, words.collected, words.chargesPaid].map((header) => ({ header, width: 16 })),
      ...[words.collectedShare, words.daysToPay].map((header) => ({ header, width: 14 })),
      ...COUNTED_STEPS.flatMap((step) => [
        { header: words.steps[step], width: 14 },
        { header: `${words.steps[step]}: ${words.ofInvoices}`, width: 18 },
        { header: `${words.steps[step]}: ${words.charges.toLowerCase()}`, width: 18 },
        { header: `${words.steps[step]}: ${words.paidBehind}`, width: 18 },
      ]),
      ...[words.paidAfterReminder, words.paidAfterDemand, words.paidAfterHandOver].map((header) => ({
        header,
        width: 18,
      })),
    ],
    rows: report.rows.map((row) => [
      ...[row.month, row.invoiceGroup, administrationIn(words, row.administrationId)].map((text) => ({ text })),
      ...figures(row),
    ]),
    sums: [report.total, ...(report.otherTotals ?? [])].map((total, at) => [
      { text: at === 0 ? words.total : `${words.total} ${total.invoiced.currency}` },
      ...[undefined, undefined],
      ...figures(total),
    ]),
  };
}

function figures({ invoices, daysToPay, steps, shares, ...amounts }: Figures): SheetCell[] {
  const money = (amount: Money | undefined): SheetCell => amount && { money: amount };
  const percent = (value: number | undefined): SheetCell => (value === undefined ? undefined : { percent: value });
  return [
    ...[{ count: invoices }, money(amounts.invoiced), money(amounts.credited), money(amounts.collected)],
    ...[money(amounts.chargesPaid), percent(shares.collected)],
    daysToPay === undefined ? undefined : { count: daysToPay },
    ...COUNTED_STEPS.flatMap((kind): SheetCell[] => {
      const found = steps.find(({ step }) => step === kind);
      return [{ count: found?.taken ?? 0 }, money(found?.claimed), money(found?.charged), money(found?.received)];
    }),
    ...[shares.paidAfterReminder, shares.paidAfterDemand, shares.paidAfterHandOver].map(percent),
  ];
}
