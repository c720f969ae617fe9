import { meaningOf, type KnownWord } from '../known-words';
import type { Identity } from '../recipe';
import type { RecipeSource } from '../recipe-source';
import { DETAIL_REPORT } from '../report-window';
import { PAYOUT_STATUSES } from './payouts';
import { amount, month, reportLayouts, required, text, wholeNumber } from '../../formats/tables/report-layouts';

/** The accounts of the two vouchers. */
const VOUCHER_ACCOUNTS: readonly KnownWord[] = [
  { means: 'APØ', written: ['APØ…', 'APOE…', '…APØ-konto…'] },
  { means: 'provision', written: ['…bankudbetaling…'] },
  { means: 'settlement', written: ['Afregning…'] },
];

/** A manual invoice has two vouchers: the draw on the citizen's APØ account, and the request to NemKonto (S004-171). */
export const manualVouchers: RecipeSource = {
  title: 'vouchers of manual invoices',
  owedBy: 'accounting',
  layouts: reportLayouts({
    title: 'vouchers of manual invoices',
    currency: 'DKK',
    columns: [
      required(text('invoice', 'Faktura')),
      text('person', 'CPR', 'Borger'),
      required(wholeNumber('voucher', 'Bilag')),
      required(text('account', 'Konto')),
      required(amount('debit', 'Debet')),
      required(amount('credit', 'Kredit')),
    ],
  }),
  amounts: [
    { columns: ['debit'], sign: 'as-is', sets: { side: 'debit' } },
    { columns: ['credit'], sign: 'as-is', sets: { side: 'credit' }, beside: true },
  ],
  words: [{ column: 'account', words: VOUCHER_ACCOUNTS }],
  tallies: ({ fields: { voucher = '', side = '', account = '' } }) => [
    `voucher ${voucher} ${meaningOf(VOUCHER_ACCOUNTS, account) ?? ''} ${side}`,
  ],
};

const MANUAL = 'KY approved manual invoices';

/** The bills that citizens brought and KY approved: each has its two vouchers (S004-168, S004-171). */
export const manualInvoices: RecipeSource = {
  title: MANUAL,
  owedBy: 'KY_RAPPORT_FAKTURA',
  window: DETAIL_REPORT,
  layouts: reportLayouts({
    title: MANUAL,
    currency: 'DKK',
    columns: [
      required(text('invoice', 'Faktura', 'Fakturanummer')),
      text('person', 'CPR', 'Borger'),
      month('booking_month', 'Bogføringsmåned'),
      text('payee_account', 'Kontonummer', 'Betales til konto'),
      required(amount('amount', 'Beløb')),
    ],
    totals: { column: 'invoice', says: ['I alt', 'Sum'] },
  }),
  amounts: [{ columns: ['amount'], sign: 'as-is' }],
  tallies: ({ fields: { payee_account: account = '' } }) => (account === '' ? [] : [TO_A_NUMBER]),
};

/** What the sums call a manual invoice that is paid to an account and not to the citizen’s NemKonto. */
const TO_A_NUMBER = 'to an account number';

/** KY's payouts to account numbers, as far as they pay an invoice (S004-29, S004-167). */
export const invoicesToAccounts: RecipeSource = {
  title: 'KY Udbetalinger til kontonumre',
  owedBy: 'KY_RAPPORT_OEKONOMI',
  window: DETAIL_REPORT,
  layouts: reportLayouts({
    title: 'KY Udbetalinger til kontonumre',
    currency: 'DKK',
    columns: [
      required(month('booking_month', 'Dispositionsmåned', 'Dispositionsdato_YYYYMM')),
      text('invoice', 'Faktura', 'Fakturanummer'),
      text('person', 'CPR', 'Modtager', 'Borger'),
      required(text('payee_account', 'Kontonummer')),
      text('status', 'Status'),
      required(amount('amount', 'Beløb')),
    ],
    totals: { column: 'booking_month', says: ['I alt', 'Sum'] },
  }),
  words: [{ column: 'status', words: PAYOUT_STATUSES, onEveryLine: true }],
  leavesOut: ({ invoice = '', status = '' }) => {
    if (invoice === '') return 'no invoice is named: a benefit';
    return meaningOf(PAYOUT_STATUSES, status) === 'not paid' ? `status ${status}` : undefined;
  },
  amounts: [{ columns: ['amount'], sign: 'as-is' }],
};

const APO = 'the APØ account, citizen by citizen';

/**
 * The citizens' APØ accounts as the economy system has them, and a line without a citizen for all of them together (S004-172).
 * What is provided stands in credit, what is drawn in debit; a balance is what the citizen has left.
 */
export const apoAccounts: RecipeSource = {
  title: APO,
  owedBy: 'accounting',
  layouts: reportLayouts({
    title: APO,
    currency: 'DKK',
    columns: [
      text('person', 'CPR', 'Borger'),
      text('account', 'Konto'),
      month('booking_month', 'Periode', 'Bogføringsmåned'),
      required(amount('opening', 'Primo', 'Startsaldo')),
      required(amount('provided', 'Hensat', 'Kredit')),
      required(amount('drawn', 'Trukket', 'Debet')),
      required(amount('closing', 'Ultimo', 'Slutsaldo')),
    ],
  }),
  amounts: [
    { columns: ['closing'], sign: 'as-is', sets: { measure: 'closing' } },
    { columns: ['opening'], sign: 'as-is', sets: { measure: 'led to' }, beside: true },
    { columns: ['provided'], sign: 'as-is', sets: { measure: 'led to' }, beside: true },
    { columns: ['drawn'], sign: 'opposite', sets: { measure: 'led to' }, beside: true },
    { columns: ['drawn'], sign: 'as-is', sets: { measure: 'drawn' }, beside: true },
  ],
  tallies: ({ fields: { person = '', measure = '' } }) => [person === '' ? `all: ${measure}` : measure],
};

/** Of manual invoices and of the APØ accounts that they are drawn on. */
export const MANUAL_INVOICES: readonly Identity[] = [
  {
    name: 'each approved manual invoice has its draw on the APØ account',
    cites: ['S004-168', 'S004-171'],
    left: (totals) => totals.total('manual'),
    right: (totals) => totals.of('third', 'voucher 1 APØ debit'),
    by: ['invoice', 'person'],
    applies: (totals) => totals.has('manual'),
  },
  {
    name: 'manual invoices paid to an account number = Udbetalinger til kontonumre',
    cites: ['S004-29', 'S004-167'],
    left: (totals) => totals.of('manual', TO_A_NUMBER),
    right: (totals) => totals.total('account-payouts'),
    by: ['invoice', 'person', 'payee_account'],
    applies: (totals) => totals.has('manual') && totals.has('account-payouts'),
  },
  {
    name: 'each citizen’s APØ account: opening, provisions and draws lead to the closing balance',
    cites: ['S004-172'],
    left: (totals) => totals.of('apo', 'led to'),
    right: (totals) => totals.of('apo', 'closing'),
    by: ['person'],
    applies: (totals) => totals.has('apo'),
  },
  ...[
    ['the APØ account in total = the citizens’ APØ accounts', 'all: closing', 'closing'] as const,
    ['draws on the APØ account in total = the citizens’ draws', 'all: drawn', 'drawn'] as const,
    ['the APØ account in total: its movements lead to the closing balance', 'all: led to', 'all: closing'] as const,
  ].map(([name, one, other]): Identity => ({
    name,
    cites: ['S004-172', 'S004-173'],
    left: (totals) => totals.of('apo', one),
    right: (totals) => totals.of('apo', other),
    applies: (totals) => totals.count('apo', one).rows > 0,
  })),
  {
    name: 'draws on the APØ accounts = manual invoices and eFakturaer that are posted on them',
    cites: ['S004-162', 'S004-172'],
    left: (totals) => totals.of('apo', 'drawn'),
    right: (totals) => totals.of('third', 'voucher 1 APØ debit').plus(totals.of('left', 'APØ')),
    by: ['person'],
    applies: (totals) => totals.has('apo') && totals.has('third'),
  },
];
