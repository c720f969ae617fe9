import { Money } from '../../../../domain/kernel/money';
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

const AREAS = ['Ejendomsskat', 'Parkering', 'Forudbetaling', 'Byggesag'] as const;
const SHIFTED = 'booked in a neighbouring period in the other system';

function itemRow(thing: Thing): Fields {
  const area = AREAS[thing.number % AREAS.length] as string;
  return { area, item: nameOf('P-', thing), booked_on: `${thing.month}-10`, amount: amountOf(thing) };
}

export const plan: PlantedPlan = {
  recipeId: 'debtor-gl-area',
  run: { period: MONTH },
  currency: 'DKK',
  amounts: oneAmount,
  rows: { left: (thing) => [itemRow(thing)], right: (thing) => [itemRow(thing)] },
  tie: tied,
  kinds: [
    ...COMMON_KINDS,
    OTHER_SIGN,
    shiftedInParts(SHIFTED, NEXT_MONTH),
    ...shifted(SHIFTED, NEXT_MONTH),
    ...shifted(SHIFTED, MONTH_BEFORE),
    listed('clean-up', 'on the clean-up list: decided, not yet booked in Kvantum', 'left', (thing) => [itemRow(thing)]),
    listedInVain('clean-up', (thing) => [itemRow(thing)]),
    listed('unplaced', 'in Kvantum on its way to the debtor system, noted by a person', 'right', (thing) => [
      itemRow(thing),
    ]),
    IN_PARTS,
    {
      kind: 'open for more than three years',
      plant: (planting) => {
        const thing = planting.thing();
        const left = planting.putFields('left', [{ ...itemRow(thing), due_on: '2018-03-30', as_of: '2021-03-31' }]);
        planting.put('right', thing);
        planting.expect('no open item is older than three years: these are for the clean-up list', Money.zero('DKK'), {
          left,
        });
      },
    },
    {
      kind: 'open for three years to the day',
      plant: (planting) => {
        const thing = planting.thing();
        planting.putFields('left', [{ ...itemRow(thing), due_on: '2018-03-31', as_of: '2021-03-31' }]);
        planting.put('right', thing);
      },
    },
  ],
};
