import type { Pool } from 'pg';

/** A claim of which the engine has not been told everything yet. */
export interface UntoldClaim {
  readonly claimId: string;
  /** Why the engine refused to hear last; null where nobody has come to the message, or somebody has it in hand. */
  readonly refused: string | null;
}

/**
 * The creditor's claims with news that the engine has not been told, in order: also what another process has in hand, and
 * what rests after a refusal.
 */
export async function claimsUntold(pool: Pool, creditorId: string): Promise<UntoldClaim[]> {
  const { rows } = await pool.query<UntoldClaim>(
    `SELECT DISTINCT outbox.claim_id AS "claimId", reason AS refused
     FROM fordring.outbox LEFT JOIN fordring.set_aside ON set_aside.topic = outbox.topic AND subject = outbox.claim_id
     WHERE outbox.topic = 'engine' AND split_part(outbox.claim_id, '/', 1) = $1 AND delivered_at IS NULL
     ORDER BY outbox.claim_id`,
    [creditorId],
  );
  return rows;
}
