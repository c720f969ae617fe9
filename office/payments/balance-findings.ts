import type { PoolClient } from 'pg';
import { balanceFindingsOf, type BalanceFinding, type KnownDay } from '../../domain/payment/balance-chain';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { accountNamesOn } from '../creditors/account-names';
import type { StatedBalances } from '../../domain/payment/stated-balance';

type Account = Pick<StatedBalances, 'account' | 'currency'>;

/** Where the ledger and the bank's balances differ, on these accounts of the creditor. */
export async function balanceFindings(
  client: PoolClient,
  creditorId: string,
  accounts: readonly Account[],
): Promise<BalanceFinding[]> {
  const names = await accountNamesOn(client, creditorId);
  const findings: BalanceFinding[] = [];
  const seen = new Set<string>();
  for (const { account, currency } of accounts) {
    if (seen.has(`${account} ${currency}`)) continue;
    seen.add(`${account} ${currency}`);
    const stated = await statedOf(client, creditorId, { account, currency });
    const begins = stated.map(({ beginsOn }) => beginsOn).sort()[0];
    if (begins === undefined) continue;
    const known = await knownDays(client, creditorId, { accounts: names.of(account), currency }, begins);
    findings.push(...balanceFindingsOf(stated, known));
  }
  return findings;
}

/** Every account of the creditor of which a statement has said a balance. */
export async function accountsWithBalances(client: PoolClient, creditorId: string): Promise<Account[]> {
  const { rows } = await client.query<{ account: string; currency: string }>(
    'SELECT DISTINCT account, currency FROM fordring.bank_balance WHERE creditor_id = $1 ORDER BY account, currency',
    [creditorId],
  );
  return rows;
}

async function statedOf(client: PoolClient, creditorId: string, of: Account): Promise<StatedBalances[]> {
  const { rows } = await client.query<{
    statement: string;
    begins_on: CivilDate;
    opening: string;
    closed_on: CivilDate;
    closing: string;
  }>(
    `SELECT statement, begins_on, opening::text, closed_on, closing::text FROM fordring.bank_balance
     WHERE creditor_id = $1 AND account = $2 AND currency = $3 ORDER BY balance_id`,
    [creditorId, of.account, of.currency],
  );
  return rows.map((row) => ({
    ...of,
    statement: row.statement,
    beginsOn: row.begins_on,
    opening: { on: row.begins_on, amount: row.opening },
    closing: { on: row.closed_on, amount: row.closing },
  }));
}

/**
 * Details are counted and not their sums; what was set aside counts unless it was booked since, or found to be known. What a
 * person took in or gave back is counted as the bank tells it: a part of a sum on the day of its sum.
 */
async function knownDays(
  client: PoolClient,
  creditorId: string,
  { accounts, currency }: { readonly accounts: readonly string[]; readonly currency: string },
  from: CivilDate,
): Promise<KnownDay[]> {
  const { rows } = await client.query<{ on_day: CivilDate; moved: string; asked: string }>(
    `SELECT on_day, coalesce(sum(amount) FILTER (WHERE NOT is_asked), 0)::text AS moved,
       coalesce(sum(amount) FILTER (WHERE is_asked), 0)::text AS asked
     FROM (
       SELECT received_on AS on_day, CASE kind WHEN 'payment' THEN rest ELSE -rest END AS amount, false AS is_asked
       FROM fordring.payment_standing
       WHERE creditor_id = $1 AND stated ->> 'account' = ANY ($2) AND currency = $3 AND received_on >= $4::date
         AND bank_file IS NOT NULL
       UNION ALL
       SELECT told.received_on, part.amount, false
       FROM fordring.payment_part AS part
         JOIN fordring.payment AS own ON own.creditor_id = $1 AND own.payment_id = part_payment_id AND own.bank_file IS NULL
         JOIN fordring.payment AS told ON told.creditor_id = $1 AND told.payment_id = sum_payment_id
       WHERE part.creditor_id = $1 AND told.stated ->> 'account' = ANY ($2) AND told.currency = $3
         AND told.received_on >= $4::date
       UNION ALL
       SELECT coalesce(booked_on, (SELECT min(begins_on) FROM fordring.bank_balance AS balance
                                   WHERE balance.creditor_id = $1 AND balance.bank_file = aside.bank_file
                                     AND balance.account = aside.account)), amount, reason = 'question' AND status = 'aside'
       FROM fordring.bank_aside AS aside
       WHERE creditor_id = $1 AND account = ANY ($2) AND currency = $3 AND reason <> 'unknown-code'
         AND status IN ('aside', 'noted', 'not-ours')
         AND NOT (status = 'aside' AND reason = 'impossible-day' AND EXISTS (
           SELECT FROM fordring.payment AS booked WHERE booked.creditor_id = $1 AND booked.payment_id = aside_id))
     ) AS known
     WHERE on_day >= $4::date GROUP BY on_day ORDER BY on_day`,
    [creditorId, accounts, currency, from],
  );
  return rows.map(({ on_day: on, moved, asked }) => ({ on, moved, asked }));
}
