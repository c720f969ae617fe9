import { sumOf, type Currency, type Money } from '../../domain/kernel/money';
import type { Sheet, SheetCell } from '../../formats/sheets/sheet';
import { headlineOf, type ReportHead } from './report-head';
import { administrationIn, wordsOf } from './report-words';

/** What every administration is asked to write down, as the office answers it. */
export interface WriteDownReport extends ReportHead {
  readonly currency: Currency;
  readonly proposals: readonly (Readonly<Record<'principal' | 'vat' | 'fee' | 'interest' | 'total', Money>> & {
    readonly administrationId?: string;
    readonly invoiceGroup?: string;
  })[];
}

/**
 * The proposal as the accounting unit sends it (S002-69): what each administration loses itself, and below the VAT, the demand
 * costs and the interest of all.
 */
export function writeDownSheet(report: WriteDownReport): Sheet {
  const { proposals, currency } = report;
  const words = wordsOf(report);
  const sum = (part: 'vat' | 'fee' | 'interest' | 'total'): Money =>
    sumOf(
      proposals.map((proposal) => proposal[part]),
      currency,
    );
  const row = (text: string, money: Money): SheetCell[] => [{ text }, { money }];
  return {
    name: words.writeDowns,
    headline: headlineOf(words.writeDowns, report),
    columns: [
      { header: words.administration, width: 34 },
      { header: words.toWriteDown, width: 18 },
    ],
    rows: [
      ...proposals.map((proposal) =>
        row(
          proposal.administrationId === undefined
            ? (proposal.invoiceGroup ?? '')
            : administrationIn(words, proposal.administrationId),
          proposal.principal,
        ),
      ),
      ...[row(words.vat, sum('vat')), row(words.demandCosts, sum('fee')), row(words.interest, sum('interest'))],
    ],
    sums: [row(words.total, sum('total'))],
  };
}
