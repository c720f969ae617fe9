import type { CivilDate } from '../domain/kernel/civil-date';
import { canonicalJson, sha256 } from './ledger-json';

/** What an event's hash vouches for. */
export interface HashedEvent<Event = unknown> {
  readonly claimId: string;
  readonly eventNumber: number;
  readonly bookedOn: CivilDate;
  readonly commandKey: string;
  readonly event: Event;
}

/** What stands before a claim's first event. */
export const NO_HASH = Buffer.alloc(32);

/** SHA-256 over the hash of the event before and the canonical JSON of this one: no event can be changed or left out unseen. */
export function eventHash(previous: Buffer, hashed: HashedEvent): Buffer {
  return sha256(previous, canonicalJson(hashed));
}
