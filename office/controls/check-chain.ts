import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Claim } from '../../domain/claim/claim';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import { evolve } from '../../domain/claim/evolve';
import type { CheckLog } from './check-report';
import { eventHash, NO_HASH } from '../../store/event-hash';

export interface StoredEvent {
  readonly claimId: string;
  readonly eventNumber: number;
  readonly type: string;
  readonly businessOn: CivilDate;
  readonly bookedOn: CivilDate;
  readonly event: ClaimEvent;
  readonly commandKey: string;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

/** Follows one claim's events from the first to the last, and gives what they fold to; undefined when they cannot be folded. */
export function checkChain(claimId: string, events: readonly StoredEvent[], log: CheckLog): Claim | undefined {
  let claim: Claim | undefined;
  let last: Buffer = NO_HASH;
  events.forEach((stored, at) => {
    const { eventNumber, event, bookedOn, commandKey, previousHash, hash } = stored;
    const where = `claim ${claimId}, event ${eventNumber}`;
    if (eventNumber !== at + 1) log.offend('event-numbers', `${where}: it is the ${at + 1}. of its claim`);
    const expected = eventHash(previousHash, { claimId, eventNumber, bookedOn, commandKey, event });
    if (!expected.equals(hash)) log.offend('hash-chain', `${where}: its contents are not what was hashed`);
    if (!previousHash.equals(last)) log.offend('hash-chain', `${where}: it does not follow on the event before it`);
    if (stored.type !== event.type || stored.businessOn !== event.on) {
      log.offend(
        'event-columns',
        `${where}: filed as ${stored.type} of ${stored.businessOn}, but it is ${event.type} of ${event.on}`,
      );
    }
    last = hash;
    claim = folded(claim, event);
  });
  for (const name of ['hash-chain', 'event-numbers', 'event-columns'] as const) log.examine(name, events.length);
  return claim;
}

/** A tampered event may not fold: the chain has told of it then, and the figures will not tie. */
function folded(claim: Claim | undefined, event: ClaimEvent): Claim | undefined {
  try {
    return evolve(claim, event);
  } catch {
    return claim;
  }
}
