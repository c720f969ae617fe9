import type { Pool } from 'pg';

/**
 * Takes a creditor's cases off the way to the counterparts: simulated counterparts have heard and answered, and nothing
 * goes to the folders of the real ones.
 */
export async function heardInSimulation(pool: Pool, creditorId: string): Promise<void> {
  await pool.query(
    `UPDATE fordring.outbox SET delivered_at = clock_timestamp()
     FROM fordring.claim WHERE outbox.claim_id = claim.claim_id AND creditor_id = $1
       AND topic = 'counterpart' AND delivered_at IS NULL`,
    [creditorId],
  );
}
