import { Money } from '../../../../domain/kernel/money';
import { amountOf, MONTH, MONTH_BEFORE, nameOf, NEXT_MONTH, oneAmount } from '../made-up-cells';
import { COMMON_KINDS, OTHER_SIGN, shifted, tied, type Fields, type PlantedPlan } from '../planted-plan';
import type { Thing } from '../planting';

function invoiceFields(thing: Thing): Fields {
  return {
    invoice: nameOf('EF-', thing),
    payee: `payee ${thing.number % 50}`,
    account: `5.57.72.${thing.number % 20}`,
    booking_month: thing.month,
    amount: amountOf(thing),
  };
}

function approvedRow(thing: Thing): Fields {
  return { ...invoiceFields(thing), decision: 'Godkendt', citizens: '1', credited_invoices: '' };
}

function paidRow(thing: Thing): Fields {
  const day = `${thing.month}-12`;
  return { ...invoiceFields(thing), received_on: day, paid_on: day, posted_on: day };
}

/** Not approved in KY, and so received and not paid. */
function notPaid(id: string, cause: string, decision: string): (typeof COMMON_KINDS)[number] {
  return {
    kind: `on the list ${id}, not paid`,
    plant: (planting) => {
      const thing = planting.thing();
      const right = planting.putFields('right', [{ ...paidRow(thing), paid_on: '', posted_on: '' }]);
      planting.list(id, [{ ...approvedRow(thing), decision }]);
      planting.expectEach(cause, thing, 'right', [right]);
    },
  };
}

export const plan: PlantedPlan = {
  recipeId: 'ky-invoice',
  run: { period: MONTH },
  currency: 'DKK',
  amounts: oneAmount,
  rows: { left: (thing) => [approvedRow(thing)], right: (thing) => [paidRow(thing)] },
  tie: tied,
  kinds: [
    ...COMMON_KINDS,
    OTHER_SIGN,
    ...shifted('booked in a neighbouring month', NEXT_MONTH),
    ...shifted('booked in a neighbouring month', MONTH_BEFORE),
    {
      kind: 'approved once and paid in two parts, which an eFaktura never is',
      plant: (planting) => {
        const thing = planting.thing();
        const [amount] = thing.amounts as [Money];
        const first = Money.ofMinorUnits(amount.toMinorUnits() / 3n, 'DKK');
        const left = planting.put('left', thing);
        const right = [first, amount.minus(first)].flatMap((part) =>
          planting.put('right', { ...thing, amounts: [part] }),
        );
        planting.expect('other-amount', Money.zero('DKK'), { left, right });
      },
    },
    {
      kind: 'paid to another payee',
      plant: (planting) => {
        const thing = planting.thing();
        const left = planting.put('left', thing);
        const right = planting.putFields('right', [{ ...paidRow(thing), payee: 'somebody else' }]);
        planting.expectEach('only-left', thing, 'left', [left]);
        planting.expectEach('only-right', thing, 'right', [right]);
      },
    },
    {
      kind: 'approved and paid, and never posted',
      plant: (planting) => {
        const thing = planting.thing();
        const left = planting.put('left', thing);
        const right = planting.putFields('right', [{ ...paidRow(thing), posted_on: '' }]);
        planting.expectEach('only-left', thing, 'left', [left]);
        planting.expectEach('only-right', thing, 'right', [right]);
      },
    },
    notPaid('rejected', 'rejected by KY or awaiting it: not paid', 'Afvist'),
    notPaid('technical', 'filed in error (Fejljournaliseret): not paid', 'Fejljournaliseret'),
    {
      kind: 'rejected and nevertheless paid',
      plant: (planting) => {
        const thing = planting.thing();
        const right = planting.put('right', thing);
        planting.list('rejected', [{ ...approvedRow(thing), decision: 'Afvist' }]);
        planting.expectEach('only-right', thing, 'right', [right]);
      },
    },
    {
      kind: 'approved, received and not paid',
      plant: (planting) => {
        const thing = planting.thing();
        const left = planting.put('left', thing);
        const right = planting.putFields('right', [{ ...paidRow(thing), paid_on: '', posted_on: '' }]);
        planting.expectEach('only-left', thing, 'left', [left]);
        planting.expectEach('only-right', thing, 'right', [right]);
      },
    },
    {
      kind: 'paid and posted on another account',
      plant: (planting) => {
        const thing = planting.thing();
        const left = planting.put('left', thing);
        const right = planting.putFields('right', [{ ...paidRow(thing), account: '5.99.99.99' }]);
        planting.expectEach('only-left', thing, 'left', [left]);
        planting.expectEach('only-right', thing, 'right', [right]);
      },
    },
    {
      kind: 'approved though it is for two citizens',
      plant: (planting) => {
        const thing = planting.thing();
        const left = planting.putFields('left', [{ ...approvedRow(thing), citizens: '2' }]);
        planting.put('right', thing);
        planting.expect('an eFaktura is for one citizen only', Money.zero('DKK'), { left });
      },
    },
    {
      kind: 'a credit note approved for three invoices',
      plant: (planting) => {
        const thing = planting.thing();
        const left = planting.putFields('left', [{ ...approvedRow(thing), credited_invoices: '3' }]);
        planting.put('right', thing);
        planting.expect('a credit note is for one invoice only', Money.zero('DKK'), { left });
      },
    },
  ],
};
