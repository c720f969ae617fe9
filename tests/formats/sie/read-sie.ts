import { MovedAccounts, type SieBreak } from '../../../formats/sie/check-sie-balances';
import { readSieVouchers, type SieOptions } from '../../../formats/sie/read-sie';
import type { SieFile, SieVoucher } from '../../../formats/sie/sie-file';

/** A SIE file whole, with all its vouchers; the product takes them one by one. */
export function readSie(bytes: Buffer, options: SieOptions = {}): SieFile {
  const vouchers: SieVoucher[] = [];
  return { ...readSieVouchers(bytes, options, (voucher) => vouchers.push(voucher)), vouchers };
}

/** The accounts of a file that do not tie. */
export function checkSieBalances(file: SieFile): readonly SieBreak[] {
  const moved = new MovedAccounts();
  for (const voucher of file.vouchers) moved.add(voucher, file.currency);
  return moved.breaksIn(file);
}
