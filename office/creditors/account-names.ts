import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { AccountNames } from '../../domain/payment/accounts';

/** The creditor's accounts with all their names, as standing data has them on a day, or on the creditor's own today. */
export async function accountNamesOn(client: PoolClient, creditorId: string, on?: CivilDate): Promise<AccountNames> {
  const { rows } = await client.query<{ accounts: readonly string[] | null }>(
    `SELECT fordring.standing_data($1, 'payment-accounts', '', coalesce($2, fordring.today_of($1))) AS accounts`,
    [creditorId, on ?? null],
  );
  return new AccountNames(rows[0]?.accounts ?? []);
}
