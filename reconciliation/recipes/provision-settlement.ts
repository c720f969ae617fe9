import type { Identity, Recipe } from '../recipe';
import type { RecipeSource } from '../recipe-source';
import { CONTRIBUTIONS, contributionOf, kySums, NAMES, rejected, sumFinans } from '../reports/contributions';
import { interestPostings } from '../reports/interest-postings';
import { requests } from '../reports/payment-requests';
import { amount, month, reportLayouts, required, text } from '../../formats/tables/report-layouts';
import { taxAccount } from '../reports/tax-account';

const REJECTED = 'rejected by eIndkomst';

/** An extract of the accounts on 8.52.59: KY's provisions stand in credit, the municipality's settlements in debit. */
function accountExtract(title: string, normalSide: 'debit' | 'credit'): RecipeSource {
  const otherSide = normalSide === 'debit' ? 'credit' : 'debit';
  return {
    title,
    owedBy: 'accounting',
    layouts: reportLayouts({
      title,
      currency: 'DKK',
      columns: [
        required(month('period', 'Periode')),
        required(text('account', 'Konto')),
        text('request', 'Betalingsanmodning'),
        text('se_number', 'SE-nummer', 'INDBERETTES_FOR_SE'),
        text('person', 'CPR', 'CPR-nr'),
        required(amount('debit', 'Debet')),
        required(amount('credit', 'Kredit')),
      ],
      totals: { column: 'period', says: ['I alt', 'Sum'] },
    }),
    words: [{ column: 'account', words: NAMES }],
    derives: ({ account = '' }) => ({ contribution: contributionOf(account) }),
    amounts: [
      { columns: [normalSide], sign: 'as-is' },
      { columns: [otherSide], sign: 'opposite' },
    ],
    tallies: ({ fields }) => [fields.contribution ?? ''],
  };
}

const otherEvents: RecipeSource = {
  title: 'other events, noted by a person',
  owedBy: 'accounting',
  layouts: reportLayouts({
    title: 'other events, noted by a person',
    currency: 'DKK',
    columns: [
      month('period', 'Periode'),
      required(text('contribution', 'Konto')),
      text('person', 'CPR', 'CPR-nr'),
      required(amount('amount', 'Beløb')),
      required(text('event', 'Hændelse')),
    ],
  }),
  derives: ({ contribution = '' }) => ({ contribution: contributionOf(contribution) }),
  amounts: [{ columns: ['amount'], sign: 'as-is' }],
};

function ofContribution(contribution: string): Identity[] {
  return [
    {
      name: `${contribution}: KY’s sum = provision`,
      cites: ['S004-65', 'S004-102'],
      left: (totals) => totals.of('ky-sums', contribution),
      right: (totals) => totals.of('left', contribution),
      by: ['se_number', 'person'],
      applies: (totals) => totals.has('ky-sums'),
    },
    {
      name: `${contribution}: KY’s Sum - Finans = provision`,
      cites: ['S004-65', 'S004-92'],
      left: (totals) => totals.of('sum-finans', contribution),
      right: (totals) => totals.of('left', contribution),
      applies: (totals) => totals.has('sum-finans'),
    },
    {
      name: `${contribution}: settlement = request`,
      cites: ['S004-66', 'S004-95'],
      left: (totals) => totals.of('right', contribution),
      right: (totals) => totals.of('third', contribution),
      by: ['se_number', 'request'],
      applies: (totals) => totals.has('third'),
    },
    {
      name: `${contribution}: provision − settlement = rejected`,
      cites: ['S004-101'],
      left: (totals) => totals.of('left', contribution).minus(totals.of('right', contribution)),
      right: (totals) => totals.of('rejected', contribution),
      by: ['se_number', 'person'],
      applies: (totals) => totals.has('rejected') && totals.explained().equals(totals.explained(REJECTED)),
      notWhen: 'something else than what was rejected explains some of it',
    },
  ];
}

/** R4: what KY provided is what was settled with SKAT and ATP (S004-90 to S004-105). */
export const recipe: Recipe = {
  id: 'provision-settlement',
  title: 'provision against settlement',
  place: 4,
  purpose: 'what KY provided for A-tax, AM, ATP and OP was settled with SKAT and ATP, but for what eIndkomst rejected',
  cites: [
    'S004-65',
    'S004-90',
    'S004-91',
    'S004-92',
    'S004-93',
    'S004-94',
    'S004-96',
    'S004-97',
    'S004-98',
    'S004-99',
    'S004-102',
    'S004-104',
  ],
  currency: 'DKK',
  key: ['contribution', 'request?', 'se_number?', 'person?'],
  left: accountExtract('provisions on 8.52.59', 'credit'),
  right: accountExtract('settlements on 8.52.59', 'debit'),
  third: requests,
  periodRules: [
    { name: 'disposition', counts: 'within', column: { left: 'period', right: 'period' } },
    { name: 'balance', counts: 'until', column: { left: 'period', right: 'period' } },
  ],
  matchers: [
    { kind: 'exact' },
    { kind: 'sums' },
    { kind: 'period-shift', cause: 'settled in a neighbouring period', cites: ['S004-94', 'S004-97'] },
  ],
  explanations: [
    {
      id: 'rejected',
      cause: REJECTED,
      cites: ['S004-97', 'S004-101'],
      by: { kind: 'file', source: rejected, on: 'left', explains: 'sums' },
    },
    {
      id: 'tax-account',
      cause: 'interest on the tax account, booked on 6.45.51',
      cites: ['S004-97', 'S004-103', 'S004-104'],
      by: { kind: 'file', source: taxAccount, on: 'right', explains: 'sums' },
    },
    {
      id: 'other',
      cause: 'another event, noted by a person',
      cites: ['S004-97'],
      by: { kind: 'file', source: otherEvents, on: 'left', explains: 'sums' },
    },
    {
      id: 'ky-sums',
      cause: 'provided by KY',
      cites: ['S004-65', 'S004-92'],
      by: { kind: 'file', source: kySums, on: 'left', explains: 'nothing' },
    },
    {
      id: 'sum-finans',
      cause: 'posted by KY',
      cites: ['S004-65', 'S004-92'],
      by: { kind: 'file', source: sumFinans, on: 'left', explains: 'nothing' },
    },
    {
      id: 'interest-postings',
      cause: 'posted on 6.45.51',
      cites: ['S004-104'],
      by: { kind: 'file', source: interestPostings, on: 'right', explains: 'nothing' },
    },
  ],
  identities: [
    ...CONTRIBUTIONS.flatMap(ofContribution),
    {
      name: 'the tax account’s movements lead to its last balance',
      cites: ['S004-99', 'S004-105'],
      left: (totals) => totals.balances('tax-account').computed ?? totals.nought,
      right: (totals) => totals.balances('tax-account').stated ?? totals.nought,
      applies: (totals) => totals.has('tax-account'),
    },
    {
      name: 'the tax account stands at nought, or at its interest: every request is paid',
      cites: ['S004-99', 'S004-104'],
      left: (totals) => totals.balances('tax-account').stated ?? totals.nought,
      right: (totals) =>
        totals.balances('tax-account').stated?.isZero() === false
          ? totals.of('tax-account', 'interest').negated()
          : totals.nought,
      applies: (totals) => totals.has('tax-account'),
    },
    {
      name: 'interest on the tax account = posted on 6.45.51',
      cites: ['S004-104'],
      left: (totals) => totals.of('tax-account', 'interest'),
      right: (totals) => totals.total('interest-postings'),
      applies: (totals) => totals.has('tax-account') && totals.has('interest-postings'),
    },
  ],
  schedule: { every: 'month', onBankingDay: 15, cites: ['S004-93', 'S004-94'] },
  // ATP asks for ATP and OP once a quarter: only then are both sides whole.
  alsoRun: [{ every: 'quarter', onBankingDay: 15, cites: ['S004-93', 'S004-100'] }],
  preparedBy: 'accounting',
  signedBy: 'head of accounting',
  routes: () =>
    'Draw the statement of the tax account for the SE number from eIndkomst and give it with --explain tax-account=FILE (S004-98, S004-103).',
};
