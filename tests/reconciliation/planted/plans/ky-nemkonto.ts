import { Money } from '../../../../domain/kernel/money';
import { amountOf, MONTH, nameOf, oneAmount, personOf } from '../made-up-cells';
import { COMMON_KINDS, IN_PARTS, listed, listedInVain, tied, type Fields, type PlantedPlan } from '../planted-plan';
import type { Thing } from '../planting';

/** On the account a provision is a credit, and a payout a debit. */
function nemKontoRow(thing: Thing, side: 'provision' | 'payout', voucher = 'KY'): Fields {
  const amount = amountOf(thing);
  return {
    voucher: nameOf(`${voucher}-`, thing),
    booked_on: `${thing.month}-15`,
    account: '952599065',
    description: 'Mellemregning NemKonto',
    recipient: personOf(thing),
    amount: side === 'provision' ? `-${amount}` : amount,
  };
}

const RE_POSTED = 'corrected by a re-posting in a later month';
const RETURNED = 'returned by NemKonto: back to KY for correction, never to the error account';

export const plan: PlantedPlan = {
  recipeId: 'ky-nemkonto',
  run: { period: MONTH },
  currency: 'DKK',
  amounts: oneAmount,
  rows: {
    left: (thing) => [nemKontoRow(thing, 'provision')],
    right: (thing) => [nemKontoRow(thing, 'payout')],
  },
  tie: tied,
  kinds: [
    ...COMMON_KINDS,
    IN_PARTS,
    listed('returned', RETURNED, 'left', (thing) => [{ recipient: personOf(thing), amount: amountOf(thing) }]),
    listedInVain('returned', (thing) => [{ recipient: personOf(thing), amount: amountOf(thing) }]),
    {
      kind: 'paid out without a provision, corrected by a re-posting in June',
      plant: (planting) => {
        const thing = planting.thing();
        const right = planting.put('right', thing);
        planting.putFields('left', [nemKontoRow({ ...thing, month: '2021-06' }, 'provision', 'OMP')]);
        planting.expectEach(RE_POSTED, thing, 'right', [right]);
      },
    },
    {
      kind: 'provided and returned, corrected by a re-posting in June',
      plant: (planting) => {
        const thing = planting.thing();
        const left = planting.put('left', thing);
        planting.putFields('right', [nemKontoRow({ ...thing, month: '2021-06' }, 'payout', 'OMP')]);
        planting.expectEach(RE_POSTED, thing, 'left', [left]);
      },
    },
    {
      kind: 'provided in January and paid out in March: the balance at the date is nought',
      plant: (planting) => {
        const thing = planting.thing();
        planting.put('left', { ...thing, month: '2021-01' });
        planting.put('right', thing);
      },
    },
    {
      kind: 'a payout posted as a credit, which is a provision more',
      plant: (planting) => {
        const thing = planting.thing();
        const left = planting.put('left', thing);
        planting.putFields('right', [nemKontoRow(thing, 'provision')]);
        planting.expectEach('only-left', thing, 'left', [left]);
      },
    },
    {
      kind: 'three provisions paid out at once, beside one that is not paid out',
      plant: (planting) => {
        const thing = planting.thing();
        const parts = [11_111n, 22_323n, 44_757n].map((units) => Money.ofMinorUnits(units, 'DKK'));
        for (const part of parts) planting.put('left', { ...thing, amounts: [part] });
        planting.put('right', { ...thing, amounts: [Money.ofMinorUnits(78_191n, 'DKK')] });
        const alone = { ...thing, amounts: [Money.ofMinorUnits(9_876_543n, 'DKK')] };
        planting.expectEach('only-left', alone, 'left', [planting.put('left', alone)]);
      },
    },
    {
      kind: 'a payout for which two pairs of provisions would do',
      plant: (planting) => {
        const thing = planting.thing();
        const parts = [10_100n, 20_200n, 12_300n, 18_000n].map((units) => Money.ofMinorUnits(units, 'DKK'));
        const left = parts.flatMap((part) => planting.put('left', { ...thing, amounts: [part] }));
        const right = planting.put('right', { ...thing, amounts: [Money.ofMinorUnits(30_300n, 'DKK')] });
        planting.expect('ambiguous', Money.ofMinorUnits(30_300n, 'DKK'), { left, right });
      },
    },
    {
      kind: 'a payout put on an error account',
      plant: (planting) => {
        const thing = planting.thing();
        planting.put('left', thing);
        const fields = { ...nemKontoRow(thing, 'payout'), account: 'Fejlkonto' };
        const right = planting.putFields('right', [fields]);
        planting.expect('no payout stands on an error account', Money.zero('DKK'), { right });
      },
    },
  ],
};
