import type { Recipe } from '../../reconciliation/recipe';
import type { RecipeSource } from '../../reconciliation/recipe-source';
import { amount, day, reportLayouts, required, text } from '../../formats/tables/report-layouts';

/** A ledger's vouchers as a back office exports them. */
function vouchers(title: string): RecipeSource {
  return {
    title,
    owedBy: 'accounting',
    layouts: reportLayouts({
      title,
      currency: 'SEK',
      columns: [
        required(text('voucher')),
        text('account'),
        required(day('booked_on')),
        text('text'),
        required(amount('amount')),
      ],
    }),
    amounts: [{ columns: ['amount'], sign: 'as-is' }],
  };
}

/** Two ledgers of one row a voucher: what `gl-subledger` is in a month of a million vouchers. */
export const VOUCHERS: Recipe = {
  id: 'vouchers',
  title: 'vouchers against vouchers',
  place: 0,
  purpose: 'to be measured',
  cites: [],
  currency: 'SEK',
  key: ['voucher'],
  left: vouchers('the general ledger'),
  right: vouchers('the sub-ledger'),
  periodRules: [{ name: 'booking', counts: 'within', column: { left: 'booked_on', right: 'booked_on' } }],
  matchers: [{ kind: 'exact' }, { kind: 'sums' }, { kind: 'many-to-one' }],
  explanations: [],
  identities: [
    { name: 'nothing is left', cites: [], left: ({ remaining }) => remaining, right: ({ nought }) => nought },
  ],
  schedule: { every: 'arrival', cites: [] },
  preparedBy: 'accounting',
  signedBy: 'head of accounting',
  routes: () => '',
};

export const PERIOD = '2026-03';
