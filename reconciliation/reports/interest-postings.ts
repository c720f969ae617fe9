import type { RecipeSource } from '../recipe-source';
import { amount, day, reportLayouts, required, text } from '../../formats/tables/report-layouts';

const TITLE = 'postings of interest on IM account 6.45.51';

/** What the municipality posted as interest that the tax account charged: plus is debit (S004-104). */
export const interestPostings: RecipeSource = {
  title: TITLE,
  owedBy: 'accounting',
  layouts: reportLayouts({
    title: TITLE,
    currency: 'DKK',
    columns: [
      required(day('posted_on', 'Dato')),
      required(text('account', 'Konto')),
      text('voucher', 'Bilag'),
      amount('debit', 'Debet'),
      amount('credit', 'Kredit'),
    ],
    totals: { column: 'account', says: ['I alt', 'Sum'] },
  }),
  rules: [
    {
      rule: 'interest on the tax account stands on 6.45.51',
      isBroken: ({ account = '' }) => !account.includes('6.45.51'),
      cites: ['S004-104'],
    },
  ],
  amounts: [
    { columns: ['debit'], sign: 'as-is' },
    { columns: ['credit'], sign: 'opposite' },
  ],
  dated: { on: 'posted_on' },
};
