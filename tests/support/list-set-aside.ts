import type { Pool } from 'pg';

export interface KeptAside {
  readonly topic: string;
  readonly creditorId: string | null;
  readonly claimId: string | null;
  readonly reason: string;
  readonly tries: number;
}

/** What was set aside, as its rows have it. */
export async function listSetAside(pool: Pool): Promise<KeptAside[]> {
  const { rows } = await pool.query<KeptAside>(
    `SELECT topic, creditor_id AS "creditorId", claim_id AS "claimId", reason, tries FROM fordring.set_aside
     ORDER BY topic, subject`,
  );
  return rows;
}
