import type { RecipeSource } from '../recipe-source';
import { amount, day, reportLayouts, required, text, wholeNumber } from '../../formats/tables/report-layouts';
import type { Cells } from '../row';

/** Of debtor groups of persons, and as many of companies (S004-131). */
const MOST_GROUPS = 9;

/**
 * The accounts at a date by their balances, or by their postings of the month, each with its day, or with its step in an
 * example of the flow. A trial balance has its movements beside the balances: they must lead from the one to the other.
 * There is one restance account for each debtor group, at most nine for persons and nine for companies, and one
 * intermediate account for all of them (S004-130, S004-131); Prisme has an intermediate account for each (S004-132), which
 * are added.
 */
export const accounts: RecipeSource = {
  title: 'the economy system’s accounts at the date',
  owedBy: 'accounting',
  layouts: reportLayouts({
    title: 'the economy system’s accounts at the date',
    currency: 'DKK',
    columns: [
      required(text('account', 'Konto', 'Økonomisk dimension')),
      // Prisme prints the filter of the list as a row of its own (figure 33).
      text('name', 'Navn'),
      day('booked_on', 'Dato'),
      wholeNumber('step', 'Trin'),
      amount('opening', 'Primo', 'Startsaldo'),
      amount('debit', 'Debet'),
      amount('credit', 'Kredit'),
      amount('closing', 'Ultimo', 'Slutsaldo', 'Saldo'),
    ],
    totals: { column: 'account', says: ['I alt', 'Sum'] },
  }),
  derives: ({ name = '' }) => ({ kind: kindOf(name), group: groupOf(name) }),
  leavesOut: ({ kind = '' }) => (kind === '' ? 'an account that is no part of the flow' : undefined),
  amounts: [
    { columns: ['closing'], sign: 'as-is', only: isBalance, sets: { measure: 'balance' } },
    { columns: ['opening'], sign: 'as-is', only: isBalance, sets: { measure: 'brought forward' }, beside: true },
    { columns: ['debit'], sign: 'as-is', only: isBalance, sets: { measure: 'moved' }, beside: true },
    { columns: ['credit'], sign: 'opposite', only: isBalance, sets: { measure: 'moved' }, beside: true },
    { columns: ['debit'], sign: 'as-is', only: isPosting, sets: { measure: 'posting' } },
    { columns: ['credit'], sign: 'opposite', only: isPosting, sets: { measure: 'posting' } },
  ],
  rules: [
    {
      rule: 'an account with an amount has a name',
      isBroken: ({ name = '', ...cells }) =>
        name === '' && ['opening', 'debit', 'credit', 'closing'].some((column) => (cells[column] ?? '') !== ''),
      cites: ['S004-147'],
    },
  ],
  bounds: (['cpr', 'cvr'] as const).map((of) => ({
    rule: `there are at most ${MOST_GROUPS} restance accounts of ${of.toUpperCase()} groups`,
    of: ({ kind = '', group = '' }) => (kind === 'restance' && group.includes(of) ? group : ''),
    atMost: MOST_GROUPS,
    cites: ['S004-131'],
  })),
  tallies: ({ fields: { kind = '', name = '', group = '', step = '', booked_on: bookedOn = '', measure = '' } }) => {
    if (measure === 'brought forward') return [`${kind} brought forward`];
    if (measure === 'moved') return [`${kind} brought forward`, `${kind} moved`];
    const isOfMonth = measure === 'posting' && (bookedOn !== '' || step !== '');
    return [
      kind,
      name,
      ...(measure === 'balance' ? [`${kind} at the date`] : []),
      ...(group === '' ? [] : [`${kind} of a group`]),
      ...(isOfMonth ? ['posting of the month'] : []),
      ...(step === '' ? [] : [`step ${step}`, `step ${step} ${kind}`]),
    ];
  },
};

function isBalance({ closing = '' }: Cells): boolean {
  return closing !== '';
}

function isPosting(fields: Cells): boolean {
  return !isBalance(fields);
}

/** The system account of payments has a name in each economy system (S004-127). */
function kindOf(name: string): string {
  // The intermediate account may name the restance account that it mirrors: *Mellemregning til restance 1* (S004-132).
  if (/mellemregning/i.test(name)) return 'intermediate';
  if (/restance/i.test(name)) return 'restance';
  if (/mediekonto|finanskonto|indbetaling/i.test(name)) return 'payments';
  return /indt(æ|ae)gt/i.test(name) ? 'income' : '';
}

/**
 * What the names of a restance account and of its own intermediate account have in common (S004-132): nothing where there is
 * one intermediate account for all.
 */
function groupOf(name: string): string {
  // A debtor group is of persons (CPR) or of companies (CVR), or has a number.
  if (!/restance|mellemregning/i.test(name) || !/\b(cpr|cvr)\b|\d/i.test(name)) return '';
  return name
    .replaceAll(/mellemregning(skonto)?( til)?|restance(konto)?/gi, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
