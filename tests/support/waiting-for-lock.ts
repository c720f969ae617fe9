import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';

/** Holds a claim's row, so that whoever decides about the claim queues behind; first come, first served. */
export async function holdClaim(pool: Pool, claimId: string): Promise<{ letGo: () => Promise<void> }> {
  const client = await pool.connect();
  await client.query('BEGIN');
  await client.query('SELECT FROM fordring.claim WHERE claim_id = $1 FOR UPDATE', [claimId]);
  return {
    letGo: async () => {
      await client.query('ROLLBACK');
      client.release();
    },
  };
}

/** Resolves when so many connections to this database wait for a row. */
export async function untilWaiting(pool: Pool, connections: number): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ waiting: number }>(
      `SELECT count(*) AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if ((rows[0]?.waiting ?? 0) >= connections) return;
    await wait(10);
  }
}
