import { Money } from '../../../../domain/kernel/money';
import { amountOf, nameOf } from '../made-up-cells';
import { COMMON_KINDS, IN_PARTS, listed, listedInVain, tied, type Fields, type PlantedPlan } from '../planted-plan';
import { anyAmount } from '../planted-run';
import { type Thing } from '../planting';

function agencyRow(thing: Thing): Fields {
  return { reference: `main/${nameOf('6', thing)}`, closing: amountOf(thing) };
}

function ledgerRow(thing: Thing): Fields {
  return { invoice_number: nameOf('6', thing), counterpart: 'intrum', status: 'referred', balance: amountOf(thing) };
}

function lists(thing: Thing): Fields[] {
  return [agencyRow(thing)];
}

export const plan: PlantedPlan = {
  recipeId: 'monitoring-agency',
  run: { period: '2021-Q1' },
  currency: 'SEK',
  amounts: (random) => [anyAmount(random, 'SEK')],
  rows: { left: (thing) => [agencyRow(thing)], right: (thing) => [ledgerRow(thing)] },
  tie: tied,
  kinds: [
    ...COMMON_KINDS,
    listed('returned', 'returned by Intrum, not yet taken back in the ledger', 'right', lists),
    listedInVain('returned', lists),
    listed('not-taken-in', 'sent to Intrum, not yet taken in', 'right', lists),
    IN_PARTS,
    {
      kind: 'paid to Intrum in part, and the money on its way',
      plant: (planting) => {
        const thing = planting.thing();
        const paid = Money.ofMinorUnits(77n, 'SEK');
        const [owed] = thing.amounts as [Money];
        const left = planting.put('left', { ...thing, amounts: [owed.minus(paid)] });
        const right = planting.put('right', thing);
        planting.list('on-the-way', [agencyRow({ ...thing, amounts: [paid] })]);
        planting.expect('collected by Intrum, not yet at the bank', paid.negated(), { left, right });
      },
    },
    {
      kind: 'accounts of a claim that do not add up',
      plant: (planting) => {
        const thing = planting.thing();
        const left = planting.putFields('left', [{ ...agencyRow(thing), opening: amountOf(thing), paid: '0.01' }]);
        planting.put('right', thing);
        planting.expect('opening + new − paid − reduced − returned = closing', Money.zero('SEK'), { left });
      },
    },
    {
      kind: 'monitored though time-barred',
      plant: (planting) => {
        const thing = planting.thing();
        const dates = { barred_on: '2021-03-31', as_of: '2021-03-31' };
        const left = planting.putFields('left', [{ ...agencyRow(thing), ...dates }]);
        planting.put('right', thing);
        const rule = 'no monitored claim is time-barred: limitation is interrupted in time';
        planting.expect(rule, Money.zero('SEK'), { left });
      },
    },
    {
      kind: 'with another counterpart, or held back',
      plant: (planting) => {
        planting.putFields('right', [{ ...ledgerRow(planting.thing()), counterpart: 'kfm' }]);
        planting.putFields('right', [{ ...ledgerRow(planting.thing()), status: 'held' }]);
      },
    },
  ],
};
