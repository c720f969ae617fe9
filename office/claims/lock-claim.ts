import type { PoolClient } from 'pg';
import type { ChartOfAccounts } from '../../ledger/chart-of-accounts';
import type { StandingClaim } from './book-events';
import { foldClaims } from './read-events';
import { Fault } from '../../domain/kernel/fault';

/** The ledger has no such claim. Register its invoice first. */
export class ClaimUnknown extends Fault {
  override readonly name = 'ClaimUnknown';
  override readonly kind = 'unknown';

  constructor(claim: string) {
    super(`There is no claim ${claim}. Register its invoice first.`);
  }
}

/**
 * A claim's row and its events do not tell the same. Run `fordring ledger check`, which says more; a person must look.
 */
export class LedgerDamaged extends Fault {
  override readonly name = 'LedgerDamaged';
  override readonly kind = 'damaged';
}

export interface LockedRow {
  readonly claimId: string;
  readonly eventNumber: number;
  readonly lastHash: Buffer;
  readonly chart: ChartOfAccounts;
}

/** Locks the claim until the transaction ends: nobody else decides about it meanwhile. */
export async function lockRow(client: PoolClient, claimId: string): Promise<LockedRow | undefined> {
  const { rows } = await client.query<LockedRow>(
    `SELECT claim_id AS "claimId", event_number AS "eventNumber", last_hash AS "lastHash", creditor.chart
     FROM fordring.claim JOIN fordring.creditor USING (creditor_id)
     WHERE claim_id = $1 FOR UPDATE OF claim`,
    [claimId],
  );
  return rows[0];
}

/** Locks many claims, in the order of their ids, and folds them. */
export async function lockClaims(client: PoolClient, claimIds: readonly string[]): Promise<StandingClaim[]> {
  const { rows } = await client.query<Omit<LockedRow, 'chart'>>(
    `SELECT claim_id AS "claimId", event_number AS "eventNumber", last_hash AS "lastHash"
     FROM fordring.claim WHERE claim_id = ANY ($1) ORDER BY claim_id FOR UPDATE`,
    [claimIds],
  );
  return standingClaims(client, rows);
}

/** How the locked claims stand. Read after the lock, so that what others wrote until then is in it. */
export async function standingClaims(
  client: PoolClient,
  rows: readonly Omit<LockedRow, 'chart'>[],
): Promise<StandingClaim[]> {
  const claims = await foldClaims(
    client,
    rows.map(({ claimId }) => claimId),
  );
  return rows.map(({ claimId, eventNumber, lastHash }) => {
    const claim = claims.get(claimId);
    if (claim?.eventNumber === eventNumber) return { claim, lastHash };
    throw new LedgerDamaged(
      `Claim ${claimId} should have ${eventNumber} events, and has ${claim?.eventNumber ?? 0}. Run the ledger check.`,
    );
  });
}
