import { counted } from '../../../domain/kernel/counted';
import { readTills } from '../../payments/tills';
import type { LooksForWork } from '../work-asked';

/** Money that people took in, and that the bank has not told of since. */
export const tillMoney: LooksForWork = async ({ pool, creditor: { creditorId, currency }, asOf }) => {
  const { tills, onBank } = await readTills(pool, creditorId, currency, asOf);
  const waiting = tills.flatMap(({ account, balance, waiting: [oldest, ...others] }) =>
    oldest === undefined
      ? []
      : [
          {
            ...{ kind: 'till-money' as const, about: account, since: oldest.on, amount: balance },
            why: `${counted(others.length + 1, 'receipt of', 'receipts of')} ${account} ${others.length === 0 ? 'has' : 'have'} not come to the bank, the oldest ${oldest.paymentId}`,
            act: `fordring till deposit PAYMENT --receipt NUMBER --account ${account}`,
          },
        ],
  );
  const [first] = onBank;
  if (first === undefined) return waiting;
  const act = 'fordring till correct --all';
  const why = `${counted(onBank.length, 'receipt stands', 'receipts stand')} on the bank’s account, where no bank file tells of such money`;
  return [...waiting, { kind: 'till-money', about: 'booked-on-bank', since: first.on, why, act }];
};
