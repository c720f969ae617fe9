import { AGES, MOVEMENTS } from '../declaration';
import { meaningOf, type KnownWord } from '../known-words';
import type { Recipe } from '../recipe';
import type { RecipeSource } from '../recipe-source';
import { amount, day, reportLayouts, required, text } from '../../formats/tables/report-layouts';

/** The debtor module: what is open of each invoice, and which of it is overdue (S003-30). */
const debtorModule: RecipeSource = {
  title: 'the debtor module',
  owedBy: 'accounting',
  ledgerQuery: 'claims',
  layouts: reportLayouts({
    title: 'the debtor module',
    currency: 'DKK',
    columns: [
      required(text('invoice_number', 'Faktura', 'Bilagsnr')),
      text('account', 'Finanskonto'),
      day('due_on', 'Forfaldsdato'),
      day('as_of', 'Opgørelsesdato'),
      required(amount('balance', 'Restbeløb', 'Saldo')),
      amount('overdue', 'Heraf forfaldent'),
    ],
    totals: { column: 'invoice_number', says: ['I alt', 'Sum'] },
  }),
  derives: ({ invoice_number: invoice = '' }) => ({ invoice }),
  toldOn: 'as_of',
  amounts: [
    { columns: ['balance'], sign: 'as-is', sets: { figure: 'open' } },
    { columns: ['overdue'], sign: 'as-is', sets: { figure: 'overdue' }, beside: true },
  ],
  tallies: ({ fields }) => [fields.figure ?? ''],
  rules: [
    {
      rule: 'what is overdue was due before the day of the report',
      isBroken: ({ due_on: dueOn = '', as_of: asOf = '', overdue = '' }, endsOn) =>
        overdue !== '' && dueOn !== '' && (asOf === '' ? dueOn > endsOn : dueOn >= asOf),
      cites: ['S003-30'],
    },
    {
      rule: 'of an invoice no more is overdue than what is open',
      isBroken: ({ balance = '', overdue = '' }) => Math.abs(Number(overdue)) > Math.abs(Number(balance)),
      cites: ['S003-30'],
    },
  ],
};

function financeLines(title: string): RecipeSource {
  return {
    title,
    owedBy: 'accounting',
    layouts: reportLayouts({
      title,
      currency: 'DKK',
      columns: [
        text('account', 'Finanskonto', 'Kontonr'),
        text('invoice_number', 'Faktura', 'Bilagsnr'),
        text('note', 'Bemærkning'),
        required(amount('amount', 'Beløb', 'Saldo')),
      ],
      totals: { column: 'account', says: ['I alt', 'Sum'] },
    }),
    derives: ({ invoice_number: invoice = '' }) => ({ invoice }),
    amounts: [{ columns: ['amount'], sign: 'as-is' }],
  };
}

/** Items as a person writes them into SKS; what our ledger answers has our own names (`reconciliation/declaration.ts`). */
const ITEMS: readonly KnownWord[] = [
  { means: 'overdue', written: ['Forfald…', 'overdue'] },
  { means: 'finance module', written: ['…finans…', '…finance…'] },
  { means: 'debtor module', written: ['…debitormodul…', 'debtor module'] },
  ...['opening', 'not due', ...MOVEMENTS, ...AGES.map((age) => `overdue ${age}`)].map((item) => ({
    means: item,
    written: [item],
  })),
];

/** Each in the sums that it belongs to, under the name that the declaration has for it. */
function sumsOf(item: string): string[] {
  if (item.startsWith('overdue ')) return ['overdue', item];
  return (MOVEMENTS as readonly string[]).includes(item) ? ['movements', item] : [item];
}

/** The declaration as it is to be sent: what it says must be what the modules say. */
const declaration: RecipeSource = {
  title: 'the declaration in SKS',
  owedBy: 'accounting',
  ledgerQuery: 'declaration',
  layouts: reportLayouts({
    title: 'the declaration in SKS',
    currency: 'DKK',
    columns: [
      required(text('item', 'Post', 'Punkt')),
      text('invoice_number', 'Faktura', 'Bilagsnr'),
      day('due_on', 'Forfaldsdato'),
      required(amount('amount', 'Beløb')),
    ],
  }),
  words: [{ column: 'item', words: ITEMS }],
  derives: ({ item = '' }) => ({ item: meaningOf(ITEMS, item) ?? '' }),
  amounts: [{ columns: ['amount'], sign: 'as-is' }],
  tallies: ({ fields }) => sumsOf(fields.item ?? ''),
};

/** What Statens Administration declares for its client each month, and the client acknowledges (S003-28 to S003-34). */
export const recipe: Recipe = {
  id: 'client-declaration',
  title: 'the client’s monthly declaration',
  place: 14,
  purpose: 'the debtor module is the finance module, overdue items are declared, and the client acknowledges it',
  cites: ['S003-28', 'S003-29', 'S003-30', 'S003-31', 'S003-32', 'S003-33', 'S003-34'],
  currency: 'DKK',
  key: ['account?', 'invoice?'],
  left: debtorModule,
  right: financeLines('the finance module'),
  third: declaration,
  periodRules: [{ name: 'month-end', counts: 'always', balances: true }],
  matchers: [{ kind: 'exact' }, { kind: 'sums' }],
  explanations: [
    {
      id: 'booked-by-hand',
      cause: 'booked by hand in the finance module, to be moved: noted by a person',
      cites: ['S003-29'],
      by: { kind: 'file', source: financeLines('booked by hand in the finance module'), on: 'right', explains: 'rows' },
    },
    {
      id: 'not-posted',
      cause: 'in the debtor module, its journal not yet posted in the finance module',
      cites: ['S003-29'],
      by: { kind: 'file', source: financeLines('journals that are not posted'), on: 'left', explains: 'rows' },
    },
  ],
  identities: [
    {
      name: 'the declaration states the debtor module',
      cites: ['S003-28', 'S003-29'],
      left: (totals) => totals.of('third', 'debtor module'),
      right: (totals) => totals.of('left', 'open'),
      applies: (totals) => totals.has('third'),
    },
    {
      name: 'the declaration states the finance module',
      cites: ['S003-28', 'S003-29'],
      left: (totals) => totals.of('third', 'finance module'),
      right: (totals) => totals.total('right'),
      applies: (totals) => totals.count('third', 'finance module').rows > 0,
    },
    {
      name: 'what the period began with + its movements = the debtor module',
      cites: ['S003-28', 'S003-29'],
      left: (totals) => totals.of('third', 'opening').plus(totals.of('third', 'movements')),
      right: (totals) => totals.of('third', 'debtor module'),
      applies: (totals) => totals.count('third', 'opening').rows > 0,
    },
    {
      name: 'not due + overdue of every age = the debtor module',
      cites: ['S003-30'],
      left: (totals) => totals.of('third', 'not due').plus(totals.of('third', 'overdue')),
      right: (totals) => totals.of('third', 'debtor module'),
      applies: (totals) => totals.count('third', 'not due').rows > 0,
    },
    {
      name: 'the declaration states what is overdue',
      cites: ['S003-30'],
      left: (totals) => totals.of('third', 'overdue'),
      right: (totals) => totals.of('left', 'overdue'),
      applies: (totals) => totals.has('third'),
    },
  ],
  schedule: { every: 'month', onBankingDay: 8, cites: ['S003-28'] },
  preparedBy: 'accounting',
  signedBy: 'head of accounting',
  // No source says how long the client has: two weeks are ours.
  acknowledgement: { by: 'client contact', withinDays: 14 },
  routes: ({ class: kind }) =>
    kind === 'only-right'
      ? 'In the finance module only: somebody booked on the control account by hand; move it before the declaration leaves (S003-29).'
      : 'Post the debtor module’s journal, or correct it, before the declaration leaves (S003-29, S003-31).',
};
