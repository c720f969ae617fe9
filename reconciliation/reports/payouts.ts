import { meaningOf, type KnownWord } from '../known-words';
import type { RecipeSource } from '../recipe-source';
import { DETAIL_REPORT } from '../report-window';
import { amount, month, reportLayouts, required, text } from '../../formats/tables/report-layouts';

const YES_OR_NO: readonly KnownWord[] = [
  { means: 'yes', written: ['Ja', 'J', 'true', '1'] },
  { means: 'no', written: ['Nej', 'N', 'false', '0'] },
];

export const PAYOUT_STATUSES: readonly KnownWord[] = [
  { means: 'paid', written: ['Sendt…', 'Udbetalt…', 'Straks…', 'Gennemført…', 'Accepteret…', 'Godkendt…'] },
  { means: 'not paid', written: ['Afvist…', 'Fejl…', 'Annulleret…', 'Retur…', 'Ikke sendt…', 'Afventer…', 'Kladde…'] },
];

/**
 * KY's own reports on payouts, in detail or as sums: those to a NemKonto, at once or in the run, and those to an account
 * that was named (S004-26 to S004-29). The vouchers that KY posts are the same (S004-116).
 */
export const payoutReport: RecipeSource = {
  title: 'KY Udbetalinger',
  owedBy: 'KY_RAPPORT_OEKONOMI',
  window: DETAIL_REPORT,
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
    { column: 'status', words: PAYOUT_STATUSES, onEveryLine: true },
    { column: 'immediate', words: YES_OR_NO },
  ],
  leavesOut: ({ status = '' }) => (meaningOf(PAYOUT_STATUSES, status) === 'not paid' ? `status ${status}` : undefined),
  amounts: [{ columns: ['amount'], sign: 'as-is' }],
  tallies: ({ fields: { immediate = '', account = '' } }) => {
    if (account !== '') return [TO_AN_ACCOUNT];
    return [meaningOf(YES_OR_NO, immediate) === 'yes' ? 'paid at once to the NemKonto' : 'sent to the NemKonto'];
  },
};

/** What the sums of the report call a payout that names an account. */
export const TO_AN_ACCOUNT = 'to an account that was named';

const ACCOUNT_PAYOUTS = 'KY Udbetalinger til kontonumre';

/** KY's report on payouts to account numbers alone (S004-29): a line without an account is none of it. */
export const accountPayouts: RecipeSource = {
  ...payoutReport,
  title: ACCOUNT_PAYOUTS,
  rules: [
    {
      rule: 'a payout to an account number names the account',
      isBroken: ({ account = '' }) => account === '',
      cites: ['S004-29'],
    },
  ],
};
