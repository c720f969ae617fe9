import { meaningOf, type KnownWord } from '../known-words';
import type { Identity, Recipe } from '../recipe';
import type { LineRule, AmountRule, RecipeSource } from '../recipe-source';
import { amount, day, month, reportLayouts, required, text, wholeNumber } from '../report-layouts';
import { signedAmountOf } from '../reports/signed-amount';
import type { Cells } from '../row';

/** A returned payment goes back to KY; an account for errors hides it (S004-111 to S004-113). */
const NEVER_ON_THE_ERROR_ACCOUNT: Omit<LineRule, 'isBroken'> = {
  rule: 'no payout stands on an error account',
  cites: ['S004-111', 'S004-112', 'S004-113'],
};

function isOnErrorAccount({ account = '', description = '' }: Cells): boolean {
  return /fejlkonto|\bKUB\b/i.test(`${account} ${description}`);
}

/** The account extract of Hensættelse Bankudbetaling: plus is debit (figure 27). One file may be given for both sides. */
function extract(title: string, amounts: readonly AmountRule[]): RecipeSource {
  const counts = (fields: Cells) => amounts.some(({ only }) => only?.(fields) !== false);
  return {
    title,
    owedBy: 'accounting',
    layouts: reportLayouts({
      title,
      currency: { column: 'currency', blank: 'DKK' },
      columns: [
        text('voucher', 'Bilag'),
        required(day('booked_on', 'Dato')),
        text('account', 'Finanskonto'),
        text('description', 'Beskrivelse', 'Tekst'),
        text('currency', 'Valuta'),
        amount('amount', 'Beløb'),
        // *Beløb* has no sign where the journal prints both (figure 28): the signed columns are the truth.
        amount('amount_in_transaction_currency', 'Beløb i transaktionsvaluta'),
        amount('amount_in_reporting_currency', 'Beløb i rapporteringsvaluta'),
        required(text('recipient', 'CPR', 'Modtager', 'Ydelsesmodtager')),
      ],
      totals: { column: 'voucher', says: ['I alt', 'Sum'] },
    }),
    derives: (fields) => ({ amount: signedAmountOf(fields) }),
    leavesOut: (fields) => (counts(fields) ? undefined : 'of the other side'),
    amounts,
    tallies: ({ fields }) => [originOf(fields)],
    // One extract may serve both sides: each looks after its own lines.
    rules: [
      { ...NEVER_ON_THE_ERROR_ACCOUNT, isBroken: (fields) => counts(fields) && isOnErrorAccount(fields) },
      {
        rule: 'a posting has an amount',
        isBroken: ({ amount: written = '' }) => written === '',
        cites: ['S004-114'],
      },
    ],
  };
}

/** The voucher's prefix shows where it comes from (S004-122). */
function originOf({ voucher = '' }: Cells): string {
  if (voucher.startsWith('OMP')) return 're-posted by hand';
  return voucher.startsWith('KY') ? 'posted by KY' : 'of other origin';
}

function isDebit({ amount: written = '' }: Cells): boolean {
  return !written.startsWith('-');
}

const YES_OR_NO: readonly KnownWord[] = [
  { means: 'yes', written: ['Ja', 'J', 'true', '1'] },
  { means: 'no', written: ['Nej', 'N', 'false', '0'] },
];

const STATUSES: readonly KnownWord[] = [
  { means: 'paid', written: ['Sendt…', 'Udbetalt…', 'Straks…', 'Gennemført…', 'Accepteret…', 'Godkendt…'] },
  { means: 'not paid', written: ['Afvist…', 'Fejl…', 'Annulleret…', 'Retur…', 'Ikke sendt…', 'Afventer…', 'Kladde…'] },
];

/**
 * KY's own reports on payouts, in detail or as sums: those to a NemKonto, at once or in the run, and those to an account
 * that was named (S004-26 to S004-29). The vouchers that KY posts are the same (S004-116).
 */
const payoutReport: RecipeSource = {
  title: 'KY Udbetalinger',
  owedBy: 'KY_RAPPORT_OEKONOMI',
  layouts: reportLayouts({
    title: 'KY Udbetalinger',
    currency: 'DKK',
    columns: [
      required(month('booked_on', 'Dispositionsmåned', 'Dispositionsdato_YYYYMM')),
      text('recipient', 'CPR', 'Modtager'),
      text('status', 'Status'),
      text('immediate', 'Straksudbetaling'),
      text('account', 'Kontonummer'),
      required(amount('amount', 'Beløb')),
    ],
    totals: { column: 'booked_on', says: ['I alt', 'Sum'] },
  }),
  words: [
    { column: 'status', words: STATUSES },
    { column: 'immediate', words: YES_OR_NO },
  ],
  leavesOut: ({ status = '' }) => (meaningOf(STATUSES, status) === 'not paid' ? `status ${status}` : undefined),
  amounts: [{ columns: ['amount'], sign: 'as-is' }],
  tallies: ({ fields: { immediate = '', account = '' } }) => {
    if (account !== '') return ['to an account that was named'];
    return [meaningOf(YES_OR_NO, immediate) === 'yes' ? 'paid at once to the NemKonto' : 'sent to the NemKonto'];
  },
};

/** The accounts of the posting flow, step by step (figure 26). */
const flow: RecipeSource = {
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
const FLOW: readonly Identity[] = [
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

/** R5: every payout that KY provided has gone to NemKonto, recipient by recipient (S004-106 to S004-122). */
export const recipe: Recipe = {
  id: 'ky-nemkonto',
  title: 'KY against NemKonto',
  place: 5,
  purpose: 'the account Hensættelse Bankudbetaling is nought for each recipient: all that was provided was paid out',
  cites: ['S004-106', 'S004-107', 'S004-108', 'S004-114', 'S004-115', 'S004-118', 'S004-122'],
  currency: 'DKK',
  key: ['recipient'],
  left: extract('provisions for payout', [
    { columns: ['amount'], sign: 'opposite', only: (fields) => !isDebit(fields) },
  ]),
  right: extract('payouts to NemKonto', [{ columns: ['amount'], sign: 'as-is', only: isDebit }]),
  third: {
    ...extract('Afregning NemKonto', [{ columns: ['amount'], sign: 'as-is' }]),
    title: 'Afregning NemKonto',
  },
  periodRules: [{ name: 'balance', counts: 'until', column: { left: 'booked_on', right: 'booked_on' } }],
  matchers: [
    { kind: 'exact' },
    { kind: 'sums' },
    { kind: 'many-to-one' },
    {
      kind: 'period-shift',
      cause: 'corrected by a re-posting in a later month',
      cites: ['S004-118', 'S004-120', 'S004-121', 'S004-122'],
      only: (fields) => originOf(fields) === 're-posted by hand',
      reach: 4,
    },
  ],
  explanations: [
    {
      id: 'returned',
      cause: 'returned by NemKonto: back to KY for correction, never to the error account',
      cites: ['S004-111', 'S004-119', 'S004-121'],
      by: {
        kind: 'file',
        source: {
          title: 'payments returned by NemKonto',
          owedBy: 'accounting',
          layouts: reportLayouts({
            title: 'payments returned by NemKonto',
            currency: 'DKK',
            columns: [
              required(text('recipient', 'CPR', 'Modtager')),
              required(amount('amount', 'Beløb')),
              day('booked_on', 'Dato'),
              text('reason', 'Årsag'),
            ],
          }),
          amounts: [{ columns: ['amount'], sign: 'as-is' }],
        },
        on: 'left',
        explains: 'rows',
      },
    },
    {
      id: 'payouts',
      cause: 'in KY’s report on payouts',
      cites: ['S004-26', 'S004-27', 'S004-28', 'S004-29', 'S004-116'],
      by: { kind: 'file', source: payoutReport, on: 'right', explains: 'nothing' },
    },
    {
      id: 'flow',
      cause: 'in the posting flow',
      cites: ['S004-110'],
      by: { kind: 'file', source: flow, on: 'right', explains: 'nothing' },
    },
  ],
  identities: [
    {
      name: 'Hensættelse Bankudbetaling clears to nought, but for what is explained',
      cites: ['S004-114', 'S004-119'],
      left: (totals) => totals.difference,
      right: (totals) => totals.explained(),
    },
    {
      name: 'Afregning NemKonto clears to nought',
      cites: ['S004-109', 'S004-114', 'S004-117'],
      left: (totals) => totals.total('third'),
      right: (totals) => totals.nought,
      by: ['recipient'],
      applies: (totals) => totals.has('third'),
    },
    {
      name: 'what KY posted as paid out is what its report on payouts has',
      cites: ['S004-26', 'S004-27', 'S004-29', 'S004-116'],
      left: (totals) => totals.of('right', 'posted by KY'),
      right: (totals) => totals.total('payouts'),
      by: ['recipient'],
      applies: (totals) => totals.has('payouts'),
    },
    ...FLOW,
  ],
  schedule: { every: 'month', onBankingDay: 3, cites: ['S004-106'] },
  preparedBy: 'accounting',
  signedBy: 'head of accounting',
  routes: ({ class: kind }) =>
    kind === 'only-right'
      ? 'A payout without a provision was posted wrongly: correct it by a re-posting (S004-120).'
      : 'Back to KY: a caseworker corrects the payout and sends it again; it must not go to an error account (S004-111).',
};
