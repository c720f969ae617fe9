import { Money } from '../../../../domain/kernel/money';
import { amountOf, MONTH, nameOf } from '../made-up-cells';
import { COMMON_KINDS, IN_PARTS, listed, listedInVain, tied, type Fields, type PlantedPlan } from '../planted-plan';
import { anyAmount } from '../planted-run';
import { type Thing } from '../planting';

function caseRow(thing: Thing): Fields {
  return { reference: nameOf('6', thing), case: nameOf('T-', thing), status: 'ansökt', balance: amountOf(thing) };
}

function ledgerRow(thing: Thing): Fields {
  return { invoice_number: nameOf('6', thing), counterpart: 'kfm', status: 'referred', balance: amountOf(thing) };
}

function lists(thing: Thing): Fields[] {
  return [caseRow(thing)];
}

export const plan: PlantedPlan = {
  recipeId: 'enforcement-cases',
  run: { period: MONTH },
  currency: 'SEK',
  amounts: (random) => [anyAmount(random, 'SEK')],
  rows: { left: (thing) => [caseRow(thing)], right: (thing) => [ledgerRow(thing)] },
  tie: tied,
  kinds: [
    ...COMMON_KINDS,
    listed('closed', 'closed by KFM, its answer not yet recorded', 'right', (thing) => [
      { ...caseRow(thing), status: 'avslutad' },
    ]),
    listedInVain('closed', lists),
    listed('not-registered', 'applied for, not yet registered at KFM', 'right', lists),
    IN_PARTS,
    {
      kind: 'gone on to monitoring, and closed at KFM',
      plant: (planting) => {
        const thing = planting.thing();
        const right = planting.putFields('right', [{ ...ledgerRow(thing), status: 'handed-on' }]);
        planting.expectEach('gone on to monitoring after its ruling, and closed at KFM', thing, 'right', [right]);
      },
    },
    {
      kind: 'gone on to monitoring, and enforced by KFM still',
      plant: (planting) => {
        const thing = planting.thing();
        planting.put('left', thing);
        planting.putFields('right', [{ ...ledgerRow(thing), status: 'handed-on' }]);
      },
    },
    {
      kind: 'recalled, and at KFM all the same',
      plant: (planting) => {
        const thing = planting.thing();
        planting.putFields('right', [{ ...ledgerRow(thing), status: 'recalled' }]);
        planting.expectEach('only-left', thing, 'left', [planting.put('left', thing)]);
      },
    },
    {
      kind: 'closed at KFM, open in the ledger, and on no list',
      plant: (planting) => {
        const thing = planting.thing();
        planting.putFields('left', [{ ...caseRow(thing), status: 'avslutad' }]);
        planting.expectEach('only-right', thing, 'right', [planting.put('right', thing)]);
      },
    },
    {
      kind: 'paid to KFM in part, and the money on its way',
      plant: (planting) => {
        const thing = planting.thing();
        const paid = Money.ofMinorUnits(77n, 'SEK');
        const [owed] = thing.amounts as [Money];
        const left = planting.put('left', { ...thing, amounts: [owed.minus(paid)] });
        const right = planting.put('right', thing);
        planting.list('paid-at-kfm', [caseRow({ ...thing, amounts: [paid] })]);
        planting.expect('paid to KFM, not yet at the bank', paid.negated(), { left, right });
      },
    },
    {
      kind: 'applied for though it was no more than 500 kronor',
      plant: (planting) => {
        const thing = planting.thing();
        const left = planting.putFields('left', [{ ...caseRow(thing), claimed: '500.00' }]);
        planting.put('right', thing);
        planting.expect('a claim handed to KFM is more than 500 kronor', Money.zero('SEK'), { left });
      },
    },
  ],
};
