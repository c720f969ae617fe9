import { percentOf } from '../../../domain/controls/verdict';
import { counted } from '../../../domain/kernel/counted';
import { ageAnalysis } from '../../close/age-analysis';
import { valuationOf } from '../../close/valuation';
import type { Measures } from '../board-asked';

/** Claims against control accounts, and the valuation list against the accounts (S002-77, S002-102). */
export const books: Measures = async (asked) => {
  const { pool, creditor } = asked;
  const { all, control, difference } = await ageAnalysis(pool, creditor, asked);
  const { items, counted: inAccounts, isComplete } = await valuationOf(pool, creditor, asked);
  const lacking = Math.max(Math.abs(inAccounts.claims - items.length), isComplete ? 0 : 1);
  const units = difference.toMinorUnits();
  return [
    {
      measure: 'control-difference',
      value: percentOf(units < 0n ? -units : units, all.total.open.toMinorUnits()),
      examined: all.total.claims,
      findings: difference.isZero()
        ? []
        : [{ about: 'control accounts', says: `${control.toString()}, ${difference.toString()} more than the claims` }],
    },
    {
      measure: 'valuation-incomplete',
      value: lacking,
      examined: inAccounts.claims,
      findings: isComplete
        ? []
        : [
            {
              about: 'valuation',
              says: `${counted(items.length, 'claim')} in the list, ${inAccounts.claims} by the accounts`,
            },
          ],
    },
  ];
};
