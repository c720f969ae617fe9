import type { Identity, Recipe } from '../recipe';
import { economySystem, kyReport } from '../reports/finance';
import { failedVouchers, financeDetails } from '../reports/finance-details';

/** Detaljer - Finans has every posting with its state: what is neither sent nor answered yet is told, and is in no sum. */
const DETAILS: readonly Identity[] = [
  ...(['debit', 'credit'] as const).map((side): Identity => ({
    name: `Detaljer - Finans, accepted ${side} = Sum - Finans`,
    cites: ['S004-17', 'S004-18', 'S004-22', 'S004-52'],
    left: (totals) => totals.of('details', `accepted ${side}`),
    // Each voucher has as much of the one as of the other, whichever way round the columns stand (S004-55).
    right: (totals) => totals.of('left', side),
    by: ['voucher'],
    applies: (totals) => totals.has('details'),
  })),
  ...(['debit', 'credit'] as const).map((side): Identity => ({
    name: `Detaljer - Finans, rejected ${side} = Detaljer - Finans fejlede`,
    cites: ['S004-20', 'S004-22', 'S004-51'],
    left: (totals) => totals.of('details', `rejected ${side}`),
    right: (totals) => totals.of('failed', side),
    by: ['voucher', 'posting_id'],
    applies: (totals) => totals.has('details') && totals.has('failed'),
  })),
  ...(['not sent', 'awaiting'] as const).map((state): Identity => ({
    name: `Detaljer - Finans: what is ${state} balances`,
    cites: ['S004-22'],
    left: (totals) => totals.of('details', `${state} debit`),
    right: (totals) => totals.of('details', `${state} credit`),
    by: ['voucher'],
    applies: (totals) =>
      totals.count('details', `${state} debit`).rows + totals.count('details', `${state} credit`).rows > 0,
  })),
];

/**
 * R1: everything that KY sent is in the economy system (S004-45): voucher by voucher or account by account where both files
 * say them; at the end of the year by operating and intermediate accounts (S004-50); otherwise month by month.
 */
export const recipe: Recipe = {
  id: 'ky-finance',
  title: 'KY against the economy system',
  place: 1,
  purpose: 'everything that KY posted has arrived in the economy system, or the error list says why not',
  cites: [
    'S004-01',
    'S004-10',
    'S004-24',
    'S004-56',
    'S004-05',
    'S004-14',
    'S004-18',
    'S004-22',
    'S004-45',
    'S004-49',
    'S004-51',
    'S004-52',
    'S004-55',
    'S004-60',
    'S004-62',
  ],
  currency: 'DKK',
  key: ['account|kind|booking_month', 'voucher?'],
  left: kyReport,
  right: economySystem,
  periodRules: [
    { name: 'booking', counts: 'within', column: { left: 'booking_month', right: 'booking_month' } },
    { name: 'file', counts: 'always' },
  ],
  matchers: [
    { kind: 'exact' },
    { kind: 'sums' },
    { kind: 'period-shift', cause: 'booked in a neighbouring month', cites: ['S004-61'] },
  ],
  explanations: [
    {
      id: 'failed',
      cause: 'rejected by the economy system (error list)',
      cites: ['S004-19', 'S004-20', 'S004-21', 'S004-51', 'S004-60'],
      by: { kind: 'file', source: failedVouchers, on: 'left', explains: 'sums' },
    },
    {
      id: 'details',
      cause: 'in KY Detaljer - Finans',
      cites: ['S004-22', 'S004-52'],
      by: { kind: 'file', source: financeDetails, on: 'left', explains: 'nothing' },
    },
  ],
  identities: [
    {
      name: 'Sum - Finans comes to nought',
      cites: ['S004-46'],
      left: (totals) => totals.of('left', 'debit').minus(totals.of('left', 'credit')),
      right: (totals) => totals.nought,
    },
    {
      name: 'operating accounts = minus the intermediate accounts',
      cites: ['S004-47', 'S004-48'],
      left: (totals) => totals.of('left', 'operating credit').minus(totals.of('left', 'operating debit')),
      right: (totals) => totals.of('left', 'intermediate debit').minus(totals.of('left', 'intermediate credit')),
      applies: (totals) => totals.count('left', 'unsorted debit').rows === 0,
      notWhen: 'KY names some accounts neither operating nor intermediate',
    },
    {
      name: 'the economy system comes to nought',
      cites: ['S004-57'],
      left: (totals) => totals.of('right', 'debit').minus(totals.of('right', 'credit')),
      right: (totals) => totals.nought,
    },
    {
      name: 'the credit differs as the debit does',
      cites: ['S004-55', 'S004-59'],
      left: (totals) => totals.difference,
      right: (totals) => totals.of('left', 'credit').minus(totals.of('right', 'credit')),
    },
    {
      name: 'each failed voucher balances',
      cites: ['S004-23'],
      left: (totals) => totals.of('failed', 'debit'),
      right: (totals) => totals.of('failed', 'credit'),
      applies: (totals) => totals.has('failed'),
    },
    ...DETAILS,
  ],
  schedule: { every: 'month', onBankingDay: 3, cites: ['S004-61'] },
  // The total of the year, for the annual accounts. The guide names no day: the third banking week is our own choice.
  alsoRun: [{ every: 'year', onBankingDay: 15, cites: ['S004-50'] }],
  preparedBy: 'accounting',
  signedBy: 'head of accounting',
  routes: ({ class: kind }) =>
    kind === 'only-right'
      ? 'The economy system has what KY never sent: ask its supplier (S004-53).'
      : 'Find out which system is wrong: the economy system goes to its supplier (S004-53), KY to a case in MinSupport (S004-54).',
};
