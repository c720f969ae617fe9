import { amountOf, MONTH, MONTH_BEFORE, nameOf, NEXT_MONTH, oneAmount } from '../made-up-cells';
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
import type { Thing } from '../planting';

const MOVEMENTS = ['', 'Opregulering', 'Nedregulering', 'Dækning', 'Afskrivning'] as const;

/** Claims and up-adjustments add to what is owed; the other movements take from it. */
function movementOf(thing: Thing): { readonly movement: string; readonly amount: string } {
  const at = thing.number % MOVEMENTS.length;
  return { movement: MOVEMENTS[at] as string, amount: amountOf(thing) };
}

function claimRow(thing: Thing, status = 'ACCEPTERET'): Fields {
  return {
    claim: nameOf('F-', thing),
    ...movementOf(thing),
    created_month: thing.month,
    processed_on: `${thing.month}-20`,
    status,
  };
}

function debtorRow(thing: Thing): Fields {
  return {
    claim: nameOf('F-', thing),
    voucher: nameOf('FAK-', thing),
    ...movementOf(thing),
    booked_on: `${thing.month}-21`,
    account: '928148001',
  };
}

export const plan: PlantedPlan = {
  recipeId: 'ky-debtor',
  run: { period: MONTH },
  currency: 'DKK',
  amounts: oneAmount,
  rows: { left: (thing) => [claimRow(thing)], right: (thing) => [debtorRow(thing)] },
  tie: tied,
  kinds: [
    ...COMMON_KINDS,
    OTHER_SIGN,
    shiftedInParts('created and accepted in different months', NEXT_MONTH),
    ...shifted('created and accepted in different months', MONTH_BEFORE),
    ...shifted('created and accepted in different months', '2021-06'),
    listed('failed', 'rejected by the debtor system', 'left', (thing) => [claimRow(thing, 'AFVIST')]),
    listedInVain('failed', (thing) => [claimRow(thing, 'AFVIST')]),
    listed('debtor-errors', 'on the debtor system’s error list, not received by KY', 'right', (thing) => [
      debtorRow(thing),
    ]),
    IN_PARTS,
    {
      kind: 'awaiting release, and so not in the debtor system',
      plant: (planting) => {
        const thing = planting.thing();
        planting.putFields('left', [{ ...claimRow(thing, 'AFVENTER_FRIGIVELSE'), processed_on: '' }]);
      },
    },
  ],
};
