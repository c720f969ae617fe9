import { meaningOf, type KnownWord } from '../known-words';
import type { RecipeSource } from '../recipe-source';
import { amount, day, month, reportLayouts, required, text } from '../../formats/tables/report-layouts';
import type { Cells } from '../row';
import { DETAIL_REPORT, SUM_REPORT } from '../report-window';

/** Fields 13, 14, 37 and 38 are amounts; 15 is the A-tax, 16 the AM contribution, 46 ATP and 47 OP (S004-81). */
export const AMOUNT_FIELDS = ['0013', '0014', '0037', '0038'] as const;
export const DEDUCTION_FIELDS = ['0015', '0016', '0046', '0047'] as const;
export const FIELDS: readonly string[] = [...AMOUNT_FIELDS, ...DEDUCTION_FIELDS];

/** Every field that the authority's report may have: one of which KY knows nothing is a difference, and not passed over. */
const REPORTED: readonly string[] = Array.from({ length: 250 }, (_, at) => String(at + 1).padStart(4, '0'));

/** A spreadsheet takes the zeros away. */
const KNOWN_FIELDS: readonly KnownWord[] = FIELDS.map((field) => ({
  means: field,
  written: [field, field.replace(/^0+/, '')],
}));

/** S004-83. */
const STATUSES: readonly KnownWord[] = [
  { means: 'confirmed', written: ['BEKRAEFTET', 'BEKRÆFTET'] },
  { means: 'rejected', written: ['AFVIST'] },
];

/**
 * KY's reports on eIndkomst: sums (a positive and a negative column) or details (one amount, with a status). The
 * deductions of a row stand in columns of their own.
 */
export function kyIncomeReport(title: string): RecipeSource {
  return {
    title,
    owedBy: 'KY_RAPPORT_OEKONOMI',
    ...windowOf(title),
    layouts: reportLayouts({
      title,
      currency: 'DKK',
      columns: [
        // A spreadsheet cuts long headers off where a column is narrow (figures 15 to 17).
        month('disposition_month', 'Dispositionsdato_YYYYMM', 'DISPOSITIONSDATO_YYYYMM', 'DISPOSITIO'),
        text('created_at', 'OprettetTidspunkt'),
        text('se_number', 'INDBERETTES_FOR_SE'),
        text('person', 'CPR', 'CPR-nr'),
        text('income_type', 'INDKOMSTTYPE'),
        text('income_kind', 'INDTÆGTSART'),
        required(text('field', 'INDKOMST_FELTNR', 'INDKOMST_FELTNF')),
        amount('amount_positive', 'BeløbPositive'),
        amount('amount_negative', 'BeløbNegative'),
        amount('income_amount', 'INDKOMST_BELOEB'),
        amount('am_contribution', 'AM_BIDRAG'),
        amount('a_tax', 'A_SKAT', 'A_SKA'),
        amount('atp_contribution', 'ATP_BIDRAG'),
        amount('op_contribution', 'OP_BIDRAG'),
        text('benefit_code', 'YR_YDELSESKODE'),
        day('benefit_from', 'YR_YDELSESPERIODE_STARTDATO'),
        day('benefit_to', 'YR_YDELSESPERIODE_SLUTDATO'),
        text('status', 'INDBERETNING_STATUS'),
      ],
      totals: { column: 'disposition_month', says: ['Total', 'Sum', 'Sum felt 14 - 37 og 38'] },
    }),
    words: [
      { column: 'field', words: KNOWN_FIELDS },
      { column: 'status', words: STATUSES, onEveryLine: true },
    ],
    derives: ({ field = '' }) => ({ field: field.padStart(4, '0') }),
    amounts: [
      { columns: ['amount_positive', 'amount_negative', 'income_amount'], sign: 'as-is' },
      { columns: ['a_tax'], sign: 'as-is', sets: { field: '0015' } },
      { columns: ['am_contribution'], sign: 'as-is', sets: { field: '0016' } },
      { columns: ['atp_contribution'], sign: 'as-is', sets: { field: '0046' } },
      { columns: ['op_contribution'], sign: 'as-is', sets: { field: '0047' } },
    ],
    tallies: ({ fields }) => [fields.field ?? ''],
    rules: [
      {
        rule: 'a line without an income names the field of its deduction',
        isBroken: hasOtherField,
        cites: ['S004-81'],
      },
    ],
  };
}

/** Only KY's own reports have one. */
function windowOf(title: string): Pick<RecipeSource, 'window'> {
  if (title.startsWith('KY Sum')) return { window: SUM_REPORT };
  return title.startsWith('KY Detaljer') ? { window: DETAIL_REPORT } : {};
}

/** The columns of the deductions, and the fields under which a line of theirs alone may stand. */
const FIELDS_OF: readonly (readonly [column: string, fields: readonly string[]])[] = [
  ['a_tax', ['0015', '0016']],
  ['am_contribution', ['0015', '0016']],
  ['atp_contribution', ['0046']],
  ['op_contribution', ['0047']],
];

function hasOtherField({ field = '', ...cells }: Cells): boolean {
  const has = (column: string) => (cells[column] ?? '') !== '' && cells[column] !== '0.00';
  if (['amount_positive', 'amount_negative', 'income_amount'].some(has)) return false;
  const written = FIELDS_OF.filter(([column]) => has(column));
  return written.length > 0 && !written.some(([, fields]) => fields.includes(field.padStart(4, '0')));
}

/** KY's Detaljer - eIndkomst: what was confirmed and what was rejected, each with sums of its own (S004-70, S004-83). */
export const kyIncomeDetails: RecipeSource = {
  ...kyIncomeReport('KY Detaljer - eIndkomst'),
  tallies: ({ fields: { field = '', status = '' } }) =>
    meaningOf(STATUSES, status) === 'rejected' ? ['rejected', rejectedOf(field)] : [confirmedOf(field)],
};

export function confirmedOf(field: string): string {
  return `confirmed ${field}`;
}

export function rejectedOf(field: string): string {
  return `rejected ${field}`;
}

/** KY reports after the large payout run, and once more after the last payouts of the month (S004-78). */
const REPORTS: readonly KnownWord[] = [
  { means: 'first report', written: ['1', 'Første…'] },
  { means: 'second report', written: ['2', 'Anden…', 'Sidste…'] },
];

export const SECOND_REPORT = 'second report';

const TWO_REPORTS = 'KY’s two reports of the month to eIndkomst';

/** What each report had: the guide prints no such list, so its columns are our own. */
export const incomeReports: RecipeSource = {
  title: TWO_REPORTS,
  owedBy: 'KY_RAPPORT_OEKONOMI',
  layouts: reportLayouts({
    title: TWO_REPORTS,
    currency: 'DKK',
    columns: [
      required(month('disposition_month', 'Dispositionsdato_YYYYMM', 'Dispositionsmåned')),
      required(text('report', 'Indberetning')),
      text('se_number', 'INDBERETTES_FOR_SE', 'SE-nummer'),
      text('person', 'CPR', 'CPR-nr'),
      required(text('field', 'INDKOMST_FELTNR', 'Felt')),
      required(amount('amount', 'Beløb')),
    ],
  }),
  words: [
    { column: 'field', words: KNOWN_FIELDS },
    { column: 'report', words: REPORTS },
  ],
  derives: ({ field = '' }) => ({ field: field.padStart(4, '0') }),
  amounts: [{ columns: ['amount'], sign: 'as-is' }],
  tallies: ({ fields: { report = '' } }) => [meaningOf(REPORTS, report) ?? ''],
};

/**
 * Postings on Hensættelse Skat from other machines than KY's: tax that somebody adjusted by hand (S004-68). What they
 * provide is what they must have reported.
 */
export const manualPostings: RecipeSource = {
  title: 'Hensættelse Skat from other machine numbers than KY’s',
  owedBy: 'accounting',
  layouts: reportLayouts({
    title: 'Hensættelse Skat from other machine numbers than KY’s',
    currency: 'DKK',
    columns: [
      month('disposition_month', 'Periode'),
      required(text('machine', 'Maskinnummer', 'Kassenummer')),
      text('voucher', 'Bilag'),
      text('person', 'CPR', 'CPR-nr'),
      required(amount('debit', 'Debet')),
      required(amount('credit', 'Kredit')),
    ],
  }),
  derives: () => ({ field: '0015' }),
  leavesOut: ({ voucher = '' }) => (voucher.startsWith('KY') ? 'posted by KY itself' : undefined),
  amounts: [
    { columns: ['credit'], sign: 'as-is' },
    { columns: ['debit'], sign: 'opposite' },
  ],
  tallies: ({ fields }) => [fields.field ?? ''],
};

/** SKAT's sums for an SE number, or its `Sum pr. enhed`, which has a line for each person: a column for each field. */
export const skatReport: RecipeSource = {
  title: 'SKAT Sumoplysninger',
  owedBy: 'KY_RAPPORT_OEKONOMI',
  layouts: reportLayouts({
    title: 'SKAT Sumoplysninger',
    currency: 'DKK',
    columns: [
      text('se_number', 'P-SE-nr'),
      text('person', 'CPR-nr'),
      required(month('disposition_month', 'Per-start')),
      ...REPORTED.map((field) => amount(`field_${field}`, `Feltnr ${field}`)),
    ],
    totals: { column: 'se_number', says: ['Sum'] },
  }),
  derives: ({ person = '' }: Cells) => ({ person: person === 'Alle' ? '' : person }),
  amounts: REPORTED.map((field) => ({ columns: [`field_${field}`], sign: 'as-is', sets: { field } })),
  tallies: ({ fields }) => [fields.field ?? ''],
};
