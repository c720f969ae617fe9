import { meaningOf, type KnownWord } from '../known-words';
import type { RecipeSource } from '../recipe-source';
import { amount, day, reportLayouts, required, text } from '../../formats/tables/report-layouts';

/** Why a case that the ledger knows is none of the counterpart's: it never got it, or it has it no longer. */
const NOT_THERE: ReadonlyMap<string, string> = new Map([
  ['held', 'not handed over yet'],
  ['withheld', 'not handed over yet'],
  ['withdrawn', 'not handed over yet'],
  ['recalled', 'recalled'],
  ['sent-back', 'sent back by the counterpart'],
]);

const COUNTERPARTS: readonly KnownWord[] = [
  { means: 'kfm', written: ['KFM', 'Kronofogde…'] },
  { means: 'intrum', written: ['Intrum…'] },
  { means: 'gaeldsstyrelsen', written: ['Gaeldsstyrelsen', 'Gældsstyrelsen', 'PSRM'] },
];

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
    words: [{ column: 'counterpart', words: COUNTERPARTS }],
    leavesOut: ({ counterpart: by = '', status = '' }) => {
      if ((meaningOf(COUNTERPARTS, by) ?? counterpart) !== counterpart) return 'with another counterpart';
      return NOT_THERE.get(status);
    },
    amounts: [{ columns: ['balance'], sign: 'as-is' }],
  };
}

/**
 * A counterpart names a claim by our id (`main/61159531`) or by the invoice alone; one that it was handed a second time has
 * the number of the event behind a plus sign (`main/61159531+9`).
 */
export function invoiceOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1).replace(/\+\d+$/, '');
}
