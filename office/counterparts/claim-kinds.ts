import type { Pool, PoolClient } from 'pg';

/** Of which part of a claim a kind is. Interest and fees have kinds of their own in Denmark only. */
export const CLAIM_PARTS = ['principal', 'interest', 'fee'] as const;
export type ClaimPart = (typeof CLAIM_PARTS)[number];

/**
 * What an invoice group is in the terms of the country's enforcement authority: in Sweden `fee`, `rent` or `other` (which
 * it is without a word), in Denmark the *fordringstypekode* of the agreement, such as `KFDAINS`.
 */
export async function registerClaimKind(
  connection: Pool | PoolClient,
  creditorId: string,
  invoiceGroup: string,
  code: string,
  part: ClaimPart = 'principal',
): Promise<void> {
  await connection.query(
    `INSERT INTO fordring.counterpart_claim_kind (creditor_id, invoice_group, part, code) VALUES ($1, $2, $3, $4)
     ON CONFLICT (creditor_id, invoice_group, part) DO UPDATE SET code = excluded.code`,
    [creditorId, invoiceGroup, part, code],
  );
}

export interface ClaimKind {
  readonly creditorId: string;
  readonly invoiceGroup: string;
  readonly code: string;
  readonly part: ClaimPart;
}

/** In order of group. */
export async function claimKinds(pool: Pool, creditorId: string): Promise<ClaimKind[]> {
  const { rows } = await pool.query<ClaimKind>(
    `SELECT creditor_id AS "creditorId", invoice_group AS "invoiceGroup", code, part
     FROM fordring.counterpart_claim_kind WHERE creditor_id = $1 ORDER BY invoice_group, part`,
    [creditorId],
  );
  return rows;
}
