import type { RecipeSource } from '../recipe';
import { amount, day, reportLayouts, required, text } from '../report-layouts';

/** A case that the counterpart never got, or never took in, is none of its cases. */
const NOT_THERE: ReadonlySet<string> = new Set(['held', 'withheld', 'withdrawn']);

/** Our side of a counterpart's accounts: the claims that it was given, with what the receivables' accounts hold of each. */
export function handedOverTo(counterpart: 'kfm' | 'intrum', title: string): RecipeSource {
  return {
    title,
    owedBy: 'accounting',
    ledgerQuery: 'cases',
    layouts: reportLayouts({
      title,
      currency: 'SEK',
      columns: [
        text('claim'),
        required(text('invoice_number', 'Faktura', 'Fakturanr')),
        text('counterpart', 'Motpart'),
        text('case', 'Ärende', 'Målnummer'),
        text('status'),
        day('referred_on', 'Överlämnad'),
        required(amount('balance', 'Saldo', 'Belopp')),
      ],
      totals: { column: 'invoice_number', says: ['Summa', 'Totalt'] },
    }),
    derives: ({ invoice_number: invoice = '' }) => ({ invoice }),
    leavesOut: ({ counterpart: by = '', status = '' }) => {
      if (by !== '' && by !== counterpart) return 'with another counterpart';
      return NOT_THERE.has(status) ? 'not handed over yet' : undefined;
    },
    amounts: [{ columns: ['balance'], sign: 'as-is' }],
  };
}

/** A counterpart names a claim by our id (`main/61159531`) or by the invoice alone. */
export function invoiceOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}
