import { Money } from '../../../../domain/kernel/money';
import { amountOf, MONTH, MONTH_BEFORE, nameOf, NEXT_MONTH, oneAmount } from '../made-up-cells';
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
import type { Thing } from '../planting';

/** A voucher posts on an operating account and on an intermediate one; KY's columns stand the other way round. */
function voucherRows(thing: Thing, side: 'ky' | 'economy system'): Fields[] {
  const voucher = nameOf('FB-', thing);
  const amount = amountOf(thing);
  const inDebit = side === 'ky' ? { debit: '0.00', credit: amount } : { debit: amount, credit: '0.00' };
  const inCredit = side === 'ky' ? { debit: amount, credit: '0.00' } : { debit: '0.00', credit: amount };
  return [
    { booking_month: thing.month, account: `5.46.60.${thing.number % 7}`, voucher, ...inDebit },
    { booking_month: thing.month, account: `8.52.59.${thing.number % 5}`, voucher, ...inCredit },
  ];
}

function failedVoucher(thing: Thing): Fields[] {
  const voucher = nameOf('FB-', thing);
  const common = { voucher, booking_month: thing.month, amount: amountOf(thing) };
  return [
    { ...common, account: `5.46.60.${thing.number % 7}`, side: 'D' },
    { ...common, account: `8.52.59.${thing.number % 5}`, side: 'K' },
  ];
}

const REJECTED_VOUCHER = 'rejected by the economy system (error list)';

export const plan: PlantedPlan = {
  recipeId: 'ky-finance',
  run: { period: MONTH },
  currency: 'DKK',
  amounts: oneAmount,
  rows: { left: (thing) => voucherRows(thing, 'ky'), right: (thing) => voucherRows(thing, 'economy system') },
  tie: tied,
  kinds: [
    ...COMMON_KINDS,
    OTHER_SIGN,
    shiftedInParts('booked in a neighbouring month', NEXT_MONTH),
    listedInPart('failed', REJECTED_VOUCHER, failedVoucher),
    ...shifted('booked in a neighbouring month', NEXT_MONTH),
    ...shifted('booked in a neighbouring month', MONTH_BEFORE),
    listed('failed', REJECTED_VOUCHER, 'left', failedVoucher),
    listedInVain('failed', failedVoucher),
    IN_PARTS,
    {
      kind: 'rejected, and another amount besides',
      plant: (planting) => {
        const thing = planting.thing();
        const [amount] = thing.amounts as [Money];
        const rejected = Money.ofMinorUnits(40n, 'DKK');
        const wrong = Money.ofMinorUnits(25n, 'DKK');
        const left = planting.put('left', thing);
        const right = planting.put('right', { ...thing, amounts: [amount.minus(rejected).minus(wrong)] });
        planting.list('failed', failedVoucher({ ...thing, amounts: [rejected] }));
        const lines = { left: left.slice(0, 1), right: right.slice(0, 1) };
        planting.expect(REJECTED_VOUCHER, rejected, lines);
        planting.expect('other-amount', wrong, lines);
      },
    },
  ],
};
