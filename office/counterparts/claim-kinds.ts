import type { Pool, PoolClient } from 'pg';

/**
 * What an invoice group is in the terms of the country's enforcement authority: in Sweden `fee`, `rent` or `other` (which
 * it is without a word), in Denmark the *fordringstypekode* of the agreement, such as `KFDAINS`.
 */
export async function registerClaimKind(
  connection: Pool | PoolClient,
  creditorId: string,
  invoiceGroup: string,
  code: string,
): Promise<void> {
  await connection.query(
    `INSERT INTO fordring.counterpart_claim_kind (creditor_id, invoice_group, code) VALUES ($1, $2, $3)
     ON CONFLICT (creditor_id, invoice_group) DO UPDATE SET code = excluded.code`,
    [creditorId, invoiceGroup, code],
  );
}

export interface ClaimKind {
  readonly creditorId: string;
  readonly invoiceGroup: string;
  readonly code: string;
}

/** In order of group. */
export async function claimKinds(pool: Pool, creditorId: string): Promise<ClaimKind[]> {
  const { rows } = await pool.query<ClaimKind>(
    `SELECT creditor_id AS "creditorId", invoice_group AS "invoiceGroup", code
     FROM fordring.counterpart_claim_kind WHERE creditor_id = $1 ORDER BY invoice_group`,
    [creditorId],
  );
  return rows;
}
