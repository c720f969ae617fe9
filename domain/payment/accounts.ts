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
  return [
    ...new Set(
      accounts.map((account) =>
        account
          .split('=')
          .map((name) => name.trim())
          .join('='),
      ),
    ),
  ].sort();
}

/** A name that stands in two accounts, or an account that has an empty name; nothing when all can be told apart. */
export function faultOfAccounts(accounts: readonly string[]): string | undefined {
  const seen = new Map<string, string>();
  for (const account of accountsInOrder(accounts)) {
    for (const name of namesIn(account)) {
      if (name === '') return `"${account}" has an empty name; write NAME=NAME for one account with two names`;
      const other = seen.get(name);
      if (other !== undefined && other !== account) {
        return `${name} stands in "${other}" and in "${account}"; write all names of an account in one, with = between them`;
      }
      seen.set(name, account);
    }
  }
  return undefined;
}

/** Each name of an account as it stands in standing data: `5050-1055 = SE45 5000 0000 0583 9825 7466` gives two names. */
export function namesIn(account: string): readonly string[] {
  return account.split('=').map(plainName);
}

/** A name as the bank's files write it: without blanks and hyphens. */
function plainName(name: string): string {
  return name.replace(/[\s-]/g, '').toUpperCase();
}

/** A bankgiro or plusgiro number, as BgMax names an account. */
function isGiro(name: string): boolean {
  return /^\d{2,8}$/.test(name);
}

/** The creditor's accounts, each with all the names that bank files give it: bankgiro, plusgiro, IBAN, account number. */
export class AccountNames {
  private readonly accountOf = new Map<string, readonly string[]>();

  /** Of standing data: one text for each account, its names with `=` between them. */
  constructor(accounts: readonly string[]) {
    for (const names of accounts.map(namesIn)) for (const name of names) this.accountOf.set(name, names);
  }

  has(name: string): boolean {
    return this.accountOf.has(plainName(name));
  }

  /** Every name of the account, this one among them. */
  of(name: string): readonly string[] {
    return [...new Set([name, ...(this.accountOf.get(plainName(name)) ?? [])])];
  }

  /** The one name by which an account is compared. */
  main(name: string): string {
    return this.accountOf.get(plainName(name))?.[0] ?? name;
  }

  /** Whether a giro number and the account of a statement are one account. `maybe`: standing data does not say. */
  relation(account: string, giro: string): 'same' | 'maybe' | 'other' {
    if (this.main(account) === this.main(giro)) return 'same';
    const isSaid = isGiro(plainName(account)) || this.of(account).some(isGiro) || !this.of(giro).every(isGiro);
    return isSaid ? 'other' : 'maybe';
  }

  /** Whether a text names another giro number of the same account. */
  namesAnother(text: readonly string[], giro: string): boolean {
    return this.of(giro).some((other) => other !== giro && isGiro(other) && namesGiro(text, other));
  }
}

/** Whether a giro number stands in a text, with or without its hyphen. */
export function namesGiro(text: readonly string[], giro: string): boolean {
  const [head, tail] = [giro.slice(0, -4), giro.slice(-4)];
  const number = new RegExp(`(?<!\\d)${head}-?${tail}(?!\\d)|(?<!\\d)${giro.slice(0, -1)}-${giro.slice(-1)}(?!\\d)`);
  return text.some((line) => number.test(line));
}
