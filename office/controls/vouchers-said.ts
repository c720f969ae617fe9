import { digestOf } from '../../store/contents-digest';
import type { Journal } from './export-sie';

/** A voucher by its number, with a digest of what it says: day, text, accounts and amounts. */
export interface SaidVoucher {
  readonly number: string;
  readonly digest: string;
}

export function vouchersSaid({ vouchers }: Pick<Journal, 'vouchers'>): readonly SaidVoucher[] {
  return vouchers.map(({ number, date, text, transactions }) => ({
    number,
    digest: digestOf({ date, text, transactions }),
  }));
}
