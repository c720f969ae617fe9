import { amountOf, MONTH, nameOf, NEXT_MONTH, oneAmount } from '../made-up-cells';
import {
  COMMON_KINDS,
  IN_PARTS,
  listed,
  listedInVain,
  shifted,
  tied,
  type Fields,
  type PlantedKind,
  type PlantedPlan,
} from '../planted-plan';
import type { Thing } from '../planting';

/** Additions and write-ups; what takes from the basis is planted by itself, for its sign turns. */
function eventRow(thing: Thing, event = thing.number % 5 === 0 ? 'Opskrivning' : 'Tilgang'): Fields {
  return { claim: nameOf('D-', thing), event, on: `${thing.month}-15`, amount: amountOf(thing) };
}

/** Only one side has taken it from the basis. */
function onlyOn(side: 'left' | 'right', event: 'Tilbagekald' | 'Nedskrivning'): PlantedKind {
  return {
    kind: `${event} on the ${side} only`,
    plant: (planting) => {
      const thing = planting.thing();
      for (const both of ['left', 'right'] as const) planting.putFields(both, [eventRow(thing, 'Tilgang')]);
      const rows = planting.putFields(side, [eventRow(thing, event)]);
      const taken = thing.amounts.map((amount) => amount.negated());
      planting.expectEach(`only-${side}`, { ...thing, amounts: taken }, side, [rows]);
    },
  };
}

const REJECTED = 'rejected by PSRM (AFVIST)';
const HEARING = 'in hearing (HØRING): not received by PSRM yet, and limitation runs on';

export const plan: PlantedPlan = {
  recipeId: 'debtor-psrm',
  run: { period: MONTH },
  currency: 'DKK',
  amounts: oneAmount,
  rows: { left: (thing) => [eventRow(thing)], right: (thing) => [eventRow(thing)] },
  tie: tied,
  kinds: [
    ...COMMON_KINDS,
    ...shifted('timing: in the other system in a neighbouring month', NEXT_MONTH),
    listed('rejected', REJECTED, 'left', (thing) => [eventRow(thing)]),
    listedInVain('rejected', (thing) => [eventRow(thing)]),
    listed('hearing', HEARING, 'left', (thing) => [eventRow(thing)]),
    onlyOn('left', 'Tilbagekald'),
    onlyOn('right', 'Tilbagekald'),
    onlyOn('left', 'Nedskrivning'),
    onlyOn('right', 'Nedskrivning'),
    IN_PARTS,
    {
      kind: 'rejected by PSRM, and recorded as that',
      plant: (planting) => {
        planting.putFields('left', [{ ...eventRow(planting.thing()), status: 'rejected' }]);
      },
    },
    {
      kind: 'a covering of PSRM’s own, which is no part of the basis',
      plant: (planting) => {
        const thing = planting.thing();
        planting.put('left', thing);
        planting.put('right', thing);
        planting.putFields('right', [eventRow(thing, 'Dækning')]);
      },
    },
  ],
};
