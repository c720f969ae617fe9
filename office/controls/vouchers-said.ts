import { digestOf } from '../../store/contents-digest';
import type { Journal } from './export-sie';

/**
 * A voucher by its number, with a digest of what it says: value day, text, accounts and amounts. Not its accounting day: a
 * ledger that was put back may book the same fact on another.
 */
export interface SaidVoucher {
  readonly number: string;
  readonly digest: string;
}

export function vouchersSaid({ vouchers }: Pick<Journal, 'vouchers'>): readonly SaidVoucher[] {
  return vouchers.map(({ number, valueDay, text, transactions }) => ({
    number,
    digest: digestOf({ date: valueDay, text, transactions }),
  }));
}
