import type { ClientBase, Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Claim } from '../../domain/claim/claim';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import { evolve, foldClaim } from '../../domain/claim/evolve';

export interface RecordedEvent {
  readonly eventNumber: number;
  readonly event: ClaimEvent;
  /** The business day on which it became known to the ledger. */
  readonly bookedOn: CivilDate;
  readonly commandKey: string;
}

/** The claim's events in order, the first `upTo` of them or all. */
export async function eventsOfClaim(
  connection: ClientBase | Pool,
  claimId: string,
  upTo?: number,
): Promise<RecordedEvent[]> {
  const { rows } = await connection.query<RecordedEvent>(
    `SELECT event_number AS "eventNumber", data AS event, booked_on AS "bookedOn", command_key AS "commandKey"
     FROM fordring.claim_event
     WHERE claim_id = $1 AND ($2::integer IS NULL OR event_number <= $2) ORDER BY event_number`,
    [claimId, upTo ?? null],
  );
  return rows;
}

/** The events of several claims, each claim's in their order. */
export async function eventsOfClaims(
  connection: ClientBase | Pool,
  claimIds: readonly string[],
): Promise<Map<string, ClaimEvent[]>> {
  const { rows } = await connection.query<{ claim_id: string; data: ClaimEvent }>(
    'SELECT claim_id, data FROM fordring.claim_event WHERE claim_id = ANY ($1) ORDER BY claim_id, event_number',
    [claimIds],
  );
  const events = new Map<string, ClaimEvent[]>();
  for (const { claim_id: claimId, data } of rows) {
    const own = events.get(claimId);
    if (own) own.push(data);
    else events.set(claimId, [data]);
  }
  return events;
}

/** How the claims stand, by id; one that does not exist is left out. Throws what the first damaged event says. */
export async function foldClaims(
  connection: ClientBase | Pool,
  claimIds: readonly string[],
): Promise<Map<string, Claim>> {
  const { claims, damaged } = await foldEachClaim(connection, claimIds);
  for (const problem of damaged.values()) throw problem;
  return claims;
}

/** The same, but a claim whose events make no claim keeps no other from being read. */
export async function foldEachClaim(
  connection: ClientBase | Pool,
  claimIds: readonly string[],
): Promise<{ readonly claims: Map<string, Claim>; readonly damaged: Map<string, Error> }> {
  const { rows } = await connection.query<{ claim_id: string; data: ClaimEvent }>(
    'SELECT claim_id, data FROM fordring.claim_event WHERE claim_id = ANY ($1) ORDER BY claim_id, event_number',
    [claimIds],
  );
  const claims = new Map<string, Claim>();
  const damaged = new Map<string, Error>();
  for (const { claim_id: claimId, data } of rows) {
    if (damaged.has(claimId)) continue;
    try {
      claims.set(claimId, evolve(claims.get(claimId), data));
    } catch (problem) {
      claims.delete(claimId);
      damaged.set(claimId, problem instanceof Error ? problem : new Error(String(problem)));
    }
  }
  return { claims, damaged };
}

export function foldEvents(events: readonly RecordedEvent[]): Claim {
  const claim = foldClaim(events.map(({ event }) => event));
  if (!claim) throw new RangeError('A claim without events cannot be folded.');
  return claim;
}
