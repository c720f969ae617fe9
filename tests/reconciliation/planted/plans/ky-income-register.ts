import { amountOf, MONTH, MONTH_BEFORE, NEXT_MONTH, personOf } from '../made-up-cells';
import {
  COMMON_KINDS,
  IN_PARTS,
  listed,
  listedInPart,
  listedInVain,
  OTHER_SIGN,
  shifted,
  shiftedInParts,
  tied,
  type Fields,
  type PlantedPlan,
} from '../planted-plan';
import { anyAmount } from '../planted-run';
import { type Thing } from '../planting';

function incomeRow(thing: Thing): Fields[] {
  const [income, tax] = [amountOf(thing), amountOf(thing, 1)];
  return [
    { disposition_month: thing.month, person: personOf(thing), field: '0014', income_amount: income, a_tax: tax },
  ];
}

export const plan: PlantedPlan = {
  recipeId: 'ky-income-register',
  run: { period: MONTH },
  currency: 'DKK',
  amounts: (random) => [anyAmount(random, 'DKK'), anyAmount(random, 'DKK')],
  rows: {
    left: incomeRow,
    right: (thing) => [
      {
        disposition_month: thing.month,
        person: personOf(thing),
        field_0014: amountOf(thing),
        field_0015: amountOf(thing, 1),
      },
    ],
  },
  tie: tied,
  kinds: [
    ...COMMON_KINDS,
    OTHER_SIGN,
    shiftedInParts('approved in a neighbouring month', NEXT_MONTH),
    listedInPart('rejected', 'rejected by eIndkomst', incomeRow),
    ...shifted('approved in a neighbouring month', NEXT_MONTH),
    ...shifted('approved in a neighbouring month', MONTH_BEFORE),
    listed('rejected', 'rejected by eIndkomst', 'left', incomeRow),
    listedInVain('rejected', incomeRow),
    listed('manual', 'reported by hand, which KY cannot register', 'right', incomeRow),
    IN_PARTS,
  ],
};
