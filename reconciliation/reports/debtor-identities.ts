import type { Identity } from '../recipe';
import type { Totals } from '../totals';
import { wayOf } from './debtor-movements';

/** The name of the period rule by the month in which a claim was created. */
export const BY_CREATION = 'creation';

/**
 * The five steps: KY sends the claim (1), the debtor system books it (2), a payment is received (3), KY sends a re-posting
 * file (4), and the cover goes to the right income account (5) (S004-124 to S004-129).
 */
export const FLOW: readonly Identity[] = [
  ...['2', '3', '5'].map((step): Identity => ({
    name: `step ${step} of the posting flow balances`,
    cites: ['S004-125', 'S004-126', 'S004-129'],
    left: (totals) => totals.of('third', `step ${step}`),
    right: (totals) => totals.nought,
    applies: (totals) => totals.count('third', `step ${step}`).rows > 0,
  })),
  {
    name: 'claims that KY sent (step 1) are booked on restance accounts (step 2)',
    cites: ['S004-124', 'S004-125'],
    left: (totals) => totals.of('left', 'claim'),
    right: (totals) => totals.of('third', 'step 2 restance'),
    applies: (totals) => totals.count('third', 'step 2').rows > 0,
  },
  {
    name: 'covers that are paid (step 3) are re-posted to income (steps 4 and 5)',
    cites: ['S004-126', 'S004-128', 'S004-129'],
    left: (totals) => totals.of('third', 'step 3 restance').negated(),
    right: (totals) => totals.of('third', 'step 5 intermediate'),
    applies: (totals) => totals.count('third', 'step 3').rows > 0,
  },
];

/** The three reconciliations of figure 31, the third of them by balances and by postings (S004-141). */
export const THREE: readonly Identity[] = [
  ...(['KY to debtor system', 'debtor system to KY'] as const).map((way): Identity => ({
    name: `${way}: the movements agree, but for what is explained`,
    cites: ['S004-133', 'S004-135', 'S004-141', 'S004-142'],
    left: (totals) => totals.of('left', way).minus(totals.explainedOf(({ fields }) => wayOf(fields) === way)),
    right: (totals) => totals.of('right', way),
    applies: (totals) => totals.count('left', way).rows + totals.count('right', way).rows > 0,
  })),
  ...(['restance', 'intermediate'] as const).map((kind): Identity => ({
    name: `the ${kind} accounts: opening and movements lead to the closing balance`,
    cites: ['S004-138', 'S004-147'],
    left: (totals) => totals.of('third', `${kind} brought forward`),
    right: (totals) => totals.of('third', kind),
    applies: (totals) => totals.count('third', `${kind} brought forward`).rows > 0,
  })),
  {
    name: 'movements of the restance accounts in the trial balance = the debtor system’s movements',
    cites: ['S004-136', 'S004-147'],
    left: (totals) => totals.of('third', 'restance moved'),
    right: (totals) => totals.total('right'),
    applies: (totals) => totals.count('third', 'restance moved').rows > 0,
  },
  {
    name: 'postings on the restance accounts = the debtor system’s movements',
    cites: ['S004-136', 'S004-138'],
    left: (totals) => totals.of('third', 'restance'),
    right: (totals) => totals.total('right'),
    by: ['account'],
    applies: isOfPostings,
  },
  {
    name: 'postings on the intermediate account = minus KY’s movements',
    cites: ['S004-134', 'S004-138'],
    left: (totals) => totals.of('third', 'intermediate'),
    right: (totals) => totals.total('left').negated(),
    // They come from two systems: a difference in time is allowed (S004-140), and so is what a list explains.
    applies: (totals) => isOfPostings(totals) && totals.explained().isZero(),
    notWhen: 'a list or another month explains some of it',
  },
  {
    name: 'restance accounts at the date = the debtor system’s total at the date',
    cites: ['S004-139', 'S004-141'],
    left: (totals) => totals.of('third', 'restance at the date'),
    right: (totals) => totals.total('debtor-balances'),
    by: ['account'],
    applies: (totals) => totals.count('third', 'restance at the date').rows > 0 && totals.has('debtor-balances'),
  },
  {
    name: 'each restance account = minus the intermediate account of its group (Prisme)',
    cites: ['S004-132'],
    left: (totals) => totals.of('third', 'restance of a group'),
    right: (totals) => totals.of('third', 'intermediate of a group').negated(),
    by: ['group'],
    applies: (totals) => totals.count('third', 'intermediate of a group').rows > 0,
  },
  {
    name: 'claims by the month of creation = Sum - Debitorregistreringer',
    cites: ['S004-39', 'S004-155', 'S004-156'],
    left: (totals) => totals.of('left', 'KY to debtor system'),
    right: (totals) => totals.total('sum-report'),
    applies: (totals) => totals.has('sum-report') && totals.by === BY_CREATION,
    notWhen: 'the sums are told by the month of creation, and this run goes by acceptance',
  },
];

function isOfPostings(totals: Totals): boolean {
  return totals.count('third', 'posting of the month').rows > 0;
}
