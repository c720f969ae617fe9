import { hasLuhnDigit } from './references/luhn';

/** A bankgiro number: seven or eight digits, the last a Luhn digit. One hyphen may stand before the last four. */
export function isBankgiro(written: string): boolean {
  return /^\d{3,4}-?\d{4}$/.test(written) && hasLuhnDigit(written.replace('-', ''));
}

/** As people write a bankgiro number: `991-2346`, `5050-1055`. Any other text stays as written. */
export function bankgiroInWords(bankgiro: string): string {
  return bankgiro.replace(/^(\d{3,4})-?(\d{4})$/, '$1-$2');
}

/** Each of a creditor's accounts once, in one order: the same accounts are the same standing data, however entered. */
export function accountsInOrder(accounts: readonly string[]): readonly string[] {
  return [...new Set(accounts)].sort();
}
