import type { Recipe } from '../recipe';
import { accounts } from '../reports/debtor-accounts';
import { claims, failedClaims, sumReport } from '../reports/debtor-claims';
import { BY_CREATION, FLOW, THREE } from '../reports/debtor-identities';
import { BACK_TO_KY } from '../reports/debtor-movements';
import { debtorBalances, debtorPostings } from '../reports/debtor-postings';

/** R6: claims, covers and write-offs are the same in KY, in the debtor system and on the accounts (S004-123 to S004-156). */
export const recipe: Recipe = {
  id: 'ky-debtor',
  title: 'KY against the debtor system',
  place: 6,
  purpose: 'claims reach the debtor system, covers and write-offs come back to KY, and the accounts mirror each other',
  cites: [
    'S004-06',
    'S004-37',
    'S004-40',
    'S004-123',
    'S004-133',
    'S004-135',
    'S004-132',
    'S004-141',
    'S004-144',
    'S004-145',
    'S004-148',
    'S004-149',
    'S004-151',
    'S004-152',
    'S004-156',
  ],
  currency: 'DKK',
  key: ['movement', 'claim|day'],
  left: claims('KY Detaljer - Debitor'),
  right: debtorPostings('the debtor system'),
  third: accounts,
  periodRules: [
    { name: 'acceptance', counts: 'within', column: { left: 'day', right: 'booked_on' } },
    { name: BY_CREATION, counts: 'within', column: { left: 'created_month', right: 'booked_on' } },
  ],
  matchers: [
    { kind: 'exact' },
    { kind: 'sums' },
    {
      kind: 'period-shift',
      cause: 'created and accepted in different months',
      cites: ['S004-140', 'S004-146', 'S004-148'],
      // From a claim of January that is accepted in June (S004-148).
      reach: 5,
    },
  ],
  explanations: [
    {
      id: 'failed',
      cause: 'rejected by the debtor system',
      cites: ['S004-38', 'S004-142', 'S004-153', 'S004-154'],
      by: { kind: 'file', source: failedClaims(), on: 'left', explains: 'rows' },
    },
    {
      id: 'debtor-errors',
      cause: 'on the debtor system’s error list, not received by KY',
      cites: ['S004-142'],
      by: { kind: 'file', source: debtorPostings('the debtor system’s error list'), on: 'right', explains: 'rows' },
    },
    {
      id: 'debtor-balances',
      cause: 'in the debtor system’s balances at the date',
      cites: ['S004-141'],
      by: { kind: 'file', source: debtorBalances, on: 'right', explains: 'nothing' },
    },
    {
      id: 'sum-report',
      cause: 'in KY’s sums by the month of creation',
      cites: ['S004-39', 'S004-156'],
      by: { kind: 'file', source: sumReport, on: 'left', explains: 'nothing' },
    },
  ],
  identities: [
    {
      name: 'the intermediate account = minus the sum of all restance accounts',
      cites: ['S004-130', 'S004-139'],
      left: (totals) => totals.of('third', 'intermediate'),
      right: (totals) => totals.of('third', 'restance').negated(),
      // One of the two alone mirrors nothing, though it may come to nought.
      applies: (totals) => {
        const [one, other] = [totals.count('third', 'intermediate'), totals.count('third', 'restance')];
        return (one.rows > 0 && other.rows > 0) || !one.amount.equals(other.amount.negated());
      },
    },
    ...THREE,
    ...FLOW,
  ],
  schedule: { every: 'month', onBankingDay: 5, cites: ['S004-133', 'S004-135'] },
  preparedBy: 'accounting',
  signedBy: 'head of accounting',
  routes: ({ rows }) =>
    rows.some(({ row }) => BACK_TO_KY.has(row.fields.movement ?? ''))
      ? 'Covers and write-offs are made in the debtor system (S004-137): look in its error list for what KY has not received.'
      : 'Draw Detaljer - Debitor of earlier months: a claim may lie long in KY before it is released (S004-148, S004-149).',
};
