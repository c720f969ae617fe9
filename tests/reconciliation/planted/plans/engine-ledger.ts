import { Money } from '../../../../domain/kernel/money';
import { amountOf, MONTH, nameOf } from '../made-up-cells';
import { COMMON_KINDS, tied, type Fields, type PlantedPlan } from '../planted-plan';
import type { Thing } from '../planting';

function claimRow(thing: Thing): Fields {
  return { claim: nameOf('main/6', thing), open_claims: amountOf(thing) };
}

export const plan: PlantedPlan = {
  recipeId: 'engine-ledger',
  run: { period: MONTH },
  currency: 'SEK',
  // Counts: a claim, a workflow.
  amounts: () => [Money.of('1.00', 'SEK')],
  rows: {
    left: (thing) => [claimRow(thing)],
    right: (thing) => [{ claim: nameOf('main/6', thing), workflows: amountOf(thing) }],
  },
  tie: tied,
  kinds: [
    ...COMMON_KINDS,
    {
      kind: 'settled, and its workflow runs on',
      plant: (planting) => {
        const thing = planting.thing();
        planting.putFields('left', [{ ...claimRow(thing), open_claims: '' }]);
        planting.expectEach('only-right', thing, 'right', [planting.put('right', thing)]);
      },
    },
    {
      kind: 'settled, and its workflow has ended',
      plant: (planting) => {
        planting.putFields('left', [{ ...claimRow(planting.thing()), open_claims: '' }]);
      },
    },
  ],
};
