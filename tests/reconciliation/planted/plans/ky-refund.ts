import { Money } from '../../../../domain/kernel/money';
import { amountOf, MONTH, MONTH_BEFORE, NEXT_MONTH, personOf } from '../made-up-cells';
import {
  COMMON_KINDS,
  IN_PARTS,
  listed,
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

/** ATP of a person, of which the municipality bears two thirds. */
function atpOf(thing: Thing): string {
  return Money.ofMinorUnits(((thing.amounts[1] as Money).toMinorUnits() / 2n) * 3n, 'DKK').toString();
}

function refundRows(thing: Thing): Fields[] {
  const common = { disposition_month: thing.month, person: personOf(thing) };
  return [
    { ...common, field: '0014', amount_positive: amountOf(thing) },
    { ...common, field: '0046', account: '8.51.52.122', amount_positive: amountOf(thing, 1) },
  ];
}

function rejectedForRefund(thing: Thing): Fields[] {
  return [
    {
      disposition_month: thing.month,
      person: personOf(thing),
      field: '0014',
      income_amount: amountOf(thing),
      atp_contribution: atpOf(thing),
    },
  ];
}

export const plan: PlantedPlan = {
  recipeId: 'ky-refund',
  run: { period: MONTH },
  currency: 'DKK',
  amounts: (random) => [anyAmount(random, 'DKK'), Money.ofMinorUnits(random.integer(1, 200) * 2, 'DKK')],
  rows: { left: refundRows, right: refundRows },
  lineOf: (amountAt) => amountAt,
  tie: tied,
  kinds: [
    ...COMMON_KINDS,
    OTHER_SIGN,
    shiftedInParts('received in a neighbouring month', NEXT_MONTH),
    ...shifted('received in a neighbouring month', NEXT_MONTH),
    ...shifted('received in a neighbouring month', MONTH_BEFORE),
    listed('rejected', 'rejected by eIndkomst', 'left', rejectedForRefund),
    listedInVain('rejected', rejectedForRefund),
    IN_PARTS,
  ],
};
