import type { Pool } from 'pg';
import type { MoneyPlace } from '../../domain/payment/money-place';
import { Money } from '../../domain/kernel/money';
import { inTransaction } from '../../store/connect';
import { lockCreditor } from '../creditors/creditor-chart';
import { fromSuspense, type HandReturn } from './give-back';
import { PaymentByHandRefused, placeAt, type HandReceipt } from './hand-movement';
import { refuseReceiptAlike } from './refuse-receipt-alike';
import { tillsOf } from './tills';

/** Money of a till that the bank has told of: it waits in suspense as a payment. */
export type TillDeposit = Omit<HandReturn, 'account' | 'invoiceNumber' | 'amount' | 'paymentId'> & {
  readonly paymentId: string;
  /** The till, or the card or Swish account, that the money was taken in at. */
  readonly account: string;
};

/**
 * Takes a deposit out of suspense and off the till that it came from, as a whole. Throws `PaymentByHandRefused` where the
 * till has less, and `KeyReusedWithOtherContents`.
 */
export async function depositTill(pool: Pool, deposit: TillDeposit): Promise<HandReceipt> {
  const { creditorId, paymentId, account, today } = deposit;
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditorId);
    await refuseReceiptAlike(client, creditorId, deposit.receipt);
    return fromSuspense(client, deposit, paymentId, async ({ place: from, rest }) => {
      refuseNoTill(account, await placeAt(client, creditorId, account));
      if (from !== 'bank') {
        throw new PaymentByHandRefused(
          `Payment ${paymentId} was taken in by hand. A deposit is what a bank file tells: list what waits with fordring match.`,
        );
      }
      const { tills } = await tillsOf(client, creditorId, rest.currency, today);
      const standing = tills.find((till) => till.account === account && till.balance.currency === rest.currency);
      const has = standing?.balance ?? Money.zero(rest.currency);
      if (!rest.isOver(has)) return;
      throw new PaymentByHandRefused(
        `${rest.toString()} ${rest.currency} came to the bank, and only ${has.toString()} waits at ${account}. List what waits: fordring till. Enter what was taken in and is missing there, or correct what was booked on the bank's account.`,
      );
    });
  });
}

function refuseNoTill(account: string, place: MoneyPlace): void {
  if (place !== 'bank') return;
  throw new PaymentByHandRefused(
    `${account} is an account of the bank, and no till. Name the till, such as counter, or where card or Swish money came in.`,
  );
}
