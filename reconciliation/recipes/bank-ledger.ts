import type { Recipe, RecipeSource } from '../recipe';
import { amount, day, reportLayouts, required, text } from '../report-layouts';

function movements(title: string): Pick<RecipeSource, 'title' | 'layouts' | 'amounts'> {
  return {
    title,
    layouts: reportLayouts({
      title,
      currency: 'SEK',
      columns: [
        required(text('key', 'Nyckel', 'Nøgle')),
        text('account', 'Konto'),
        required(day('booked_on', 'Bokföringsdag', 'Bogføringsdato', 'Datum', 'Dato')),
        text('kind', 'Slag', 'Art'),
        text('references', 'Referens', 'Reference'),
        text('status'),
        text('note', 'Anmärkning', 'Bemærkning'),
        required(amount('amount', 'Belopp', 'Beløb')),
      ],
      totals: { column: 'key', says: ['Summa', 'I alt', 'Total'] },
    }),
    amounts: [{ columns: ['amount'], sign: 'as-is' }],
  };
}

const asCsv = movements('the bank');
const statement: RecipeSource = {
  ...asCsv,
  owedBy: 'bank',
  layouts: [
    { kind: 'camt', title: 'the bank (camt)', rows: 'movements', currency: 'SEK' },
    { kind: 'bgmax', title: 'the bank (BgMax)' },
    ...asCsv.layouts,
  ],
  tallies: ({ amount: moved }) => [moved.isNegative() ? 'out' : 'in'],
};

const ledger: RecipeSource = {
  ...movements('the ledger'),
  owedBy: 'accounting',
  ledgerQuery: 'bank-movements',
  tallies: ({ amount: moved, fields }) => [
    moved.isNegative() ? 'out' : 'in',
    ...(fields.status === 'suspense' ? ['in suspense'] : []),
  ],
};

/** Movement by movement. While it is not signed no reminder leaves (S003-26, S003-27). */
export const recipe: Recipe = {
  id: 'bank-ledger',
  title: 'the bank against the ledger',
  place: 11,
  purpose: 'every movement at the bank is booked, and nothing else is: until then no reminder leaves',
  cites: ['S003-06', 'S003-26', 'S003-27', 'S002-57'],
  currency: 'SEK',
  key: ['key'],
  left: statement,
  right: ledger,
  periodRules: [
    { name: 'booking', counts: 'within', column: { left: 'booked_on', right: 'booked_on' } },
    { name: 'balance', counts: 'until', column: { left: 'booked_on', right: 'booked_on' } },
  ],
  matchers: [
    { kind: 'exact' },
    { kind: 'sums' },
    // A deposit that the bank books in one sum, against its payments.
    { kind: 'many-to-one', within: ['booked_on'] },
    { kind: 'period-shift', cause: 'booked in a neighbouring period', cites: ['S003-27'] },
  ],
  explanations: [
    {
      id: 'other-movements',
      cause: 'no payment of a claim (the bank’s own fees, transfers), noted by a person',
      cites: ['S003-26'],
      by: {
        kind: 'file',
        source: { ...movements('movements that are no payments'), owedBy: 'accounting' },
        on: 'left',
        explains: 'rows',
      },
    },
  ],
  identities: [],
  // The agreed frequency (S003-27) is a month where nothing else is agreed; a day's or a quarter's run is the same.
  schedule: { every: 'month', onBankingDay: 1, cites: ['S003-27'] },
  preparedBy: 'accounting',
  signedBy: 'head of accounting',
  effect: 'opens-reminder-gate',
  routes: ({ class: kind }) => {
    if (kind === 'only-left')
      return 'At the bank only: import the bank’s file of that day; no reminder leaves until it is booked (S003-26).';
    return kind === 'only-right'
      ? 'In the ledger only: ask the bank for the statement of that day, and take back what never came (S003-26).'
      : 'Booked with another amount, or twice: hold the bank’s file against the payment, and correct the ledger (S003-26).';
  },
};
