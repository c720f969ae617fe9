import type { PoolClient } from 'pg';

const ACCOUNT = { payment: `stated ->> 'account'`, movement_telling: 'account' } as const;

/** The accounts that stand in a table of a creditor, each looked up after the one before: there are few among many rows. */
export async function accountsOf(
  client: PoolClient,
  creditorId: string,
  table: keyof typeof ACCOUNT,
): Promise<readonly string[]> {
  const account = ACCOUNT[table];
  const { rows } = await client.query<{ name: string }>(
    `WITH RECURSIVE found (name) AS (
       (SELECT ${account} FROM fordring.${table} WHERE creditor_id = $1 AND ${account} IS NOT NULL ORDER BY ${account} LIMIT 1)
       UNION ALL
       SELECT (SELECT ${account} FROM fordring.${table} WHERE creditor_id = $1 AND ${account} > found.name
               ORDER BY ${account} LIMIT 1)
       FROM found WHERE found.name IS NOT NULL)
     SELECT name FROM found WHERE name IS NOT NULL`,
    [creditorId],
  );
  return rows.map(({ name }) => name);
}
