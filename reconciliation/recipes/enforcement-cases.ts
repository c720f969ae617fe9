import { Money } from '../../domain/kernel/money';
import type { Recipe } from '../recipe';
import type { RecipeSource } from '../recipe-source';
import { handedOverTo, invoiceOf } from '../reports/handed-over-cases';
import { amount, day, reportLayouts, required, text } from '../../formats/tables/report-layouts';
import type { Cells } from '../row';

/** Kronor: a claim must be more than this to be handed to KFM (S002-25). */
const MORE_THAN = Money.of('500.00', 'SEK');

function isTooSmall({ claimed = '' }: Cells): boolean {
  return claimed !== '' && !Money.of(claimed, 'SEK').isOver(MORE_THAN);
}

function casesAtKfm(title: string): RecipeSource {
  return {
    title,
    owedBy: 'enforcement authority',
    layouts: reportLayouts({
      title,
      currency: 'SEK',
      columns: [
        required(text('reference', 'Er referens', 'Fakturanr', 'Faktura')),
        text('case', 'Målnummer', 'Mål'),
        day('received_on', 'Inkom'),
        text('status', 'Status', 'Beslut'),
        amount('claimed', 'Yrkat belopp'),
        required(amount('balance', 'Återstår', 'Restbelopp', 'Belopp')),
      ],
      totals: { column: 'reference', says: ['Summa', 'Totalt'] },
    }),
    derives: ({ reference = '' }) => ({ invoice: invoiceOf(reference) }),
    amounts: [{ columns: ['balance'], sign: 'as-is' }],
    tallies: ({ fields }) => [fields.status ?? ''],
  };
}

function isClosed(status: string): boolean {
  return /avslut|avskriv|återkall|closed/i.test(status);
}

/** What the list itself says is not closed explains nothing. */
function closedCases(): RecipeSource {
  return {
    ...casesAtKfm('closed by KFM'),
    inParts: true,
    leavesOut: ({ status = '' }) => (status === '' || isClosed(status) ? undefined : `status ${status}: not closed`),
  };
}

/** Case by case: KFM takes from a month to over a year, and each case must still be known on both sides (S002-26). */
export const recipe: Recipe = {
  id: 'enforcement-cases',
  title: 'KFM’s cases against the ledger',
  place: 12,
  purpose: 'every claim handed to KFM is a case there, with the amount that the ledger has',
  cites: ['S002-24', 'S002-25', 'S002-26', 'S002-27'],
  currency: 'SEK',
  key: ['invoice'],
  left: {
    ...casesAtKfm('KFM’s cases'),
    leavesOut: ({ status = '' }) => (isClosed(status) ? 'closed at KFM' : undefined),
    rules: [{ rule: 'a claim handed to KFM is more than 500 kronor', isBroken: isTooSmall, cites: ['S002-25'] }],
  },
  right: handedOverTo('kfm', 'the ledger: handed to KFM'),
  periodRules: [{ name: 'month-end', counts: 'always', balances: true }],
  matchers: [{ kind: 'exact' }, { kind: 'sums' }],
  explanations: [
    {
      id: 'handed-on',
      cause: 'gone on to monitoring after its ruling, and closed at KFM',
      cites: ['S002-28'],
      // KFM may be enforcing still: what it has is compared, and what it has no longer is no difference.
      by: {
        kind: 'rule',
        explains: ({ class: kind, rows }) =>
          kind === 'only-right' && rows.every(({ row }) => row.fields.status === 'handed-on'),
      },
    },
    {
      id: 'closed',
      cause: 'closed by KFM, its answer not yet recorded',
      cites: ['S002-27'],
      // KFM tells of its cases as they are closed, and each notice may be a file.
      by: { kind: 'file', source: closedCases(), on: 'right', explains: 'rows' },
    },
    {
      id: 'paid-at-kfm',
      cause: 'paid to KFM, not yet at the bank',
      cites: ['S002-27'],
      by: { kind: 'file', source: casesAtKfm('paid to KFM and on the way'), on: 'right', explains: 'sums' },
    },
    {
      id: 'not-registered',
      cause: 'applied for, not yet registered at KFM',
      cites: ['S002-24', 'S002-26'],
      by: { kind: 'file', source: casesAtKfm('applied for and not registered'), on: 'right', explains: 'rows' },
    },
  ],
  identities: [],
  schedule: { every: 'month', onBankingDay: 5, cites: ['S002-26'] },
  preparedBy: 'case handler',
  signedBy: 'head of accounting',
  routes: ({ class: kind }) => {
    if (kind === 'only-left')
      return 'A case at KFM that the ledger has not handed over: withdraw it, or record the hand-over (S002-24).';
    return kind === 'only-right'
      ? 'KFM does not have it: ask for its case number, and apply again if there is none (S002-26).'
      : 'Another amount: tell KFM of the payment or credit that it lacks, or record the one that we lack (S002-27).';
  },
};
