import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Claim } from '../../domain/claim/claim';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import { evolve } from '../../domain/claim/evolve';
import type { CheckLog, CheckName } from './check-report';
import { eventHash } from '../../store/event-hash';
import { hashedEvent } from '../claims/book-events';
import { followChain, type BrokenLink, type KeptLink } from '../../store/hash-chain';

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
  readonly salt: string | null;
  readonly erased: string | null;
}

/** An event with its claim before and after it. */
export interface FoldedEvent {
  readonly stored: StoredEvent;
  readonly before?: Claim;
  readonly after: Claim;
}

const BROKEN: Readonly<Record<BrokenLink['broken'], { check: CheckName; says: (link: BrokenLink) => string }>> = {
  number: { check: 'event-numbers', says: ({ place }) => `it is the ${place}. of its claim` },
  contents: { check: 'hash-chain', says: () => 'its contents are not what was hashed' },
  predecessor: { check: 'hash-chain', says: () => 'it does not follow on the event before it' },
};

/** Follows one claim's events from the first to the last, and folds them; those that cannot be folded are left out. */
export function checkChain(claimId: string, events: readonly StoredEvent[], log: CheckLog): FoldedEvent[] {
  for (const link of followChain(events.map(asLink)).broken) {
    const { check, says } = BROKEN[link.broken];
    log.offend(check, `claim ${claimId}, event ${link.number}: ${says(link)}`);
  }
  const folded: FoldedEvent[] = [];
  for (const stored of events) {
    const { eventNumber, event } = stored;
    if (stored.type !== event.type || stored.businessOn !== event.on) {
      log.offend(
        'event-columns',
        `claim ${claimId}, event ${eventNumber}: filed as ${stored.type} of ${stored.businessOn}, but it is ${event.type} of ${event.on}`,
      );
    }
    const before = folded.at(-1)?.after;
    const after = foldedOn(before, event);
    if (after) folded.push({ stored, ...(before && { before }), after });
  }
  for (const name of ['hash-chain', 'event-numbers', 'event-columns'] as const) log.examine(name, events.length);
  return folded;
}

function asLink({ previousHash, hash, salt, erased, ...stored }: StoredEvent): KeptLink {
  const { claimId, eventNumber, event, bookedOn, commandKey } = stored;
  const json = hashedEvent(event, { salt, erased });
  const hashAnew = eventHash(previousHash, { claimId, eventNumber, bookedOn, commandKey, event }, json);
  return { number: eventNumber, previousHash, hash, hashAnew };
}

/** A tampered event may not fold: the chain has told of it then, and the figures will not tie. */
function foldedOn(claim: Claim | undefined, event: ClaimEvent): Claim | undefined {
  try {
    return evolve(claim, event);
  } catch {
    return undefined;
  }
}
