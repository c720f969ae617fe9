import { meaningOf, type KnownWord } from '../known-words';
import type { RecipeSource } from '../recipe-source';
import { amount, month, reportLayouts, required, text } from '../../formats/tables/report-layouts';
import type { Cells, UnkeyedRow } from '../row';
import { SUM_REPORT } from '../report-window';

/**
 * Told by its debit in the economy system's sense; the credit is compared beside it. KY's two columns stand opposite to
 * the economy system's, so its credit is the debit here (S004-55).
 */
export const kyReport: RecipeSource = {
  title: 'KY Sum - Finans',
  owedBy: 'KY_RAPPORT_OEKONOMI',
  window: SUM_REPORT,
  layouts: reportLayouts({
    title: 'KY Sum - Finans',
    currency: 'DKK',
    columns: [
      // Figure 4 has none: the file is of its period as a whole (--by file).
      month('booking_month', 'Bogføringsdato_Maaned'),
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

export const SIDES: readonly KnownWord[] = [
  { means: 'D', written: ['D', 'Debet'] },
  { means: 'K', written: ['K', 'Kredit'] },
];

/** `Drift i alt` adds up accounts and is none (figure 4). */
function subtotalOf({ account = '' }: Cells): string | undefined {
  return /\bi alt$/i.test(account.trim()) ? 'a subtotal of the report' : undefined;
}

/** The economy system writes a credit with a minus where both sides of a row are one amount (figure 7). */
function withoutOwnSign(debit: string, credit: string): string {
  return debit !== '' && debit !== '0.00' && credit === `-${debit}` ? debit : credit;
}

/** Of which month an extract of two sums is, its header says: *ØS januar* (figure 7). */
const MONTHS: readonly string[] = [
  ...['januar', 'februar', 'marts', 'april', 'maj', 'juni'],
  ...['juli', 'august', 'september', 'oktober', 'november', 'december'],
];

export const economySystem: RecipeSource = {
  title: 'the economy system',
  owedBy: 'accounting',
  layouts: [
    ...reportLayouts({
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
    // Its two sums, a row each, of the period as a whole (figure 7).
    ...reportLayouts({
      title: 'the economy system',
      currency: 'DKK',
      columns: [required(text('side', ...MONTHS.map((name) => `ØS ${name}`))), required(amount('sum', 'Sum'))],
      totals: { column: 'side', says: ['Sum', 'I alt'] },
    }),
  ],
  words: [
    { column: 'kind', words: KINDS },
    { column: 'side', words: SIDES },
  ],
  derives: ({ account = '', kind = '', debit = '', credit = '', side = '' }) => ({
    kind: meaningOf(KINDS, kind) ?? kindOf(account),
    credit: withoutOwnSign(debit, credit),
    side: meaningOf(SIDES, side) ?? '',
  }),
  leavesOut: subtotalOf,
  amounts: [
    { columns: ['debit'], sign: 'as-is', sets: { side: 'debit' } },
    { columns: ['credit'], sign: 'as-is', sets: { side: 'credit' }, beside: true },
    // Plus is debit and minus is credit.
    { columns: ['sum'], sign: 'as-is', only: ({ side }) => side === 'D', sets: { side: 'debit' } },
    { columns: ['sum'], sign: 'opposite', only: ({ side }) => side === 'K', sets: { side: 'credit' }, beside: true },
  ],
  tallies: sidesAndKinds,
};

function sidesAndKinds({ fields }: UnkeyedRow): readonly string[] {
  const { side = '', kind = '' } = fields;
  return kind === '' ? [side] : [side, `${kind} ${side}`];
}

/** KY names its intermediate accounts by what they are; by number they are 8.52.59 (S004-48, figures 4 and 5). */
export function kindOf(account: string): Cells[string] {
  if (account === '') return '';
  if (/^(øvrige|oevrige)/i.test(account)) return 'unsorted';
  return /^(mellemregning|hensættelse|hensaettelse|afregning|8\.52\.59)/i.test(account) ? 'intermediate' : 'operating';
}
