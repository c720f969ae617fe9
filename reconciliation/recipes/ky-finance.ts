import { meaningOf, type KnownWord } from '../known-words';
import type { Recipe } from '../recipe';
import type { RecipeSource } from '../recipe-source';
import { amount, day, month, reportLayouts, required, text } from '../report-layouts';
import type { Cells, UnkeyedRow } from '../row';

/**
 * Told by its debit in the economy system's sense; the credit is compared beside it. KY's two columns stand opposite to
 * the economy system's, so its credit is the debit here (S004-55).
 */
const kyReport: RecipeSource = {
  title: 'KY Sum - Finans',
  owedBy: 'KY_RAPPORT_OEKONOMI',
  layouts: reportLayouts({
    title: 'KY Sum - Finans',
    currency: 'DKK',
    columns: [
      required(month('booking_month', 'Bogføringsdato_Maaned')),
      month('benefit_month', 'YdelsesperiodeMaaned'),
      text('cost_centre', 'Omkostningssted'),
      required(text('account', 'Konto')),
      text('detail_account', 'Detailjeringskonto', 'Detaljeringskonto'),
      text('repayment_duty', 'Tilbagebetalingspligt'),
      text('se_number', 'SE-nummer'),
      text('tax_year', 'Skatteår'),
      text('voucher', 'Bilagsreference'),
      required(amount('debit', 'Debet', 'Debet (DKK)')),
      required(amount('credit', 'Kredit', 'Kredit (DKK)')),
    ],
    totals: { column: 'account', says: ['Sum total i alt', 'I alt'] },
  }),
  derives: ({ account = '' }) => ({ kind: kindOf(account) }),
  leavesOut: subtotalOf,
  amounts: [
    { columns: ['credit'], sign: 'as-is', sets: { side: 'debit' } },
    { columns: ['debit'], sign: 'as-is', sets: { side: 'credit' }, beside: true },
  ],
  tallies: sidesAndKinds,
};

/** The kinds of accounts in the year's overview (S004-50). */
const KINDS: readonly KnownWord[] = [
  { means: 'unsorted', written: ['Øvrige…', 'Oevrige…'] },
  {
    means: 'intermediate',
    written: ['Mellemregning…', 'Hensættelse…', 'Hensaettelse…', 'Afregning…', '8.52.59…', 'intermediate…'],
  },
  { means: 'operating', written: ['Drift…', 'operating…'] },
];

const SIDES: readonly KnownWord[] = [
  { means: 'D', written: ['D', 'Debet'] },
  { means: 'K', written: ['K', 'Kredit'] },
];

/** *Er_Accepteret_Al_Bog*: what the economy system accepted did not fail (S004-23). */
const ACCEPTED: readonly KnownWord[] = [
  { means: 'accepted', written: ['true', 'sand', 'ja', 'yes', 'accepteret', '1', 'J'] },
  { means: 'not accepted', written: ['false', 'falsk', 'nej', 'no', 'afvist', '0', 'N'] },
];

/** `Drift i alt` adds up accounts and is none (figure 4). */
function subtotalOf({ account = '' }: Cells): string | undefined {
  return /\bi alt$/i.test(account.trim()) ? 'a subtotal of the report' : undefined;
}

/** The economy system writes a credit with a minus where both sides of a row are one amount (figure 7). */
function withoutOwnSign(debit: string, credit: string): string {
  return debit !== '' && debit !== '0.00' && credit === `-${debit}` ? debit : credit;
}

const economySystem: RecipeSource = {
  title: 'the economy system',
  owedBy: 'accounting',
  layouts: reportLayouts({
    title: 'the economy system',
    currency: 'DKK',
    columns: [
      required(month('booking_month', 'Måned')),
      text('account', 'Konto'),
      text('kind', 'Kontotype'),
      text('voucher', 'Bilag', 'Bilagsreference'),
      required(amount('debit', 'Debet', 'D')),
      required(amount('credit', 'Kredit', 'K')),
    ],
    totals: { column: 'booking_month', says: ['Sum', 'I alt'] },
  }),
  words: [{ column: 'kind', words: KINDS }],
  derives: ({ account = '', kind = '', debit = '', credit = '' }) => ({
    kind: meaningOf(KINDS, kind) ?? kindOf(account),
    credit: withoutOwnSign(debit, credit),
  }),
  leavesOut: subtotalOf,
  amounts: [
    { columns: ['debit'], sign: 'as-is', sets: { side: 'debit' } },
    { columns: ['credit'], sign: 'as-is', sets: { side: 'credit' }, beside: true },
  ],
  tallies: sidesAndKinds,
};

/** Each failed voucher is a balanced pair; its debit is counted once (S004-20, S004-23). */
const failedVouchers: RecipeSource = {
  title: 'KY Detaljer - Finans fejlede',
  owedBy: 'KY_RAPPORT_OEKONOMI',
  layouts: reportLayouts({
    title: 'KY Detaljer - Finans fejlede',
    currency: 'DKK',
    columns: [
      text('voucher', 'Bilagsreference'),
      day('booked_on', 'Bogføringsdato'),
      required(month('booking_month', 'Periode')),
      text('account', 'Konto'),
      text('accepted', 'Er_Accepteret_Al_Bog'),
      required(amount('amount', 'Beløb')),
      required(text('side', 'DebetKreditIndikator')),
      text('text', 'Posteringstekst'),
    ],
  }),
  words: [
    { column: 'side', words: SIDES },
    { column: 'accepted', words: ACCEPTED },
  ],
  derives: ({ side = '' }) => ({ side: meaningOf(SIDES, side) ?? '' }),
  leavesOut: ({ accepted = '' }) =>
    meaningOf(ACCEPTED, accepted) === 'accepted' ? 'accepted by the economy system, and so no cause' : undefined,
  amounts: [
    { columns: ['amount'], sign: 'as-is', only: ({ side }) => side === 'D' },
    { columns: ['amount'], sign: 'as-is', only: ({ side }) => side === 'K', beside: true },
  ],
  tallies: ({ fields }) => [fields.side === 'D' ? 'debit' : 'credit'],
};

function sidesAndKinds({ fields }: UnkeyedRow): readonly string[] {
  const { side = '', kind = '' } = fields;
  return kind === '' ? [side] : [side, `${kind} ${side}`];
}

/** KY names its intermediate accounts by what they are; by number they are 8.52.59 (S004-48, figures 4 and 5). */
function kindOf(account: string): Cells[string] {
  if (account === '') return '';
  if (/^(øvrige|oevrige)/i.test(account)) return 'unsorted';
  return /^(mellemregning|hensættelse|hensaettelse|afregning|8\.52\.59)/i.test(account) ? 'intermediate' : 'operating';
}

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
    'S004-45',
    'S004-49',
    'S004-51',
    'S004-55',
    'S004-60',
    'S004-62',
  ],
  currency: 'DKK',
  key: ['account|kind|booking_month', 'voucher?'],
  left: kyReport,
  right: economySystem,
  periodRules: [{ name: 'booking', counts: 'within', column: { left: 'booking_month', right: 'booking_month' } }],
  matchers: [
    { kind: 'exact' },
    { kind: 'sums' },
    { kind: 'period-shift', cause: 'booked in a neighbouring month', cites: ['S004-61'] },
  ],
  explanations: [
    {
      id: 'failed',
      cause: 'rejected by the economy system (error list)',
      cites: ['S004-20', 'S004-51', 'S004-60'],
      by: { kind: 'file', source: failedVouchers, on: 'left', explains: 'sums' },
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
  ],
  schedule: { every: 'month', onBankingDay: 3, cites: ['S004-50', 'S004-61'] },
  preparedBy: 'accounting',
  signedBy: 'head of accounting',
  routes: ({ class: kind }) =>
    kind === 'only-right'
      ? 'The economy system has what KY never sent: ask its supplier (S004-53).'
      : 'Find out which system is wrong: the economy system goes to its supplier (S004-53), KY to a case in MinSupport (S004-54).',
};
