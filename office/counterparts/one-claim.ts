import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../store/connect';

/*
 * What a claim's counterparts are told, they are told by one process at a time, and in order. The claim's own row stays
 * free meanwhile: payments are booked while a file is being written.
 */

const LOCK = "hashtextextended('fordring.counterpart_case/' || $1, 0)";

/** Does the work in a transaction of its own, when nobody else tells of this claim. */
export async function aloneWithClaim<Result>(
  pool: Pool,
  claimId: string,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  return inTransaction(pool, async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(${LOCK})`, [claimId]);
    return work(client);
  });
}

/** The same, but a claim that another process has in hand is passed over. */
export async function unlessInHand<Result>(
  pool: Pool,
  claimId: string,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result | undefined> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ mine: boolean }>(`SELECT pg_try_advisory_xact_lock(${LOCK}) AS mine`, [
      claimId,
    ]);
    return rows[0]?.mine ? work(client) : undefined;
  });
}
