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

const MISSED = 'in the other ledger in a neighbouring month: the cut-off was missed';

function accountOf({ number }: Thing): string {
  return number % 9 === 0 ? '15191' : '15190';
}

function dayOf({ month, number }: Thing): string {
  return `${month}-${String((number % 28) + 1).padStart(2, '0')}`;
}

function generalLedgerRow(thing: Thing): Fields {
  return {
    date: dayOf(thing),
    account: accountOf(thing),
    text: `Faktura ${nameOf('6', thing)}`,
    amount: amountOf(thing),
  };
}

function subLedgerRow(thing: Thing): Fields {
  const invoice = nameOf('6', thing);
  return { business_on: dayOf(thing), account: accountOf(thing), invoice_number: invoice, amount: amountOf(thing) };
}

export const plan: PlantedPlan = {
  recipeId: 'gl-subledger',
  run: { period: MONTH },
  currency: 'SEK',
  amounts: (random) => [anyAmount(random, 'SEK')],
  rows: { left: (thing) => [generalLedgerRow(thing)], right: (thing) => [subLedgerRow(thing)] },
  tie: tied,
  kinds: [
    ...COMMON_KINDS,
    ...shifted(MISSED, NEXT_MONTH),
    ...shifted(MISSED, MONTH_BEFORE),
    listed(
      'transfer-errors',
      'on the error list of the transfer: not read into the general ledger',
      'right',
      (thing) => [subLedgerRow(thing)],
    ),
    listedInVain('transfer-errors', (thing) => [subLedgerRow(thing)]),
    IN_PARTS,
    {
      kind: 'booked by hand on the control account',
      plant: (planting) => {
        const thing = planting.thing();
        const left = planting.putFields('left', [
          { ...generalLedgerRow(thing), text: `Rättelse ${nameOf('R', thing)}`, invoice: nameOf('R', thing) },
        ]);
        planting.expectEach('only-left', thing, 'left', [left]);
      },
    },
    {
      kind: 'on an account that is no control account',
      plant: (planting) => {
        planting.putFields('left', [{ ...generalLedgerRow(planting.thing()), account: '31100' }]);
      },
    },
  ],
};
