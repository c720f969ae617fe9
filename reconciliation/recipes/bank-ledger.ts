import type { Money } from '../../domain/kernel/money';
import type { KnownWord } from '../known-words';
import type { Recipe, StatedFigure } from '../recipe';
import type { AmountRule, RecipeSource } from '../recipe-source';
import { amount, day, reportLayouts, required, text } from '../../formats/tables/report-layouts';
import type { Cells } from '../row';
import type { Totals } from '../totals';

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

/** As our reader of camt.053 says it, and as people write it into a list. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(opening balance|ingående saldo|primosaldo)/i, 'opening balance'],
  [/^(closing balance|utgående saldo|ultimosaldo)/i, 'closing balance'],
  [/^(paid out|utbetalning|udbetaling)/i, 'paid out'],
];

function kindOf(written: string): string {
  return KINDS.find(([word]) => word.test(written))?.[1] ?? written;
}

function isBalance({ kind = '' }: Cells): boolean {
  return kind.endsWith(' balance');
}

/** A row of a balance is compared with nothing: it is there for the identity. */
function balanceAs(kind: string): AmountRule {
  return { columns: ['amount'], sign: 'as-is', only: (fields) => fields.kind === kind, beside: true };
}

const asCsv = movements('the bank');
const statement: RecipeSource = {
  ...asCsv,
  owedBy: 'bank',
  // A bank sends a file a day, and one for each account.
  inParts: true,
  layouts: [
    { kind: 'camt', title: 'the bank (camt)', rows: 'statement', currency: 'SEK' },
    { kind: 'bgmax', title: 'the bank (BgMax)' },
    ...asCsv.layouts,
  ],
  derives: ({ kind = '' }) => ({ kind: kindOf(kind) }),
  amounts: [
    { columns: ['amount'], sign: 'as-is', only: (fields) => !isBalance(fields) },
    balanceAs('opening balance'),
    balanceAs('closing balance'),
  ],
  tallies: ({ amount: moved, fields: { kind = '' } }) => {
    if (isBalance({ kind })) return [kind];
    return [moved.isNegative() ? 'out' : 'in', ...(kind === 'paid out' ? [kind] : [])];
  },
  statements: {
    account: 'account',
    on: 'booked_on',
    kindOf: ({ kind }) =>
      kind === 'opening balance' ? 'opening' : kind === 'closing balance' ? 'closing' : 'movement',
  },
};

const ledger: RecipeSource = {
  ...movements('the ledger'),
  owedBy: 'accounting',
  ledgerQuery: 'bank-movements',
  tallies: ({ amount: moved, fields }) => [
    moved.isNegative() ? 'out' : 'in',
    ...(fields.status === 'suspense' ? ['in suspense'] : []),
    ...(fields.status ? [`status ${fields.status}`] : []),
  ],
};

/** As our own ledger answers them. */
const ITEMS: readonly KnownWord[] = [
  'bank before',
  'bank movements',
  'bank at the end',
  'suspense account',
  'in suspense',
].map((item) => ({ means: item, written: [item] }));

/** What the ledger's bank account and suspense account say, whichever movements they were booked for. */
const accounts: RecipeSource = {
  title: 'the ledger’s bank and suspense accounts',
  owedBy: 'accounting',
  ledgerQuery: 'bank-accounts',
  layouts: reportLayouts({
    title: 'the ledger’s bank and suspense accounts',
    currency: 'SEK',
    columns: [required(text('item', 'Post')), required(amount('amount', 'Belopp', 'Beløb'))],
  }),
  words: [{ column: 'item', words: ITEMS }],
  amounts: [{ columns: ['amount'], sign: 'as-is' }],
  tallies: ({ fields }) => [fields.item ?? ''],
};

/** A file without balances (BgMax, a list) shows movements, and may lack some: somebody must have looked at the account. */
const BALANCE_STATED: StatedFigure = {
  what: 'the balance that the bank itself states for the last day of the period',
  atEnd: 'bank at the end',
  before: 'bank before',
};

/** Whether the bank says the balances of every account that something moved on. */
function hasBalances(totals: Totals): boolean {
  return totals.statements('left')?.isWhole === true;
}

function changeAtBank(totals: Totals): Money {
  const { opening, closing } = totals.statements('left') ?? { opening: totals.nought, closing: totals.nought };
  return closing.minus(opening);
}

/**
 * Movement by movement, and the balances of both books. While it is not signed without a remainder no reminder leaves
 * (S003-26, S003-27). A camt.053 brings its balances, BgMax has none; a list may have them as rows of their own. Files of
 * days are one chain: what one ended with the next one must begin with.
 */
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
  third: accounts,
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
  identities: [
    {
      name: 'the bank: opening balance + all movements = closing balance',
      cites: ['S003-26'],
      left: (totals) => {
        const { opening, moved } = totals.statements('left') ?? { opening: totals.nought, moved: totals.nought };
        return opening.plus(moved);
      },
      right: (totals) => totals.statements('left')?.closing ?? totals.nought,
      applies: (totals) => totals.statements('left') !== undefined,
      orStated: BALANCE_STATED,
    },
    {
      name: 'the ledger: its bank account before + the movements it has booked = its bank account at the end',
      cites: ['S003-06', 'S003-26'],
      left: (totals) => totals.of('third', 'bank before').plus(totals.of('third', 'bank movements')),
      right: (totals) => totals.of('third', 'bank at the end'),
      applies: (totals) => totals.count('third', 'bank at the end').rows > 0,
    },
    {
      name: 'what the bank’s balance changed by, less the difference = what the ledger’s bank account changed by',
      cites: ['S003-26'],
      left: (totals) => changeAtBank(totals).minus(totals.difference),
      right: (totals) => totals.of('third', 'bank at the end').minus(totals.of('third', 'bank before')),
      applies: (totals) => hasBalances(totals) && totals.count('third', 'bank at the end').rows > 0,
      orStated: BALANCE_STATED,
    },
    {
      name: 'payments in suspense = the suspense account',
      cites: ['S003-06', 'S002-57'],
      left: (totals) => totals.of('third', 'in suspense'),
      right: (totals) => totals.of('third', 'suspense account'),
      applies: (totals) => totals.count('third', 'suspense account').rows > 0,
    },
  ],
  // The agreed frequency (S003-27) is a month where nothing else is agreed; a day's or a quarter's run is the same.
  schedule: { every: 'month', onBankingDay: 1, cites: ['S003-27'] },
  preparedBy: 'accounting',
  signedBy: 'head of accounting',
  effect: 'opens-reminder-gate',
  routes: ({ class: kind, rows }) => {
    if (rows.some(({ row }) => row.fields.kind === 'paid out')) {
      return 'Paid out at the bank (a refund, a fee, a payment of the municipality’s own): note it as no payment of a claim (other-movements), or have the payment taken back that it reverses (S003-26).';
    }
    if (kind === 'only-left')
      return 'At the bank only: import the bank’s file of that day; no reminder leaves until it is booked (S003-26).';
    return kind === 'only-right'
      ? 'In the ledger only: ask the bank for the statement of that day, and take back what never came (S003-26).'
      : 'Booked with another amount, or twice: hold the bank’s file against the payment, and correct the ledger (S003-26).';
  },
};
