import { amount, required, text } from '../../formats/tables/report-layouts';
import { simpleRecipe } from '../simple-recipe';

/**
 * One open workflow for each open claim. The amounts are counts: 1.00 for an open claim, 1.00 for each workflow that runs
 * for it, so that the totals are numbers of claims and of workflows.
 */
export const recipe = simpleRecipe({
  id: 'engine-ledger',
  title: 'the engine against the ledger',
  place: 13,
  purpose: 'exactly one open workflow follows each open claim: none is lost, none follows nothing',
  // What is watched over without a gap is each claim of the collection process (S002-15 to S002-31).
  cites: ['S002-26', 'S002-110'],
  currency: 'SEK',
  key: ['claim'],
  left: {
    title: 'open claims of the ledger (each counts 1)',
    ledgerQuery: 'claims',
    columns: [required(text('claim')), amount('open_claims')],
    // A settled claim, and one that the engine has not been told of yet, needs no workflow.
    leavesOut: ({ open_claims: isOpen = '' }) => (isOpen === '' ? 'no workflow needed' : undefined),
    amounts: [{ columns: ['open_claims'], sign: 'as-is' }],
  },
  right: {
    title: 'open workflows of the engine (each counts 1)',
    owedBy: 'operations',
    ledgerQuery: 'open-workflows',
    columns: [required(text('claim')), required(amount('workflows'))],
    amounts: [{ columns: ['workflows'], sign: 'as-is' }],
  },
  periodRules: [{ name: 'now', counts: 'always', balances: true }],
  matchers: [{ kind: 'exact' }],
  schedule: { every: 'month', onBankingDay: 1, cites: ['S002-110'] },
  preparedBy: 'operations',
  routes: ({ class: kind }) => {
    if (kind === 'only-left') return 'Lost: no workflow follows it. "fordring engine check --mend" starts it again.';
    return kind === 'only-right'
      ? 'Orphan: a workflow follows no open claim. Look at the claim’s events before you end it by hand.'
      : 'More than one: a claim has one workflow by its id, so find out who started the other.';
  },
});
