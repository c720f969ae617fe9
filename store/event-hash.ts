import type { CivilDate } from '../domain/kernel/civil-date';
import { linkHash } from './hash-chain';

/** What an event's hash vouches for. */
export interface HashedEvent<Event = unknown> {
  readonly claimId: string;
  readonly eventNumber: number;
  readonly bookedOn: CivilDate;
  readonly commandKey: string;
  readonly event: Event;
}

/** The hash of a claim's event: a link of the chain of its claim. */
export function eventHash(previous: Buffer, hashed: HashedEvent): Buffer {
  return linkHash(previous, hashed);
}
