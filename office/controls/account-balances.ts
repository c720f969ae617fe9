import type { Pool } from 'pg';
import { CURRENCIES, Money, type Currency } from '../../domain/kernel/money';
import {
  ACCOUNT_ROLES,
  controlAccountsOf,
  type AccountRole,
  type ChartOfAccounts,
} from '../../ledger/chart-of-accounts';
import type { AsOf } from '../claims/events-as-of';
import { knownEntries } from './known-entries';

/** What stands on an account in one currency at the end of a day: debit is plus, credit is minus. */
export interface AccountBalance {
  readonly account: string;
  readonly name: string;
  /** Absent where the chart no longer names the account. */
  readonly role?: AccountRole;
  /** It is one of those that the claims are held against. */
  readonly isControl: boolean;
  readonly debit: Money;
  readonly credit: Money;
  readonly balance: Money;
}

export interface AccountBalances {
  readonly accounts: readonly AccountBalance[];
  /** What the control accounts come to together in the creditor's currency: everything claimed and open. */
  readonly control: Money;
  /** The same in each other currency in which they were moved; absent when they never were. */
  readonly otherControls?: readonly Money[];
}

/** The accounts of a creditor by accounting day. The same two days give the same figures for ever. */
export async function accountBalances(pool: Pool, creditorId: string, { asOf, known }: AsOf): Promise<AccountBalances> {
  const { rows: creditors } = await pool.query<{ chart: ChartOfAccounts; currency: Currency }>(
    'SELECT chart, currency FROM fordring.creditor WHERE creditor_id = $1',
    [creditorId],
  );
  const [creditor] = creditors;
  if (!creditor) throw new RangeError(`There is no creditor ${creditorId}.`);
  const { chart, currency } = creditor;
  const { rows } = await pool.query<{ account: string; currency: Currency; debit: string; credit: string }>(
    `SELECT account, posting.currency, coalesce(sum(amount) FILTER (WHERE amount > 0), 0) AS debit,
       coalesce(-sum(amount) FILTER (WHERE amount < 0), 0) AS credit
     FROM fordring.journal_entry JOIN fordring.posting USING (entry_id)
     WHERE creditor_id = $1 AND accounting_on <= $2 AND ${knownEntries('$1', '$3')} GROUP BY 1, 2`,
    [creditorId, asOf, known ?? null],
  );
  const accounts = CURRENCIES.flatMap((own): AccountBalance[] => {
    const moved = new Map(rows.filter((row) => row.currency === own).map((row) => [row.account, row]));
    return own === currency || moved.size > 0 ? balancesIn(own, chart, moved) : [];
  });
  const controls = CURRENCIES.map((own) =>
    accounts
      .filter(({ isControl, balance }) => isControl && balance.currency === own)
      .reduce((total, { balance }) => total.plus(balance), Money.zero(own)),
  );
  const others = controls.filter((sum) => sum.currency !== currency && !sum.isZero());
  return {
    accounts,
    control: controls.find((sum) => sum.currency === currency) ?? Money.zero(currency),
    ...(others.length > 0 && { otherControls: others }),
  };
}

type Moved = ReadonlyMap<string, { readonly debit: string; readonly credit: string }>;

/** Every account of the chart, and those that were moved beside them. */
function balancesIn(currency: Currency, chart: ChartOfAccounts, moved: Moved): AccountBalance[] {
  const roles = new Map(ACCOUNT_ROLES.map((role) => [chart[role].number, role]));
  const control = new Set(controlAccountsOf(chart));
  return [...new Set([...roles.keys(), ...moved.keys()])].sort().map((account): AccountBalance => {
    const role = roles.get(account);
    const [debit, credit] = [moved.get(account)?.debit, moved.get(account)?.credit].map((sum) =>
      Money.ofSum(sum ?? '0', currency),
    ) as [Money, Money];
    return {
      ...{ account, name: role ? chart[role].name : '', ...(role && { role }) },
      ...{ isControl: control.has(account), debit, credit, balance: debit.minus(credit) },
    };
  });
}
