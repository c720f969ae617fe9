import {
  AMOUNT_FIELDS,
  confirmedOf,
  DEDUCTION_FIELDS,
  FIELDS,
  incomeReports,
  kyIncomeDetails,
  kyIncomeReport,
  manualPostings,
  rejectedOf,
  SECOND_REPORT,
  skatReport,
} from '../reports/income-register';
import type { Identity, Recipe } from '../recipe';
import type { TallyName, Totals } from '../totals';
import type { Money } from '../../domain/kernel/money';

const REJECTED = 'rejected by eIndkomst';
const MORE_THAN_REJECTED = 'something else than what was rejected explains some of it';

/** What is reported is one person's, for one SE number. */
const PERSONS = ['se_number', 'person'] as const;

/** KY's own reports say the type and the kind of an income too (S004-31, S004-83); SKAT's do not. */
const INCOMES = [...PERSONS, 'income_type', 'income_kind'] as const;

/** R2: what KY reported to eIndkomst is what SKAT approved, field by field (S004-69 to S004-76). */
export const recipe: Recipe = {
  id: 'ky-income-register',
  title: 'KY against eIndkomst',
  place: 2,
  purpose: 'what KY reported to eIndkomst is what SKAT approved, field by field and person by person',
  cites: [
    'S004-02',
    'S004-30',
    'S004-31',
    'S004-63',
    'S004-69',
    'S004-70',
    'S004-72',
    'S004-76',
    'S004-79',
    'S004-80',
    'S004-81',
    'S004-83',
  ],
  currency: 'DKK',
  mayBeOneFile: [['left', 'third']],
  key: ['field', 'se_number?', 'person?'],
  left: kyIncomeReport('KY Sum - eIndkomst'),
  right: skatReport,
  third: kyIncomeDetails,
  periodRules: [
    {
      name: 'disposition',
      counts: 'within',
      column: { left: 'disposition_month', right: 'disposition_month' },
    },
  ],
  matchers: [
    { kind: 'exact' },
    { kind: 'sums' },
    { kind: 'period-shift', cause: 'approved in a neighbouring month', cites: ['S004-78'] },
  ],
  explanations: [
    {
      id: 'rejected',
      cause: REJECTED,
      cites: ['S004-32', 'S004-74', 'S004-75'],
      by: { kind: 'file', source: kyIncomeReport('KY Detaljer - eIndkomst fejlede'), on: 'left', explains: 'sums' },
    },
    {
      id: 'manual',
      cause: 'reported by hand, which KY cannot register',
      cites: ['S004-67', 'S004-68'],
      by: { kind: 'file', source: kyIncomeReport('manual reports in eIndkomst'), on: 'right', explains: 'sums' },
    },
    {
      id: 'manual-postings',
      cause: 'adjusted by hand on Hensættelse Skat',
      cites: ['S004-68'],
      by: { kind: 'file', source: manualPostings, on: 'right', explains: 'nothing' },
    },
    {
      id: 'reports',
      cause: 'in KY’s reports of the month',
      cites: ['S004-78'],
      by: { kind: 'file', source: incomeReports, on: 'left', explains: 'nothing' },
    },
  ],
  identities: [
    ...FIELDS.flatMap(ofField),
    ...subtotal('amounts (fields 13, 14, 37, 38)', AMOUNT_FIELDS),
    ...subtotal('deductions (fields 15, 16, 46, 47)', DEDUCTION_FIELDS),
    {
      // A sum that was drawn after the first report alone lacks the last payouts of the month.
      name: 'Sum - eIndkomst = the first and the second report of the month',
      cites: ['S004-78'],
      left: (totals) => totals.total('left'),
      right: (totals) => totals.total('reports'),
      by: ['field', ...PERSONS],
      applies: (totals) => totals.has('reports') && totals.count('reports', SECOND_REPORT).rows > 0,
    },
    {
      name: 'A-tax reported by hand = what other machines posted on Hensættelse Skat',
      cites: ['S004-67', 'S004-68'],
      left: (totals) => totals.of('manual', '0015'),
      right: (totals) => totals.of('manual-postings', '0015'),
      by: PERSONS,
      applies: (totals) => totals.has('manual') && totals.has('manual-postings'),
    },
  ],
  schedule: { every: 'month', onBankingDay: 2, cites: ['S004-77', 'S004-78'] },
  // KY must agree with the economy system before it is held against eIndkomst.
  after: { recipes: ['ky-finance'], cites: ['S004-80'] },
  preparedBy: 'accounting',
  signedBy: 'head of accounting',
  routes: () =>
    'Order Sum pr. enhed from SKAT and give it as the right side, with Detaljer - eIndkomst as the left: then it is compared person by person (S004-76).',
};

/** Where Detaljer - eIndkomst has the rejected ones too, it says itself what was rejected; otherwise the list does. */
function rejectedIn(totals: Totals, field: string): Money {
  return totals.hasAny('third', 'rejected') ? totals.of('third', rejectedOf(field)) : totals.of('rejected', field);
}

function tellsRejected(totals: Totals): boolean {
  return totals.count('third', 'rejected').rows > 0;
}

/** The guide's equations of a field; asserted where the files that they speak of are there. */
function ofField(field: string): Identity[] {
  const of = (totals: Totals, file: TallyName) => totals.of(file, field);
  const occurs = (totals: Totals) => totals.count('left', field).rows + totals.count('right', field).rows > 0;
  return [
    {
      name: `field ${field}: KY = confirmed + rejected`,
      cites: ['S004-73'],
      left: (totals) => of(totals, 'left'),
      right: (totals) => totals.of('third', confirmedOf(field)).plus(rejectedIn(totals, field)),
      by: INCOMES,
      applies: (totals) => occurs(totals) && totals.has('third') && (tellsRejected(totals) || totals.has('rejected')),
    },
    {
      name: `field ${field}: rejected in the details = on the list of failed reports`,
      cites: ['S004-74'],
      left: (totals) => totals.of('third', rejectedOf(field)),
      right: (totals) => of(totals, 'rejected'),
      by: INCOMES,
      applies: (totals) => occurs(totals) && tellsRejected(totals) && totals.has('rejected'),
    },
    {
      name: `field ${field}: SKAT = confirmed`,
      cites: ['S004-67', 'S004-71'],
      // What was reported by hand is approved too, and KY knows nothing of it.
      left: (totals) => of(totals, 'right').minus(of(totals, 'manual')),
      right: (totals) => totals.of('third', confirmedOf(field)),
      by: PERSONS,
      applies: (totals) => occurs(totals) && totals.has('third'),
    },
    {
      name: `field ${field}: KY − SKAT = rejected`,
      cites: ['S004-74'],
      left: (totals) => of(totals, 'left').minus(of(totals, 'right')),
      right: (totals) => of(totals, 'rejected'),
      by: PERSONS,
      applies: (totals) => occurs(totals) && isAllRejected(totals),
      notWhen: MORE_THAN_REJECTED,
    },
  ];
}

/** Where a neighbouring month explains something too, the difference is no longer what was rejected and nothing else. */
function isAllRejected(totals: Totals): boolean {
  return totals.has('rejected') && totals.explained().equals(totals.explained(REJECTED));
}

function subtotal(name: string, fields: readonly string[]): Identity[] {
  const sum = (totals: Totals, file: TallyName): Money =>
    fields.reduce((total, field) => total.plus(totals.of(file, field)), totals.nought);
  return [
    {
      name: `${name}: KY − SKAT = rejected`,
      cites: ['S004-82'],
      left: (totals) => sum(totals, 'left').minus(sum(totals, 'right')),
      right: (totals) => sum(totals, 'rejected'),
      applies: isAllRejected,
      notWhen: MORE_THAN_REJECTED,
    },
  ];
}
