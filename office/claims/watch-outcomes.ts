import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';
import { foldEachClaim } from './read-events';
import { claimedOf, isSettled, type Claim } from '../../domain/claim/claim';
import { outcomeOf, type Outcome } from '../../domain/claim/outcome';

/** How one claim came to stand. */
export interface ClaimOutcome {
  readonly claimId: string;
  readonly invoiceNumber: string;
  readonly eventNumber: number;
  readonly outcome: Outcome;
  /** Claimed and open, as a decimal string in the claim's currency. */
  readonly claimedOpen: string;
}

/**
 * Yields how each claim stands, first as it is found and then at every change, in the ledger's own words. Ends when all
 * are settled or the signal aborts. Asks the ledger once in a while; nothing is missed, but two changes within one
 * pause are seen as one. A damaged claim is passed over and keeps no other from being told of.
 */
export async function* watchOutcomes(
  pool: Pool,
  claimIds: readonly string[],
  { signal, everyMilliseconds = 1000 }: { readonly signal?: AbortSignal; readonly everyMilliseconds?: number },
): AsyncGenerator<ClaimOutcome> {
  const seen = new Map(claimIds.map((claimId) => [claimId, 0]));
  while (seen.size > 0 && !signal?.aborted) {
    for (const claim of await changedSince(pool, seen)) {
      yield {
        claimId: claim.claimId,
        invoiceNumber: claim.invoiceNumber,
        eventNumber: claim.eventNumber,
        outcome: outcomeOf(claim),
        claimedOpen: claimedOf(claim).toString(),
      };
      if (isSettled(claim)) seen.delete(claim.claimId);
      else seen.set(claim.claimId, claim.eventNumber);
    }
    if (seen.size > 0) await wait(everyMilliseconds, undefined, signal && { signal }).catch(() => undefined);
  }
}

async function changedSince(pool: Pool, seen: ReadonlyMap<string, number>): Promise<Claim[]> {
  const { rows } = await pool.query<{ claim_id: string }>(
    `SELECT claim_id FROM fordring.claim JOIN unnest($1::text[], $2::integer[]) AS seen (claim_id, event_number) USING (claim_id)
     WHERE claim.event_number > seen.event_number ORDER BY claim_id`,
    [[...seen.keys()], [...seen.values()]],
  );
  const { claims } = await foldEachClaim(
    pool,
    rows.map((row) => row.claim_id),
  );
  return [...claims.values()];
}
