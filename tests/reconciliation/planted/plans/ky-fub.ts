import { amountOf, MONTH, MONTH_BEFORE, nameOf, NEXT_MONTH, oneAmount, personOf } from '../made-up-cells';
import { COMMON_KINDS, IN_PARTS, OTHER_SIGN, shifted, tied, type Fields, type PlantedPlan } from '../planted-plan';
import { type Thing } from '../planting';

function request(thing: Thing): Fields {
  return { request: nameOf('M-', thing), person: personOf(thing), month: thing.month };
}

export const plan: PlantedPlan = {
  recipeId: 'ky-fub',
  run: { period: MONTH },
  currency: 'DKK',
  amounts: oneAmount,
  rows: {
    left: (thing) => [{ ...request(thing), requested: amountOf(thing), set_off: amountOf(thing) }],
    right: (thing) => [{ ...request(thing), debit: '0.00', credit: amountOf(thing) }],
  },
  tie: tied,
  kinds: [
    ...COMMON_KINDS,
    OTHER_SIGN,
    ...shifted('booked in a neighbouring month', NEXT_MONTH),
    ...shifted('booked in a neighbouring month', MONTH_BEFORE),
    IN_PARTS,
  ],
};
