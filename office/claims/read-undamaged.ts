import type { Pool } from 'pg';
import type { Claim } from '../../domain/claim/claim';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import { foldClaim } from '../../domain/claim/evolve';
import { ClaimUnknown, DERIVED_COLUMNS, foldUndamaged, type DerivedColumns } from './lock-claim';

interface ClaimRow extends DerivedColumns {
  readonly events: readonly ClaimEvent[] | null;
}

/** The row and the events are of one moment, so that a booking meanwhile is no damage. */
const READ = `SELECT ${DERIVED_COLUMNS},
    (SELECT jsonb_agg(data ORDER BY claim_event.event_number) FROM fordring.claim_event
     WHERE claim_event.claim_id = claim.claim_id) AS events
  FROM fordring.claim WHERE claim_id = $1`;

/** The claim as it stands, where its row and its events tell the same. Throws `ClaimUnknown` and `LedgerDamaged`. */
export async function readUndamaged(pool: Pool, claimId: string): Promise<Claim> {
  const row = await rowOf(pool, claimId);
  return foldUndamaged(row, row.events ?? []);
}

/** What can still be told of a claim on which nothing can be decided. `claim` is absent where its events make no claim. */
export interface DoubtfulClaim {
  readonly eventNumber: number;
  readonly claim?: Claim;
}

/** Throws `ClaimUnknown`. */
export async function readDoubtful(pool: Pool, claimId: string): Promise<DoubtfulClaim> {
  const { eventNumber, events } = await rowOf(pool, claimId);
  try {
    const claim = foldClaim(events ?? []);
    return { eventNumber, ...(claim && { claim }) };
  } catch {
    return { eventNumber };
  }
}

async function rowOf(pool: Pool, claimId: string): Promise<ClaimRow> {
  const { rows } = await pool.query<ClaimRow>(READ, [claimId]);
  if (!rows[0]) throw new ClaimUnknown(claimId);
  return rows[0];
}
