import { randomUUID } from 'node:crypto';
import { noticeOf, type CaseNotice } from '../../domain/claim/case-notice';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Claim } from '../../domain/claim/claim';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import { evolve } from '../../domain/claim/evolve';
import { freeTextFields, freeTextOf } from '../../domain/claim/free-text';
import type { Rulebook } from '../../domain/policy/rulebook';
import type { ChartOfAccounts } from '../../ledger/chart-of-accounts';
import { entriesFor, type MoneySource } from '../../ledger/entries-for-event';
import type { JournalEntry } from '../../ledger/journal-entry';
import { eventHash, type HashedEvent } from '../../store/event-hash';
import { NO_HASH } from '../../store/hash-chain';
import { canonicalJson } from '../../store/ledger-json';
import { sealedJson, type Seal } from '../../store/sealed-json';

/** A claim as its row has it. */
export interface StandingClaim {
  readonly claim: Claim;
  readonly lastHash: Buffer;
}

/** Why and when events are booked, and by which rules. */
export interface Circumstances {
  readonly commandKey: string;
  readonly bookedOn: CivilDate;
  readonly rulebook: Rulebook;
  readonly chart: ChartOfAccounts;
  /** Where the money of a payment stood before. */
  readonly source?: MoneySource;
}

export interface BookedEvent extends HashedEvent<ClaimEvent> {
  /** The event's canonical JSON, as it is kept. */
  readonly json: string;
  /** Under which somebody's own words in the event are hashed; null where there are none. */
  readonly salt: string | null;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
  readonly entries: readonly JournalEntry[];
}

/** What is to be written for one claim: nothing is read, so that a command and a whole bank file book in the same way. */
export interface Booking extends StandingClaim {
  readonly circumstances: Circumstances;
  /** As it stood before these events. */
  readonly before?: Claim;
  readonly events: readonly BookedEvent[];
  /** What the claim's workflow needs to know now. */
  readonly notice: CaseNotice;
}

/** Chains the events to what stands, folds them and makes their journal entries. */
export function bookEvents(
  standing: StandingClaim | undefined,
  events: readonly ClaimEvent[],
  circumstances: Circumstances,
): Booking {
  const { commandKey, bookedOn, chart, source } = circumstances;
  let claim = standing?.claim;
  let lastHash = standing?.lastHash ?? NO_HASH;
  const booked: BookedEvent[] = [];
  for (const event of events) {
    const before = claim;
    const after: Claim = evolve(before, event);
    const hashed = { claimId: after.claimId, eventNumber: after.eventNumber, bookedOn, commandKey, event };
    const json = canonicalJson(event);
    const salt = freeTextOf(event) ? randomUUID() : null;
    const hash = eventHash(lastHash, hashed, salt === null ? json : hashedEvent(event, { salt, erased: null }));
    booked.push({
      ...hashed,
      json,
      salt,
      previousHash: lastHash,
      hash,
      entries: entriesFor(event, before, after, chart, source),
    });
    claim = after;
    lastHash = hash;
  }
  if (!claim) throw new RangeError('Nothing was booked and nothing stands.');
  const notice = noticeOf(claim, circumstances.rulebook, bookedOn);
  return { claim, lastHash, circumstances, ...(standing && { before: standing.claim }), events: booked, notice };
}

/** The canonical JSON of an event as its hash has it: words of somebody's own stand as a salted digest. */
export function hashedEvent(event: ClaimEvent, seal: Seal): string {
  return sealedJson(event, freeTextFields(event), seal);
}
