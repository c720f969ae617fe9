import type { CivilDate } from '../domain/kernel/civil-date';
import type { Currency, Money } from '../domain/kernel/money';
import type { Account } from './chart-of-accounts';

/** One line of an entry: positive is debit, negative is credit. */
export interface Posting {
  readonly account: string;
  readonly amount: Money;
}

/** A balanced entry of the journal. */
export interface JournalEntry {
  readonly on: CivilDate;
  /** What happened, without personal data. */
  readonly text: string;
  readonly postings: readonly Posting[];
}

export class EntryOutOfBalance extends Error {
  override readonly name = 'EntryOutOfBalance';
}

export function debit(account: Account, amount: Money): Posting {
  return { account: account.number, amount };
}

export function credit(account: Account, amount: Money): Posting {
  return { account: account.number, amount: amount.negated() };
}

/**
 * The entry made of these postings; none when all of them are zero. Throws `EntryOutOfBalance`, which is a bug, when
 * they do not sum to zero in each currency.
 */
export function journalEntry(on: CivilDate, text: string, postings: readonly Posting[]): JournalEntry[] {
  const moving = postings.filter(({ amount }) => !amount.isZero());
  for (const [currency, sum] of sumsOf(moving)) {
    if (!sum.isZero())
      throw new EntryOutOfBalance(`"${text}" on ${on} is out of balance by ${sum.toString()} ${currency}.`);
  }
  return moving.length === 0 ? [] : [{ on, text, postings: moving }];
}

function sumsOf(postings: readonly Posting[]): Map<Currency, Money> {
  const sums = new Map<Currency, Money>();
  for (const { amount } of postings) {
    const sum = sums.get(amount.currency);
    sums.set(amount.currency, sum ? sum.plus(amount) : amount);
  }
  return sums;
}
