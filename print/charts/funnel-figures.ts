import { COUNTED_STEPS, share, type CountedStep } from '../../domain/claim/key-figures';
import { Money, type Currency } from '../../domain/kernel/money';
import type { KeyFiguresReport } from '../reports/key-figures-sheet';

export type FunnelStage = 'invoice' | CountedStep;

/** How many invoices were issued, or reached a step, in the months of the report, and what these invoices came to. */
export interface Funnel {
  readonly currency: Currency;
  readonly stages: readonly {
    readonly stage: FunnelStage;
    readonly count: number;
    readonly amount: Money;
    /** In percent of the invoices issued; absent where there were none. */
    readonly ofInvoices?: number;
  }[];
}

/** By the sums of the key figures: one funnel for each currency in which something happened. */
export function funnelFigures({ total, otherTotals = [] }: Pick<KeyFiguresReport, 'total' | 'otherTotals'>): Funnel[] {
  return [total, ...otherTotals]
    .filter(({ invoices, steps }) => invoices > 0 || steps.some(({ taken }) => taken > 0))
    .map(({ invoices, invoiced, steps }) => {
      const { currency } = invoiced;
      const stages = COUNTED_STEPS.map((stage) => {
        const found = steps.find(({ step }) => step === stage);
        const count = found?.taken ?? 0;
        const ofInvoices = share(count, invoices);
        const amount = found?.claimed ?? Money.zero(currency);
        return { stage, count, amount, ...(ofInvoices !== undefined && { ofInvoices }) };
      });
      const first = { stage: 'invoice' as const, count: invoices, amount: invoiced };
      return { currency, stages: [{ ...first, ...(invoices > 0 && { ofInvoices: 100 }) }, ...stages] };
    });
}
