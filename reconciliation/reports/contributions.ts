import { meaningOf, type KnownWord } from '../known-words';
import type { RecipeSource } from '../recipe-source';
import { kyReport } from './finance';
import { kyIncomeReport } from './income-register';

/** What KY provides for and the municipality settles. */
export const CONTRIBUTIONS = ['A-tax', 'AM contribution', 'ATP', 'OP'] as const;

export function contributionOf(name: string): string {
  return meaningOf(NAMES, name) ?? name;
}

/** By eIndkomst's field number (S004-81), or by how the account is called (figure 22). */
export const NAMES: readonly KnownWord[] = [
  { means: 'AM contribution', written: ['0016', '16', 'AM', '…AMB…', '…AM-…', '…AM …'] },
  { means: 'ATP', written: ['0046', '46', '…ATP…'] },
  { means: 'OP', written: ['0047', '47', 'OP', 'OP …', 'OP-…', '… OP', '…_OP', '… OP …', '… OP-…'] },
  { means: 'A-tax', written: ['0015', '15', '…skat…', '…a-tax…'] },
];

/** Only the four contributions of a report on eIndkomst bear on what is provided and settled. */
const contributions: Omit<RecipeSource, 'title' | 'owedBy' | 'layouts'> = {
  derives: ({ field = '', disposition_month: period = '' }) => ({
    field: field.padStart(4, '0'),
    contribution: contributionOf(field.padStart(4, '0')),
    period,
  }),
  amounts: [
    {
      columns: ['amount_positive', 'amount_negative', 'income_amount'],
      sign: 'as-is',
      only: ({ contribution = '' }) => CONTRIBUTIONS.some((known) => known === contribution),
    },
    { columns: ['a_tax'], sign: 'as-is', sets: { contribution: 'A-tax' } },
    { columns: ['am_contribution'], sign: 'as-is', sets: { contribution: 'AM contribution' } },
    { columns: ['atp_contribution'], sign: 'as-is', sets: { contribution: 'ATP' } },
    { columns: ['op_contribution'], sign: 'as-is', sets: { contribution: 'OP' } },
  ],
  tallies: ({ fields }) => [fields.contribution ?? ''],
};

/** Contributions that eIndkomst rejected. */
export const rejected: RecipeSource = { ...kyIncomeReport('KY Detaljer - eIndkomst fejlede'), ...contributions };
/** Contributions that KY reported. */
export const kySums: RecipeSource = { ...kyIncomeReport('KY Sum - eIndkomst'), ...contributions };

/** What KY posted on the intermediate accounts of the contributions: a provision is a debit there (S004-55, S004-92). */
export const sumFinans: RecipeSource = {
  ...kyReport,
  derives: (fields) => {
    const { kind = '' } = kyReport.derives?.(fields) ?? {};
    const contribution = meaningOf(NAMES, fields.account ?? '') ?? '';
    return { kind, period: fields.booking_month ?? '', contribution: kind === 'intermediate' ? contribution : '' };
  },
  leavesOut: (fields) =>
    kyReport.leavesOut?.(fields) ??
    (fields.contribution === '' ? 'an account of none of the four contributions' : undefined),
  amounts: [
    { columns: ['debit'], sign: 'as-is' },
    { columns: ['credit'], sign: 'opposite' },
  ],
  tallies: ({ fields }) => [fields.contribution ?? ''],
};
