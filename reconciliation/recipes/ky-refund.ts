import { Money } from '../../domain/kernel/money';
import { AMOUNT_FIELDS, kyIncomeReport } from '../reports/income-register';
import type { Identity, Recipe } from '../recipe';
import type { AmountRule, RecipeSource } from '../recipe-source';
import { amount, month, reportLayouts, required, text } from '../../formats/tables/report-layouts';
import type { Cells } from '../row';
import { SUM_REPORT } from '../report-window';

/** The municipality bears two thirds of ATP and OP (S004-58), and has all of that refunded (S004-88). */
const MUNICIPAL_SHARE = { of: 2, in: 3 } as const;

/**
 * The municipal share of ATP and OP is refunded at another rate, and paid and refunded on 8.51.52 (S004-88, S004-89): it
 * is compared apart from the benefits.
 */
const SHARE = 'municipal share of ATP and OP, 100 percent';

function regimeOf({ account = '', field = '' }: Cells): string {
  return account.startsWith('8.51.52') || isShare(field) ? SHARE : 'benefits';
}

function isShare(field: string): boolean {
  return field === '0046' || field === '0047';
}

function refundReport(title: string, owedBy: string): RecipeSource {
  return {
    title,
    owedBy,
    layouts: reportLayouts({
      title,
      currency: 'DKK',
      columns: [
        required(month('disposition_month', 'Dispositionsdato_YYYYMM')),
        text('benefit_code', 'YR_YDELSESKODE', 'YR Ydelseskode'),
        text('person', 'CPR', 'CPR-nr'),
        text('field', 'INDKOMST_FELTNR'),
        text('account', 'Konto'),
        required(amount('amount_positive', 'BeløbPositive')),
        amount('amount_negative', 'BeløbNegative'),
      ],
      totals: { column: 'disposition_month', says: ['Total', 'Sum'] },
    }),
    derives: ({ field, account = '' }) => ({
      field: padded(field),
      regime: regimeOf({ account, field: padded(field) }),
    }),
    rules: [
      {
        rule: 'the municipal share of ATP and OP stands on 8.51.52',
        isBroken: ({ field, account = '' }) =>
          account !== '' && isShare(padded(field)) !== account.startsWith('8.51.52'),
        cites: ['S004-89'],
      },
    ],
    amounts: [{ columns: ['amount_positive', 'amount_negative'], sign: 'as-is' }],
    tallies: ({ fields }) => [fields.regime ?? '', `share ${fields.field ?? ''}`],
  };
}

/** What eIndkomst rejected never reached Ydelsesrefusion (S004-86): its benefits whole, its ATP and OP by the share. */
const rejected: RecipeSource = {
  ...kyIncomeReport('KY Detaljer - eIndkomst fejlede'),
  derives: ({ field, person = '' }) => ({ field: padded(field), person }),
  amounts: [
    {
      columns: ['income_amount', 'amount_positive', 'amount_negative'],
      sign: 'as-is',
      only: isBenefit,
      sets: { regime: 'benefits' },
    },
    ...(['0046', '0047'] as const).flatMap((field): AmountRule[] => [
      shareOf(field === '0046' ? ['atp_contribution'] : ['op_contribution'], field, () => true),
      shareOf(['income_amount', 'amount_positive'], field, (fields) => fields.field === field),
    ]),
  ],
  tallies: ({ fields }) => [fields.regime ?? ''],
};

function isBenefit({ field = '' }: Cells): boolean {
  return AMOUNT_FIELDS.some((known) => known === field);
}

function shareOf(columns: readonly string[], field: string, only: (fields: Cells) => boolean): AmountRule {
  return { columns, sign: 'as-is', portion: MUNICIPAL_SHARE, only, sets: { field, regime: regimeOf({ field }) } };
}

function padded(field = ''): string {
  return field === '' ? '' : field.padStart(4, '0');
}

function shareIdentity(name: string, field: string): Identity {
  return {
    name: `the municipality's share of ${name} is two thirds`,
    cites: ['S004-58'],
    left: (totals) => totals.of('left', `share ${field}`),
    right: (totals) => {
      const whole = totals.of('third', field);
      return Money.rounded(whole.amount.times(MUNICIPAL_SHARE.of).div(MUNICIPAL_SHARE.in), whole.currency);
    },
    by: ['person'],
    applies: (totals) => totals.count('left', `share ${field}`).rows > 0 && totals.has('third'),
    within: { amount: '1.00', reason: 'KY posts whole kroner, and figure 5 cuts the øre' },
  };
}

/** What KY sent to eIndkomst: taxes and the AM contribution are not refunded. */
const reported: RecipeSource = {
  ...kyIncomeReport('KY Sum - eIndkomst'),
  amounts: [
    { columns: ['amount_positive', 'amount_negative', 'income_amount'], sign: 'as-is' },
    { columns: ['atp_contribution'], sign: 'as-is', sets: { field: '0046' } },
    { columns: ['op_contribution'], sign: 'as-is', sets: { field: '0047' } },
  ],
  leavesOut: ({ field = '' }) =>
    field === '0015' || field === '0016' ? 'a tax or the AM contribution, which is not refunded' : undefined,
  tallies: ({ fields: { field = '' } }) => (isBenefit({ field }) ? ['benefits'] : [field]),
};

const REJECTED = 'rejected by eIndkomst';

/** R3: what KY sent to eIndkomst has reached Ydelsesrefusion (S004-84 to S004-89). */
export const recipe: Recipe = {
  id: 'ky-refund',
  title: 'KY against Ydelsesrefusion',
  place: 3,
  purpose: 'what KY reported for refund has reached Ydelsesrefusion; it differs by what eIndkomst rejected and no more',
  cites: ['S004-11', 'S004-87', 'S004-34', 'S004-64', 'S004-84', 'S004-85', 'S004-86', 'S004-88', 'S004-89'],
  currency: 'DKK',
  key: ['regime', 'field?', 'benefit_code?', 'person?'],
  left: { ...refundReport('KY Sum - Ydelsesrefusion', 'KY_RAPPORT_REFUSION'), window: SUM_REPORT },
  right: refundReport('Ydelsesrefusion', 'KY_RAPPORT_REFUSION'),
  third: reported,
  periodRules: [
    { name: 'disposition', counts: 'within', column: { left: 'disposition_month', right: 'disposition_month' } },
  ],
  matchers: [
    { kind: 'exact' },
    { kind: 'sums' },
    { kind: 'period-shift', cause: 'received in a neighbouring month', cites: ['S004-78'] },
  ],
  explanations: [
    {
      id: 'rejected',
      cause: REJECTED,
      cites: ['S004-64', 'S004-86'],
      by: { kind: 'file', source: rejected, on: 'left', explains: 'sums' },
    },
  ],
  identities: [
    {
      name: 'benefits reported for refund = benefits reported to eIndkomst',
      cites: ['S004-85'],
      left: (totals) => totals.of('left', 'benefits'),
      right: (totals) => totals.of('third', 'benefits'),
      by: ['field', 'person'],
      applies: (totals) => totals.has('third'),
    },
    {
      name: 'the municipal share of each account is refunded, but for what is explained',
      cites: ['S004-88', 'S004-89'],
      left: (totals) => totals.of('left', SHARE).minus(totals.explainedOf(({ fields }) => fields.regime === SHARE)),
      right: (totals) => totals.of('right', SHARE),
      by: ['account'],
    },
    shareIdentity('ATP', '0046'),
    shareIdentity('OP', '0047'),
    {
      name: 'benefits differ by what eIndkomst rejected',
      cites: ['S004-64'],
      left: (totals) => totals.of('left', 'benefits').minus(totals.of('right', 'benefits')),
      right: (totals) => totals.of('rejected', 'benefits'),
      by: ['field', 'person'],
      applies: (totals) => totals.has('rejected') && totals.explained().equals(totals.explained(REJECTED)),
      notWhen: 'something else than what was rejected explains some of it',
    },
  ],
  schedule: { every: 'month', onBankingDay: 4, cites: ['S004-84'] },
  preparedBy: 'accounting',
  signedBy: 'head of accounting',
  routes: () =>
    'The status of a refund report follows that of its eIndkomst report (S004-86): reconcile ky-income-register first, then take what is left to a case in MinSupport.',
};
