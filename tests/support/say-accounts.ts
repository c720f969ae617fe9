import type { Pool } from 'pg';

/** Two persons have said to which accounts the money of a creditor comes, each with all its names, since 2016 began. */
export async function sayAccounts(pool: Pool, creditorId: string, accounts: readonly string[]): Promise<void> {
  await pool.query(
    `INSERT INTO fordring.standing_change
       (change_id, creditor_id, kind, contents, valid_from, proposed_by, proposed_role, proposed_on)
     VALUES ('said-in-test', $1, 'payment-accounts', $2, '2016-01-01', 'anna', 'treasurer', '2016-01-01')`,
    [creditorId, JSON.stringify(accounts)],
  );
  await pool.query(
    `INSERT INTO fordring.standing_change_mark (change_id, mark, marked_by, role, marked_on)
     VALUES ('said-in-test', 'approved', 'bo', 'treasurer', '2016-01-01')`,
  );
}
