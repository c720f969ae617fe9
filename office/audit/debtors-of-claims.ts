import type { Pool } from 'pg';

/** Who owes some claims now, by the claims' ids. */
export async function debtorsOfClaims(pool: Pool, claimIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ claimId: string; debtorId: string }>(
    'SELECT claim_id AS "claimId", debtor_id AS "debtorId" FROM fordring.claim WHERE claim_id = ANY ($1)',
    [[...new Set(claimIds)]],
  );
  return new Map(rows.map(({ claimId, debtorId }) => [claimId, debtorId]));
}
