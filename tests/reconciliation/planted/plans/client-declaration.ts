import { Money } from '../../../../domain/kernel/money';
import { amountOf, MONTH, nameOf, oneAmount } from '../made-up-cells';
import { COMMON_KINDS, IN_PARTS, listed, listedInVain, tied, type Fields, type PlantedPlan } from '../planted-plan';
import type { Thing } from '../planting';

function debtorRow(thing: Thing): Fields {
  return { invoice_number: nameOf('F-', thing), account: '6110', balance: amountOf(thing), overdue: '' };
}

function financeRow(thing: Thing): Fields {
  return { account: '6110', invoice_number: nameOf('F-', thing), amount: amountOf(thing) };
}

function lists(thing: Thing): Fields[] {
  return [financeRow(thing)];
}

export const plan: PlantedPlan = {
  recipeId: 'client-declaration',
  run: { period: MONTH },
  currency: 'DKK',
  amounts: oneAmount,
  rows: { left: (thing) => [debtorRow(thing)], right: (thing) => [financeRow(thing)] },
  tie: tied,
  kinds: [
    ...COMMON_KINDS,
    listed('booked-by-hand', 'booked by hand in the finance module, to be moved: noted by a person', 'right', lists),
    listedInVain('booked-by-hand', lists),
    listed('not-posted', 'in the debtor module, its journal not yet posted in the finance module', 'left', lists),
    IN_PARTS,
    {
      kind: 'overdue, and the same in both modules',
      plant: (planting) => {
        const thing = planting.thing();
        planting.putFields('left', [{ ...debtorRow(thing), overdue: amountOf(thing) }]);
        planting.put('right', thing);
      },
    },
    {
      kind: 'told as overdue before it was due',
      plant: (planting) => {
        const thing = planting.thing();
        const dates = { due_on: '2021-03-31', as_of: '2021-03-31' };
        const left = planting.putFields('left', [{ ...debtorRow(thing), ...dates, overdue: amountOf(thing) }]);
        planting.put('right', thing);
        planting.expect('what is overdue was due before the day of the report', Money.zero('DKK'), { left });
      },
    },
  ],
};
