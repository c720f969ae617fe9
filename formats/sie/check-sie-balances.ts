import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, sumOf, type Currency } from '../../domain/kernel/money';
import type { SieBalance, SieFile, SieVoucher } from './sie-file';

/** An account that does not tie: what the file states, and what follows from its own transactions. */
export interface SieBreak {
  readonly account: string;
  /** `UB`: opening balance and transactions against the closing balance. `RES`: transactions against the result. */
  readonly against: 'UB' | 'RES';
  readonly opening: Money;
  readonly transactions: Money;
  readonly stated: Money;
  /** Stated less what follows. */
  readonly difference: Money;
}

/**
 * Compares an export of type 4 with itself, account by account, for the year that it is about: IB + transactions = UB for
 * the balance sheet, transactions = RES for the rest. Real exports break this where vouchers were left out. A file that
 * states no balance at all (4I) has nothing to be compared with. Vouchers are added one by one and forgotten.
 */
export class MovedAccounts {
  /** By account and day: which days are of the file's year is known when it is read. */
  private readonly moved = new Map<string, Map<CivilDate, Money>>();

  add({ date: ofVoucher, transactions }: SieVoucher, currency: Currency): void {
    for (const { account, amount, date = ofVoucher } of transactions) {
      let days = this.moved.get(account);
      if (!days) this.moved.set(account, (days = new Map<CivilDate, Money>()));
      days.set(date, amount.plus(days.get(date) ?? Money.zero(currency)));
    }
  }

  breaksIn(file: Omit<SieFile, 'vouchers'>): readonly SieBreak[] {
    if (!file.balances.some(({ record, year }) => year === 0 && RECORDS.has(record))) return [];
    const year = file.years.find((candidate) => candidate.year === 0);
    const moved = new Map<string, Money>();
    for (const [account, days] of this.moved) {
      const ofYear = [...days].filter(([on]) => !year || (on >= year.from && on <= year.to));
      if (ofYear.length === 0) continue;
      moved.set(
        account,
        sumOf(
          ofYear.map(([, amount]) => amount),
          file.currency,
        ),
      );
    }
    return breaksOf(file, moved);
  }
}

function breaksOf(file: Omit<SieFile, 'vouchers'>, moved: ReadonlyMap<string, Money>): readonly SieBreak[] {
  const stated = (record: SieBalance['record'], account: string) => {
    const found = file.balances.filter((one) => one.record === record && one.year === 0 && one.account === account);
    return found.length === 0
      ? undefined
      : sumOf(
          found.map(({ amount }) => amount),
          file.currency,
        );
  };
  const accounts = new Set([
    ...moved.keys(),
    ...file.balances.filter((one) => one.year === 0 && RECORDS.has(one.record)).map(({ account }) => account),
  ]);
  const results = new Set(file.balances.filter(({ record }) => record === 'RES').map(({ account }) => account));
  return [...accounts].sort().flatMap((account): SieBreak[] => {
    const against = results.has(account) ? 'RES' : 'UB';
    const opening =
      against === 'RES' ? Money.zero(file.currency) : (stated('IB', account) ?? Money.zero(file.currency));
    const transactions = moved.get(account) ?? Money.zero(file.currency);
    // An account without a stated balance has nought: programs leave such lines out.
    const said = stated(against, account) ?? Money.zero(file.currency);
    const difference = said.minus(opening.plus(transactions));
    return difference.isZero() ? [] : [{ account, against, opening, transactions, stated: said, difference }];
  });
}

const RECORDS: ReadonlySet<SieBalance['record']> = new Set(['IB', 'UB', 'RES']);
