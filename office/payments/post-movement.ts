import type { CivilDate } from '../../domain/kernel/civil-date';
import { isSettled, type Claim } from '../../domain/claim/claim';
import { decide } from '../../domain/claim/decide';
import { isRefused, type Answer } from '../../domain/claim/answer';
import type { ChartOfAccounts } from '../../ledger/chart-of-accounts';
import type { PaymentMatch } from '../../domain/payment/match-payments';
import { shareOut, type ClaimPosting } from '../../domain/payment/share-out';
import { bookEvents, type BookedEvent, type Booking, type StandingClaim } from '../claims/book-events';
import type { RulebookFor } from '../claims/decide-and-book';
import type { MovementOutcome } from './import-report';

/** Claims that a part of a bank file is posted on, in memory: their rows are locked. */
export interface PostingContext {
  readonly bookedOn: CivilDate;
  readonly chart: ChartOfAccounts;
  readonly rulebookFor: RulebookFor;
  /** Claims on which nothing can be decided now, each with the reason. */
  readonly undecidable: ReadonlyMap<string, string>;
  /** How each claim stands after the movements before. */
  readonly standing: Map<string, StandingClaim>;
  /** What is to be written, one booking for each claim, in the order in which the claims were first met. */
  readonly bookings: Map<string, GrowingBooking>;
  /** Details of a sum that was booked before, with the sum: their money stands in suspense, and not at the bank. */
  readonly sumOf: ReadonlyMap<string, string>;
}

interface GrowingBooking extends Booking {
  readonly events: BookedEvent[];
}

/** What becomes of a movement that has its place. */
type BookedOutcome = Exclude<MovementOutcome, 'suspense' | 'known'>;

export type PostedMovement =
  | { readonly outcome: BookedOutcome; readonly postings: readonly ClaimPosting[] }
  | { readonly outcome: 'suspense'; readonly because: string };

/**
 * Decides what the movement does to its claims, all of them or none; money that has no place goes to suspense. So does
 * money for a claim on which nothing can be decided: the rest of the file is booked, and a person places the money later.
 */
export function postMovement(match: PaymentMatch, context: PostingContext): PostedMovement {
  if (match.claimIds.length === 0)
    return { outcome: 'suspense', because: match.unmatchedBecause ?? 'no claim was found' };
  for (const claimId of match.claimIds) {
    const because = context.undecidable.get(claimId);
    if (because !== undefined) return notDecided(claimId, because);
  }
  try {
    return postOnClaims(match, context);
  } catch (problem) {
    return notDecided(match.claimIds.join(' and '), problem instanceof Error ? problem.message : String(problem));
  }
}

function notDecided(claims: string, because: string): PostedMovement {
  return { outcome: 'suspense', because: `nothing can be decided on ${claims} now: ${because}` };
}

function postOnClaims(match: PaymentMatch, context: PostingContext): PostedMovement {
  const postings = shareOut(match, (claimId, command) => decideOn(claimId, command, context));
  if (!postings || postings.length === 0)
    return {
      outcome: 'suspense',
      because: match.chosenBySum
        ? 'its amount makes up several invoices of the reference, of which not all are open'
        : 'it takes back money of several claims, and does not say how much of which',
    };
  const booked: Booking[] = [];
  for (const { claimId, command } of postings) {
    const standing = standingOf(claimId, context);
    const { policyId, policyVersion } = standing.claim;
    const rulebook = context.rulebookFor(policyId, policyVersion);
    const answer = decideOn(claimId, command, context);
    if (isRefused(answer)) return { outcome: 'suspense', because: answer.message };
    const { bookedOn, chart, sumOf } = context;
    const source = sumOf.has(match.movement.key) ? 'suspense' : 'bank';
    const commandKey = postingKey(match.movement.key);
    booked.push(bookEvents(standing, answer.events, { commandKey, bookedOn, rulebook, chart, source }));
  }
  for (const booking of booked) keep(booking, context);
  return { outcome: outcomeOf(match, booked), postings };
}

/** One movement of the bank is posted once, whatever claims it falls on. */
export function postingKey(movementKey: string): string {
  return `movement:${movementKey}`;
}

function decideOn(claimId: string, command: ClaimPosting['command'], context: PostingContext): Answer {
  const { claim } = standingOf(claimId, context);
  return decide(claim, command, context.rulebookFor(claim.policyId, claim.policyVersion), context.bookedOn);
}

function standingOf(claimId: string, { standing }: PostingContext): StandingClaim {
  const claim = standing.get(claimId);
  if (!claim) throw new RangeError(`Claim ${claimId} was matched, but is not locked.`);
  return claim;
}

function keep(booking: Booking, { standing, bookings }: PostingContext): void {
  const { claim, lastHash } = booking;
  const { claimId } = claim;
  const events = bookings.get(claimId)?.events ?? [];
  events.push(...booking.events);
  // Nothing else of the booking: a claim may stand here until the part after next is decided.
  standing.set(claimId, { claim, lastHash });
  bookings.set(claimId, { ...booking, events });
}

function outcomeOf({ movement }: PaymentMatch, booked: readonly Booking[]): BookedOutcome {
  const [only] = booked;
  if (movement.kind !== 'payment') return 'taken-back';
  if (booked.length !== 1 || !only) return 'several-claims';
  if (refundOf(only).isPositive()) return 'overpaid';
  return isSettled(only.claim) ? 'settled' : 'partial';
}

function refundOf({ events, claim }: Booking): Claim['refundLiability'] {
  const last = events.at(-1)?.event;
  return last?.type === 'PaymentReceived' ? last.allocation.refund : claim.refundLiability;
}
