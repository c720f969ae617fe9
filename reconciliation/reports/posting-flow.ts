import type { Identity } from '../recipe';
import type { RecipeSource } from '../recipe-source';
import { amount, reportLayouts, required, text, wholeNumber } from '../../formats/tables/report-layouts';

/** The accounts of the posting flow, step by step (figure 26). */
export const flow: RecipeSource = {
  title: 'the posting flow of payouts',
  owedBy: 'accounting',
  layouts: reportLayouts({
    title: 'the posting flow of payouts',
    currency: 'DKK',
    columns: [
      required(wholeNumber('step', 'Trin')),
      text('account', 'Konto'),
      required(text('name', 'Navn')),
      amount('debit', 'Debet'),
      amount('credit', 'Kredit'),
    ],
  }),
  amounts: [
    { columns: ['debit'], sign: 'as-is' },
    { columns: ['credit'], sign: 'opposite' },
  ],
  tallies: ({ fields: { step = '', name = '' } }) => [
    `step ${step}`,
    `step ${step}, ${name}`,
    ...(/bankudbetaling/i.test(name) ? ['provision', `step ${step} provision`] : []),
    ...(/^afregning/i.test(name) ? ['settlement'] : []),
  ],
};

/**
 * The benefit is posted with its tax and what is provided for payout (2), KY sends the payment request (3), and the balance
 * is cleared on the main bank account (4) (S004-107 to S004-110). The first step, granting it, posts nothing.
 */
export const FLOW: readonly Identity[] = [
  ...['2', '3', '4'].map((step): Identity => ({
    name: `step ${step} of the posting flow balances`,
    cites: ['S004-107', 'S004-108', 'S004-109', 'S004-110'],
    left: (totals) => totals.of('flow', `step ${step}`),
    right: (totals) => totals.nought,
    applies: (totals) => totals.count('flow', `step ${step}`).rows > 0,
  })),
  {
    name: 'what is provided for payout (step 2) is requested (step 3)',
    cites: ['S004-25', 'S004-107', 'S004-108'],
    left: (totals) => totals.of('flow', 'step 2 provision').negated(),
    right: (totals) => totals.of('flow', 'step 3 provision'),
    applies: (totals) => totals.has('flow'),
  },
  {
    name: 'Afregning NemKonto is cleared on the bank account in the flow',
    cites: ['S004-109', 'S004-110'],
    left: (totals) => totals.of('flow', 'settlement'),
    right: (totals) => totals.nought,
    applies: (totals) => totals.has('flow'),
  },
];
