import type { Pool } from 'pg';

/** What a creditor's postings come to on an account; nought is `0` where there is no posting. */
export async function sumOnAccount(pool: Pool, creditorId: string, account: string): Promise<string> {
  const { rows } = await pool.query<{ sum: string | null }>(
    `SELECT sum(amount)::text AS sum FROM fordring.posting JOIN fordring.journal_entry USING (entry_id)
     WHERE account = $1 AND creditor_id = $2`,
    [account, creditorId],
  );
  return rows[0]?.sum ?? '0';
}
