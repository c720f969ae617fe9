import { type Money } from '../../../../domain/kernel/money';
import { amountOf, MONTH, MONTH_BEFORE, nameOf, NEXT_MONTH } from '../made-up-cells';
import {
  COMMON_KINDS,
  IN_PARTS,
  listed,
  listedInVain,
  shifted,
  tied,
  type Fields,
  type PlantedPlan,
} from '../planted-plan';
import { anyAmount } from '../planted-run';
import { type Thing } from '../planting';

const OTHER = 'no payment of a claim (the bank’s own fees, transfers), noted by a person';

function movement(thing: Thing): Fields {
  const day = String((thing.number % 28) + 1).padStart(2, '0');
  return {
    key: nameOf('B-', thing),
    account: '5050-1055',
    booked_on: `${thing.month}-${day}`,
    amount: amountOf(thing),
  };
}

export const plan: PlantedPlan = {
  recipeId: 'bank-ledger',
  run: { period: MONTH },
  currency: 'SEK',
  amounts: (random) => [anyAmount(random, 'SEK')],
  rows: { left: (thing) => [movement(thing)], right: (thing) => [movement(thing)] },
  tie: tied,
  kinds: [
    ...COMMON_KINDS,
    ...shifted('booked in a neighbouring period', NEXT_MONTH),
    ...shifted('booked in a neighbouring period', MONTH_BEFORE),
    listed('other-movements', OTHER, 'left', (thing) => [movement(thing)]),
    listedInVain('other-movements', (thing) => [movement(thing)]),
    IN_PARTS,
    {
      kind: 'a deduction that the ledger lacks',
      plant: (planting) => {
        const thing = planting.thing();
        const taken = thing.amounts.map((amount) => amount.negated());
        const left = planting.put('left', { ...thing, amounts: taken });
        planting.expectEach('only-left', { ...thing, amounts: taken }, 'left', [left]);
      },
    },
    {
      kind: 'paid out at the bank, and noted',
      plant: (planting) => {
        const thing = planting.thing();
        const amounts = thing.amounts.map((amount) => amount.negated());
        const fields = [{ ...movement({ ...thing, amounts }), kind: 'paid out' }];
        const left = planting.putFields('left', fields);
        planting.list('other-movements', fields);
        planting.expectEach(OTHER, { ...thing, amounts }, 'left', [left]);
      },
    },
    {
      kind: 'booked with the wrong sign',
      plant: (planting) => {
        const thing = planting.thing();
        const [amount] = thing.amounts as [Money];
        const left = planting.put('left', thing);
        const right = planting.put('right', { ...thing, amounts: [amount.negated()] });
        planting.expect('other-amount', amount.plus(amount), { left, right });
      },
    },
  ],
};
