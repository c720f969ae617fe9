import type { ClientBase, Pool } from 'pg';
import type { CivilDate } from '../../domain/civil-date';
import type { Claim } from '../../domain/claim';
import type { ClaimEvent } from '../../domain/claim-events';
import { foldClaim } from '../../domain/evolve';

export interface RecordedEvent {
  readonly eventNumber: number;
  readonly event: ClaimEvent;
  /** The business day on which it became known to the ledger. */
  readonly bookedOn: CivilDate;
  readonly commandKey: string;
}

/** The claim's events in order, the first `upTo` of them or all. */
export async function eventsOfClaim(connection: ClientBase | Pool, claimId: string, upTo?: number): Promise<RecordedEvent[]> {
  const { rows } = await connection.query<{ event_number: number; data: ClaimEvent; booked_on: CivilDate; command_key: string }>(
    `SELECT event_number, data, booked_on, command_key FROM fordring.claim_event
     WHERE claim_id = $1 AND ($2::integer IS NULL OR event_number <= $2) ORDER BY event_number`,
    [claimId, upTo ?? null],
  );
  return rows.map((row) => ({
    eventNumber: row.event_number,
    event: row.data,
    bookedOn: row.booked_on,
    commandKey: row.command_key,
  }));
}

export function foldEvents(events: readonly RecordedEvent[]): Claim {
  const claim = foldClaim(events.map(({ event }) => event));
  if (!claim) throw new RangeError('A claim without events cannot be folded.');
  return claim;
}
