import { meaningOf, type KnownWord } from '../known-words';
import type { Recipe } from '../recipe';
import type { RecipeSource } from '../recipe-source';
import {
  apoAccounts,
  invoicesToAccounts,
  MANUAL_INVOICES,
  manualInvoices,
  manualVouchers,
} from '../reports/manual-invoices';
import { amount, day, month, reportLayouts, required, text, wholeNumber } from '../../formats/tables/report-layouts';
import type { Column } from '../../formats/tables/layout';
import type { Cells } from '../row';
import { DETAIL_REPORT, SUM_REPORT } from '../report-window';

const INVOICE: readonly Column[] = [
  required(text('invoice', 'Fakturanummer')),
  text('payee', 'Kreditor', 'Modtager'),
  text('person', 'CPR', 'Borger'),
  text('account', 'Konto'),
  month('booking_month', 'Bogføringsmåned'),
  required(amount('amount', 'Beløb')),
];

/** What KY does with an eFaktura (S004-41 to S004-43). */
const DECISIONS: readonly KnownWord[] = [
  { means: 'approved', written: ['Godkendt', 'approved'] },
  { means: 'not approved', written: ['Afvist…', 'Afventer…', 'Under behandling…'] },
  { means: 'filed in error', written: ['Fejljournaliseret…'] },
];

/** A credit note takes away. */
const SIDES: readonly KnownWord[] = [
  { means: 'D', written: ['D', 'Debet'] },
  { means: 'K', written: ['K', 'Kredit'] },
];

function kyReport(title: string): RecipeSource {
  return {
    title,
    owedBy: 'KY_RAPPORT_FAKTURA',
    window: DETAIL_REPORT,
    layouts: reportLayouts({
      title,
      currency: 'DKK',
      columns: [
        ...INVOICE,
        text('decision', 'Beslutning'),
        wholeNumber('citizens', 'AntalBorgere'),
        wholeNumber('credited_invoices', 'AntalKrediteredeFakturaer'),
      ],
      totals: { column: 'invoice', says: ['I alt', 'Sum'] },
    }),
    words: [{ column: 'decision', words: DECISIONS, onEveryLine: true }],
    amounts: [{ columns: ['amount'], sign: 'as-is' }],
  };
}

/** KY's approved eFakturaer: what they say must have been received, paid and posted. */
const approved: RecipeSource = {
  ...kyReport('KY Godkendte eFakturaer'),
  derives: () => ({ state: 'paid and posted' }),
  leavesOut: (fields) => (isApproved(fields) ? undefined : `decision ${fields.decision ?? ''}`),
  // An APØ case is posted against the provision on the APØ account (S004-162).
  tallies: ({ fields: { account = '' } }) => (/^ap(ø|oe)/i.test(account) ? ['APØ'] : []),
  rules: [
    {
      rule: 'an eFaktura is for one citizen only',
      cites: ['S004-163'],
      isBroken: (fields) => isApproved(fields) && Number(fields.citizens ?? '') > 1,
    },
    {
      rule: 'a credit note is for one invoice only',
      cites: ['S004-164'],
      isBroken: (fields) => isApproved(fields) && Number(fields.credited_invoices ?? '') > 1,
    },
  ],
};

function isApproved({ decision = '' }: Cells): boolean {
  return (meaningOf(DECISIONS, decision) ?? 'approved') === 'approved';
}

/** Invoices that KY did not approve: they lie in the invoice system, unpaid. */
function notApproved(title: string, about: 'not approved' | 'filed in error'): RecipeSource {
  return {
    ...kyReport(title),
    derives: () => ({ state: 'not paid' }),
    leavesOut: ({ decision = '' }) =>
      (meaningOf(DECISIONS, decision) ?? about) === about ? undefined : `decision ${decision}: another list’s`,
  };
}

/** Every eFaktura that the invoice system received, with what it did: unpaid ones must be those that KY did not approve. */
const invoiceSystem: RecipeSource = {
  title: 'the invoice system',
  owedBy: 'accounting',
  layouts: reportLayouts({
    title: 'the invoice system',
    currency: 'DKK',
    columns: [...INVOICE, day('received_on', 'Modtaget'), day('paid_on', 'Betalt'), day('posted_on', 'Bogført')],
    totals: { column: 'invoice', says: ['I alt', 'Sum'] },
  }),
  derives: (fields) => ({ state: stateOf(fields) }),
  amounts: [{ columns: ['amount'], sign: 'as-is' }],
  tallies: ({ fields }) => [fields.state ?? ''],
};

function stateOf({ paid_on: paidOn = '', posted_on: postedOn = '' }: Cells): string {
  if (paidOn !== '' && postedOn !== '') return 'paid and posted';
  if (paidOn !== '') return 'paid, not posted';
  return postedOn === '' ? 'not paid' : 'posted, not paid';
}

/**
 * KY's sums of what it told the invoice system to post (S004-44): what it approved, and no more. A credit note takes away;
 * without an indicator the amount is what it says.
 */
const postingBasis: RecipeSource = {
  title: 'KY Sum af posteringsgrundlag',
  owedBy: 'KY_RAPPORT_FAKTURA',
  window: SUM_REPORT,
  layouts: reportLayouts({
    title: 'KY Sum af posteringsgrundlag',
    currency: 'DKK',
    columns: [
      required(month('booking_month', 'Bogføringsmåned')),
      text('side', 'DebetKreditIndikator'),
      text('repayment_duty', 'Tilbagebetalingspligt'),
      text('account', 'Konto'),
      text('registration_account', 'Registreringskonto'),
      text('cost_centre', 'Omkostningssted'),
      text('organisation', 'Organisatorisk reference'),
      required(amount('amount', 'Beløb')),
    ],
    totals: { column: 'booking_month', says: ['I alt', 'Sum'] },
  }),
  words: [{ column: 'side', words: SIDES }],
  derives: ({ side = '' }) => ({ side: meaningOf(SIDES, side) ?? '' }),
  amounts: [
    { columns: ['amount'], sign: 'as-is', only: ({ side = '' }) => side !== 'K' },
    { columns: ['amount'], sign: 'opposite', only: ({ side }) => side === 'K' },
  ],
};

/** R7: what KY approved was received, paid and posted; what it did not approve was not paid (S004-157 to S004-173). */
export const recipe: Recipe = {
  id: 'ky-invoice',
  title: 'KY against the invoice system',
  place: 7,
  purpose: 'every eFaktura that KY approved was received, paid and posted, and none that it rejected was paid',
  cites: [
    'S004-12',
    'S004-41',
    'S004-157',
    'S004-158',
    'S004-160',
    'S004-161',
    'S004-162',
    'S004-165',
    'S004-166',
    'S004-167',
    'S004-168',
    'S004-169',
    'S004-171',
    'S004-172',
    'S004-173',
  ],
  currency: 'DKK',
  key: ['state', 'invoice', 'payee?', 'account?'],
  left: approved,
  right: invoiceSystem,
  third: manualVouchers,
  periodRules: [
    { name: 'booking', counts: 'within', column: { left: 'booking_month', right: 'booking_month' } },
    { name: 'file', counts: 'always' },
  ],
  matchers: [
    { kind: 'exact' },
    { kind: 'period-shift', cause: 'booked in a neighbouring month', cites: ['S004-44', 'S004-166'] },
  ],
  explanations: [
    {
      id: 'rejected',
      cause: 'rejected by KY or awaiting it: not paid',
      cites: ['S004-42', 'S004-159'],
      by: {
        kind: 'file',
        source: notApproved('KY eFakturaer der er afviste/afventer behandling', 'not approved'),
        on: 'right',
        explains: 'rows',
      },
    },
    {
      id: 'technical',
      cause: 'filed in error (Fejljournaliseret): not paid',
      cites: ['S004-43', 'S004-167'],
      by: {
        kind: 'file',
        source: notApproved('KY eFaktura med teknisk fejl', 'filed in error'),
        on: 'right',
        explains: 'rows',
      },
    },
    {
      id: 'posting-basis',
      cause: 'in KY’s sums of what is to be posted',
      cites: ['S004-16', 'S004-44'],
      by: { kind: 'file', source: postingBasis, on: 'left', explains: 'nothing' },
    },
    {
      id: 'manual',
      cause: 'an approved manual invoice',
      cites: ['S004-168', 'S004-171'],
      by: { kind: 'file', source: manualInvoices, on: 'left', explains: 'nothing' },
    },
    {
      id: 'account-payouts',
      cause: 'an invoice paid to an account number',
      cites: ['S004-29', 'S004-167'],
      by: { kind: 'file', source: invoicesToAccounts, on: 'left', explains: 'nothing' },
    },
    {
      id: 'apo',
      cause: 'on the APØ account',
      cites: ['S004-162', 'S004-172', 'S004-173'],
      by: { kind: 'file', source: apoAccounts, on: 'left', explains: 'nothing' },
    },
  ],
  identities: [
    {
      name: 'what KY approved is what it told the invoice system to post',
      cites: ['S004-44', 'S004-160', 'S004-162'],
      left: (totals) => totals.total('left'),
      right: (totals) => totals.total('posting-basis'),
      by: ['account'],
      applies: (totals) => totals.has('posting-basis'),
    },
    {
      name: 'the first voucher of manual invoices balances: the draw on the APØ account is what is provided',
      cites: ['S004-171', 'S004-172'],
      left: (totals) => totals.of('third', 'voucher 1 APØ debit'),
      right: (totals) => totals.of('third', 'voucher 1 provision credit'),
      by: ['invoice'],
      applies: (totals) => totals.has('third'),
    },
    {
      name: 'the second voucher of manual invoices balances: the request to NemKonto is what is settled',
      cites: ['S004-170', 'S004-171'],
      left: (totals) => totals.of('third', 'voucher 2 provision debit'),
      right: (totals) => totals.of('third', 'voucher 2 settlement credit'),
      by: ['invoice'],
      applies: (totals) => totals.has('third'),
    },
    {
      name: 'what manual invoices provide for payout is requested',
      cites: ['S004-171', 'S004-173'],
      left: (totals) => totals.of('third', 'voucher 1 provision credit'),
      right: (totals) => totals.of('third', 'voucher 2 provision debit'),
      by: ['invoice'],
      applies: (totals) => totals.has('third'),
    },
    ...MANUAL_INVOICES,
  ],
  schedule: { every: 'month', onBankingDay: 4, cites: ['S004-166'] },
  preparedBy: 'accounting',
  signedBy: 'head of accounting',
  routes: ({ class: kind, rows }) => {
    if (kind === 'only-left')
      return 'Approved in KY and not paid and posted: ask the invoice system where it lies (S004-161, S004-166).';
    const isPaid = rows.some(({ row }) => row.fields.state === 'paid and posted');
    return isPaid
      ? 'Paid without KY’s approval: find out who released it (S004-159).'
      : 'Not approved and on no list: look for it in KY’s three invoice reports (S004-167).';
  },
};
