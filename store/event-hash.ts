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

/**
 * The hash of a claim's event: a link of the chain of its claim, the canonical JSON of what is hashed. `event` is that of
 * the event alone, where it is at hand.
 */
export function eventHash(previous: Buffer, hashed: HashedEvent, event = canonicalJson(hashed.event)): Buffer {
  const { bookedOn, claimId, commandKey, eventNumber } = hashed;
  const before = `{"bookedOn":${canonicalJson(bookedOn)},"claimId":${canonicalJson(claimId)}`;
  const after = `"commandKey":${canonicalJson(commandKey)},"event":${event},"eventNumber":${eventNumber}}`;
  return sha256(previous, `${before},${after}`);
}
