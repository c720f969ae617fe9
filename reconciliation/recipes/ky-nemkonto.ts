import type { Recipe } from '../recipe';
import { amount, day, reportLayouts, required, text } from '../../formats/tables/report-layouts';
import { bankPayouts, errorAccount, extract, isDebit, originOf, settlementAccount } from '../reports/payout-accounts';
import { accountPayouts, payoutReport, TO_AN_ACCOUNT } from '../reports/payouts';
import { flow, FLOW } from '../reports/posting-flow';

/** R5: every payout that KY provided has gone to NemKonto, recipient by recipient (S004-106 to S004-122). */
export const recipe: Recipe = {
  id: 'ky-nemkonto',
  title: 'KY against NemKonto',
  place: 5,
  purpose: 'the account Hensættelse Bankudbetaling is nought for each recipient: all that was provided was paid out',
  cites: ['S004-106', 'S004-107', 'S004-108', 'S004-112', 'S004-114', 'S004-115', 'S004-117', 'S004-118', 'S004-122'],
  currency: 'DKK',
  mayBeOneFile: [['left', 'right']],
  key: ['recipient'],
  left: extract('provisions for payout', [
    { columns: ['amount'], sign: 'opposite', only: (fields) => !isDebit(fields) },
  ]),
  right: extract('payouts to NemKonto', [{ columns: ['amount'], sign: 'as-is', only: isDebit }]),
  third: settlementAccount,
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
      id: 'account-payouts',
      cause: 'in KY’s report on payouts to account numbers',
      cites: ['S004-29', 'S004-167'],
      by: { kind: 'file', source: accountPayouts, on: 'right', explains: 'nothing' },
    },
    {
      id: 'bank',
      cause: 'left the bank account',
      cites: ['S004-109', 'S004-117'],
      by: { kind: 'file', source: bankPayouts, on: 'right', explains: 'nothing' },
    },
    {
      id: 'error-account',
      cause: 'on the account for failed payouts',
      cites: ['S004-112', 'S004-113'],
      by: { kind: 'file', source: errorAccount, on: 'right', explains: 'nothing' },
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
      name: 'what KY debited on Hensættelse Bankudbetaling = what it credited on Afregning NemKonto',
      cites: ['S004-108', 'S004-116'],
      left: (totals) => totals.of('right', 'posted by KY'),
      right: (totals) => totals.of('third', 'posted by KY, credit').negated(),
      by: ['recipient'],
      applies: (totals) => totals.has('third'),
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
    {
      name: 'what Afregning NemKonto was cleared with = what left the bank account',
      cites: ['S004-109', 'S004-117'],
      left: (totals) => totals.of('third', 'debit'),
      right: (totals) => totals.total('bank'),
      applies: (totals) => totals.has('third') && totals.has('bank'),
    },
    {
      name: 'payouts to named accounts = Udbetalinger til kontonumre',
      cites: ['S004-29', 'S004-167'],
      left: (totals) => totals.of('payouts', TO_AN_ACCOUNT),
      right: (totals) => totals.total('account-payouts'),
      by: ['recipient', 'account'],
      applies: (totals) => totals.has('payouts') && totals.has('account-payouts'),
    },
    {
      name: 'the account for failed payouts stands at nought: each was moved back by hand',
      cites: ['S004-112', 'S004-113'],
      left: (totals) => totals.total('error-account'),
      right: (totals) => totals.nought,
      by: ['recipient'],
      applies: (totals) => totals.has('error-account'),
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
