import type { PoolClient } from 'pg';
import type { Claim } from '../../domain/claim';
import type { ChartOfAccounts } from '../../ledger/chart-of-accounts';
import type { StandingClaim } from './book-events';

export class ClaimUnknown extends Error {
  override readonly name = 'ClaimUnknown';

  constructor(claim: string) {
    super(`There is no claim ${claim}. Register its invoice first.`);
  }
}

export interface LockedClaim extends StandingClaim {
  readonly chart: ChartOfAccounts;
}

/** The claim as it stands, locked until the transaction ends: nobody else decides about it meanwhile. */
export async function lockClaim(client: PoolClient, claimId: string): Promise<LockedClaim | undefined> {
  const { rows } = await client.query<{ state: Claim; last_hash: Buffer; chart: ChartOfAccounts }>(
    `SELECT claim.state, claim.last_hash, creditor.chart
     FROM fordring.claim JOIN fordring.creditor USING (creditor_id)
     WHERE claim_id = $1 FOR UPDATE OF claim`,
    [claimId],
  );
  const [row] = rows;
  return row && { claim: row.state, lastHash: row.last_hash, chart: row.chart };
}

/** Many claims at once, locked in the order of their ids. */
export async function lockClaims(client: PoolClient, claimIds: readonly string[]): Promise<StandingClaim[]> {
  const { rows } = await client.query<{ state: Claim; last_hash: Buffer }>(
    'SELECT state, last_hash FROM fordring.claim WHERE claim_id = ANY ($1) ORDER BY claim_id FOR UPDATE',
    [claimIds],
  );
  return rows.map((row) => ({ claim: row.state, lastHash: row.last_hash }));
}
