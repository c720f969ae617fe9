import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Claim } from '../../domain/claim/claim';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import { evolve } from '../../domain/claim/evolve';

/** As many claims as `ledger check` folds at a time. */
const CHUNK = 2_500;

export interface AskedClaims {
  readonly creditorId?: string;
  /** What became known later is left out. */
  readonly asOf: CivilDate;
}

/** A claim as the ledger knew it on a day, and when its latest event became known. */
export interface KnownClaim {
  readonly claim: Claim;
  readonly knownOn: CivilDate;
}

/**
 * Every claim that was or may have been open at the end of a day, in the order of their ids, folded a chunk at a time.
 * One that was settled by then is among them when something became known of it later.
 */
export async function* claimsKnownOn(pool: Pool, { creditorId, asOf }: AskedClaims): AsyncGenerator<KnownClaim[]> {
  for (let after = ''; ;) {
    const { rows } = await pool.query<{ claim_id: string }>(
      `SELECT claim_id FROM fordring.claim
       WHERE claim_id > $1 AND ($2::text IS NULL OR creditor_id = $2)
         AND (NOT settled OR EXISTS (SELECT FROM fordring.claim_event AS later
           WHERE later.claim_id = claim.claim_id AND later.booked_on > $3))
       ORDER BY claim_id LIMIT $4`,
      [after, creditorId ?? null, asOf, CHUNK],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield await foldedOn(
      pool,
      rows.map(({ claim_id: claimId }) => claimId),
      asOf,
    );
    after = last.claim_id;
  }
}

/** An event is known once it and all before it are, so a claim that was not registered by the day is left out. */
async function foldedOn(pool: Pool, claimIds: readonly string[], asOf: CivilDate): Promise<KnownClaim[]> {
  const { rows } = await pool.query<{ claim_id: string; data: ClaimEvent; known_on: CivilDate }>(
    `SELECT claim_id, data, known_on FROM (
       SELECT claim_id, event_number, data,
         max(booked_on) OVER (PARTITION BY claim_id ORDER BY event_number) AS known_on
       FROM fordring.claim_event WHERE claim_id = ANY ($1)) AS event
     WHERE known_on <= $2 ORDER BY claim_id, event_number`,
    [claimIds, asOf],
  );
  const known = new Map<string, KnownClaim>();
  for (const { claim_id: claimId, data, known_on: knownOn } of rows) {
    known.set(claimId, { claim: evolve(known.get(claimId)?.claim, data), knownOn });
  }
  return [...known.values()];
}
