import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Claim } from '../../domain/claim/claim';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import type { ClaimCommand } from '../../domain/claim/commands';
import { withChargesUnder } from '../../domain/claim/charges-apart';
import { decide } from '../../domain/claim/decide';
import { isRefused, type Refusal } from '../../domain/claim/answer';
import type { Rulebook } from '../../domain/policy/rulebook';
import type { MoneySource } from '../../ledger/entries-for-event';
import { comesToDay } from '../creditors/business-day';
import { bookEvents } from './book-events';
import type { CaseNotice } from '../../domain/claim/case-notice';
import { keepResult } from '../../store/command-keys';
import { eventsOfClaim, foldEvents } from './read-events';
import { standLocked, type LockedClaim } from './stand-locked';
import { addBooking, claimUpdate, countEntries, reserveEntries } from './write-bookings';
import { RowBatch } from '../../store/write-rows';

/** Everything but a registration, which goes through `registerClaims`. */
export type LedgerCommand = Exclude<ClaimCommand, { type: 'RegisterClaim' }>;

/** Finds the rules that a claim started under. */
export type RulebookFor = (policyId: string, policyVersion: string) => Rulebook;

export type CommandResult =
  | {
      readonly outcome: 'accepted';
      readonly events: readonly ClaimEvent[];
      /** As it stood after these events, also when the command is repeated later. */
      readonly claim: Claim;
      /** What the claim's workflow needs to know now; absent when the command was repeated. */
      readonly notice?: CaseNotice;
      readonly replayed: boolean;
    }
  | {
      readonly outcome: 'refused';
      readonly events: readonly [];
      readonly refusal: Refusal;
      readonly claim: Claim;
      readonly replayed: false;
    };

/** An act on one claim, with what makes it the same act when it is repeated. */
export interface Act {
  readonly claimId: string;
  readonly key: string;
  readonly contents: unknown;
  readonly today: CivilDate;
  readonly rulebookFor: RulebookFor;
  /** Asked once the claim is locked, and only when the key is new. */
  readonly command: (claim: Claim) => Promise<LedgerCommand> | LedgerCommand;
  /** What is written beside the claim itself. */
  readonly beside?: (batch: RowBatch, claim: Claim) => void;
  readonly source?: MoneySource;
  /** The claim, where the caller has locked and folded it in this transaction, and the key is known to be new. */
  readonly standing?: LockedClaim;
}

/** Which events an accepted act led to. */
interface KeptEvents {
  readonly claimId: string;
  readonly fromEvent: number;
  readonly toEvent: number;
}

/** Locks the claim, decides, and writes everything that follows, in the caller's transaction. */
export async function decideAndBook(client: PoolClient, act: Act): Promise<CommandResult> {
  const { claimId, key, contents, today, rulebookFor, source } = act;
  const standing = act.standing ?? (await standLocked(client, act));
  if ('kept' in standing) return replay(client, standing.kept as KeptEvents);
  const { claim, chart, businessDay } = standing;
  const rulebook = rulebookFor(claim.policyId, claim.policyVersion);
  const answer = decide(claim, await act.command(claim), rulebook, today);
  if (isRefused(answer)) return { outcome: 'refused', events: [], refusal: answer, claim, replayed: false };

  // A claim that has moved to another policy goes on by that one from here.
  const moved = answer.events.findLast((event) => event.type === 'PolicyChanged');
  const ahead = moved ? rulebookFor(moved.policyId, moved.policyVersion) : rulebook;
  const circumstances = { commandKey: key, bookedOn: today, rulebook: ahead, chart, ...(source && { source }) };
  const events = moved ? withChargesUnder(ahead, claim, answer.events) : answer.events;
  const booking = bookEvents(standing, events, circumstances);
  const batch = new RowBatch();
  act.beside?.(batch, claim);
  addBooking(batch, booking, await reserveEntries(client, claim.creditorId, countEntries([booking])));
  const result: KeptEvents = { claimId, fromEvent: claim.eventNumber + 1, toEvent: booking.claim.eventNumber };
  keepResult(batch, key, contents, result);
  await batch.write(client, claimUpdate([booking]));
  if (businessDay !== null && businessDay < today) await comesToDay(client, claim.creditorId, today);
  return {
    outcome: 'accepted',
    events,
    claim: booking.claim,
    notice: booking.notice,
    replayed: false,
  };
}

async function replay(client: PoolClient, { claimId, fromEvent, toEvent }: KeptEvents): Promise<CommandResult> {
  const events = await eventsOfClaim(client, claimId, toEvent);
  return {
    outcome: 'accepted',
    events: events.slice(fromEvent - 1).map(({ event }) => event),
    claim: foldEvents(events),
    replayed: true,
  };
}
