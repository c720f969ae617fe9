import type { PoolClient } from 'pg';
import { CURRENCIES, Money, type Currency } from '../../domain/kernel/money';
import type { AccountRole, ChartOfAccounts } from '../../ledger/chart-of-accounts';
import type { CheckLog } from './check-report';
import type { SubLedgerSums } from './sub-ledger-sums';

type Balances = ReadonlyMap<string, string>;

/** Compares the accounts of each creditor with what claims and payments say. */
export async function checkAccounts(
  client: PoolClient,
  charts: ReadonlyMap<string, ChartOfAccounts>,
  sums: SubLedgerSums,
  log: CheckLog,
  creditorIds?: readonly string[],
): Promise<void> {
  await checkEntries(client, log, creditorIds);
  const accounts = await accountBalances(client, creditorIds);
  const payments = await paymentSums(client, creditorIds);
  for (const [creditor, chart] of charts) {
    for (const currency of CURRENCIES) {
      const key = `${creditor} ${currency}`;
      const balance = (...roles: AccountRole[]): Money =>
        roles.reduce(
          (sum, role) => sum.plus(read(accounts, `${key} ${chart[role].number}`, currency)),
          Money.zero(currency),
        );
      const inUse = [...accounts.keys(), ...payments.keys()].some((used) => used.startsWith(`${key} `));
      if (!inUse) continue;
      const compare = (name: Parameters<CheckLog['compare']>[0], account: Money, subLedger: Money): void => {
        log.compare(name, {
          creditorId: creditor,
          currency,
          account: account.toString(),
          subLedger: subLedger.toString(),
        });
      };
      compare(
        'control-accounts',
        balance('receivablePrincipal', 'doubtfulReceivable', 'receivableCharges'),
        sums.claimedBy(creditor, currency),
      );
      compare('refund-liability', balance('refundLiability').negated(), sums.owedBackBy(creditor, currency));
      compare('suspense', balance('suspense').negated(), read(payments, `${key} suspense`, currency));
      for (const place of ['bank', 'till', 'moneyInTransit'] as const)
        compare(place === 'bank' ? 'bank' : 'tills', balance(place), read(payments, `${key} ${place}`, currency));
    }
  }
  await checkPlacedPayments(client, log, creditorIds);
}

function read(sums: Balances, key: string, currency: Currency): Money {
  return Money.ofSum(sums.get(key) ?? '0', currency);
}

async function accountBalances(client: PoolClient, creditorIds: readonly string[] | undefined): Promise<Balances> {
  const { rows } = await client.query<{ creditor_id: string; currency: string; account: string; sum: string }>(
    `SELECT creditor_id, currency, account, sum(amount) FROM fordring.journal_entry JOIN fordring.posting USING (entry_id)
     WHERE $1::text[] IS NULL OR creditor_id = ANY ($1) GROUP BY creditor_id, currency, account`,
    [creditorIds ?? null],
  );
  return new Map(rows.map((row) => [`${row.creditor_id} ${row.currency} ${row.account}`, row.sum]));
}

async function paymentSums(client: PoolClient, creditorIds: readonly string[] | undefined): Promise<Balances> {
  const { rows } = await client.query<{
    creditor_id: string;
    currency: string;
    place: string;
    sum: string;
    suspense: string;
  }>(
    `SELECT creditor_id, currency, place, sum(came), coalesce(sum(came) FILTER (WHERE status = 'suspense'), 0) AS suspense
     FROM (SELECT *, CASE kind WHEN 'payment' THEN rest ELSE -rest END AS came, CASE WHEN bank_file IS NULL
             THEN fordring.place_of(creditor_id, payment_id, stated) ELSE 'bank' END AS place
           FROM fordring.payment_standing) AS payment
     WHERE $1::text[] IS NULL OR creditor_id = ANY ($1) GROUP BY creditor_id, currency, place`,
    [creditorIds ?? null],
  );
  const sums = new Map<string, string>();
  for (const { creditor_id, currency, place, sum, suspense } of rows) {
    const key = `${creditor_id} ${currency}`;
    sums.set(`${key} ${place}`, sum);
    const before = Money.ofSum(sums.get(`${key} suspense`) ?? '0', currency as Currency);
    sums.set(`${key} suspense`, before.plus(Money.ofSum(suspense, currency as Currency)).toString());
  }
  return sums;
}

async function checkEntries(
  client: PoolClient,
  log: CheckLog,
  creditorIds: readonly string[] | undefined,
): Promise<void> {
  const { rows: wrong } = await client.query<{
    entry_id: number;
    lines: number;
    posting_count: number | null;
    difference: string | null;
  }>(
    `SELECT entry_id, coalesce(lines, 0) AS lines, posting_count, difference FROM fordring.journal_entry
     FULL JOIN (SELECT entry_id, sum(lines)::integer AS lines, max(sum) FILTER (WHERE sum <> 0) AS difference
                FROM (SELECT entry_id, count(*) AS lines, sum(amount) FROM fordring.posting GROUP BY entry_id, currency) AS in_currency
                GROUP BY entry_id) AS posted USING (entry_id)
     WHERE (posting_count IS DISTINCT FROM lines OR difference IS NOT NULL) AND ($1::text[] IS NULL OR creditor_id = ANY ($1))
     ORDER BY entry_id`,
    [creditorIds ?? null],
  );
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*) FROM fordring.journal_entry WHERE $1::text[] IS NULL OR creditor_id = ANY ($1)',
    [creditorIds ?? null],
  );
  log.examine('entries-balance', rows[0]?.count ?? 0);
  for (const { entry_id: id, lines, posting_count: count, difference } of wrong) {
    if (difference !== null) log.offend('entries-balance', `entry ${id}: its postings differ by ${difference}`);
    else log.offend('entries-balance', `entry ${id}: ${lines} postings of ${count ?? 'no entry'}`);
  }
}

async function checkPlacedPayments(
  client: PoolClient,
  log: CheckLog,
  creditorIds: readonly string[] | undefined,
): Promise<void> {
  const { rows } = await client.query<{ creditor_id: string; payment_id: string; placed: string; shared: string }>(
    `SELECT creditor_id, payment_id, placed, shared FROM (
       SELECT creditor_id, payment_id, CASE WHEN status IN ('suspense', 'returned') THEN 0 ELSE payment.rest END AS placed,
         coalesce(sum(share.amount), 0) AS shared
       FROM fordring.payment_standing AS payment LEFT JOIN fordring.payment_placing AS share USING (creditor_id, payment_id)
       GROUP BY creditor_id, payment_id, status, payment.rest) AS compared
     WHERE placed <> shared AND ($1::text[] IS NULL OR creditor_id = ANY ($1)) ORDER BY creditor_id, payment_id`,
    [creditorIds ?? null],
  );
  for (const row of rows) {
    log.offend(
      'payment-shares',
      `payment ${row.payment_id} of ${row.creditor_id}: ${row.placed} has its place, ${row.shared} is divided`,
    );
  }
}
