import type { DocumentPayload } from '../claims/outbox-messages';
import type { Pool } from 'pg';
import { isSettled, type Claim } from '../../domain/claim/claim';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import { evolve } from '../../domain/claim/evolve';
import { documentContentOf, stayedFrom } from '../../domain/letters/document-content';
import { addressed, type Recipient } from '../../domain/letters/letter';
import { whyGroundIsGone } from '../../domain/letters/ground-gone';
import { decisionLetterOf } from '../../domain/letters/decision-letter';
import { toldStepOf, type LetterEvent } from '../../domain/letters/letter-kinds';
import { noteOf, type Withheld } from '../../domain/letters/withheld-ground';
import type { KeptGround } from '../../domain/letters/kept-ground';
import { LetterNotPossible } from '../../domain/letters/letter-not-possible';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Fault } from '../../domain/kernel/fault';
import { isConnectionLoss } from '../../store/connection-loss';
import { executeCommand, type RulebookFor } from '../claims/execute-command';
import { outboxLane, type UndeliveredMessage } from '../../store/outbox';
import { relayRound, type RoundOptions } from '../../store/relay/lane';
import { eventsOfClaim, type RecordedEvent } from '../claims/read-events';
import { deliveredTo, noteDelivered, queueHeldAgain, setStatus, statusesOf } from './letter-records';
import { LetterLeftOtherwise, takeUpForgotten } from './forgotten-letters';
import { LetterAlreadyDeliveredWithOtherContents, type LetterPort } from './letter-port';
import { fixedContentOf, protectedAmong } from './fixed-document';
import { AddressMissing, recipientsOf, RecipientUnknown, requireAddress } from './recipients';
import { AddressTooLong } from '../../print/letters/address-window';
import { CharacterNotPrintable } from '../../print/paper/printable-text';
import { eachByItself } from '../../store/each-by-itself';

export interface LetterDeliveryDependencies {
  readonly pool: Pool;
  readonly letters: LetterPort;
  readonly rulebookFor: RulebookFor;
  /** In virtual time a claim may be settled a moment later although its letter left on the right day. */
  readonly withholdWhenGroundIsGone: boolean;
}

type DocumentMessage = UndeliveredMessage<DocumentPayload>;

const BATCH = 50;

/**
 * Hands the letters that steps and decisions have called for to the letter port, once to each who owes the claim, with what
 * was fixed when they were booked. A reminder or a demand whose ground has gone meanwhile is withheld, with the reason: nobody is written to for
 * what has been paid, deferred or disputed. One that cannot be printed or addressed is held and tried again; one that
 * could never be true has failed. A creditor without a letterhead has its letters wait until it gets one
 * (`wakeLettersOf`). Returns how many messages were dealt with.
 *
 * A failure of the world sets the letter aside, and it is tried again; the others go on. Throws `ReceiverAway`.
 */
export async function deliverLetters(
  dependencies: LetterDeliveryDependencies,
  options?: RoundOptions,
): Promise<number> {
  await queueHeldAgain(dependencies.pool);
  const lane = outboxLane<DocumentPayload>('document', BATCH, (message) => deliverDocument(message, dependencies));
  return relayRound(dependencies.pool, lane, options);
}

async function deliverDocument(message: DocumentMessage, dependencies: LetterDeliveryDependencies): Promise<void> {
  const { pool } = dependencies;
  const { documentId } = message.payload;
  const status = (await statusesOf(pool, [documentId])).get(documentId);
  if (status !== 'to-write' && status !== 'held') return;
  try {
    await writeAndDeliver(message, dependencies);
  } catch (problem) {
    const outcome = outcomeOf(problem);
    if (!outcome) throw problem;
    const reason = problem instanceof Error ? problem.message : String(problem);
    await setStatus(pool, documentId, outcome, { reason, ground: groundOf(problem) });
  }
}

async function writeAndDeliver(
  { claimId, eventNumber, payload: { documentId } }: DocumentMessage,
  { pool, letters, rulebookFor, withholdWhenGroundIsGone }: LetterDeliveryDependencies,
): Promise<void> {
  const story = storyOf(await eventsOfClaim(pool, claimId), eventNumber);
  const { then, now } = story;
  const content = await fixedContentOf(pool, documentId, () =>
    documentContentOf({ ...story, claim: then }, rulebookFor(then.policyId, then.policyVersion)),
  );
  const { letterhead: creditor, debtors } = content.parties;
  // It stays `to-write`: a letter must say who writes it and how to pay.
  if (!creditor) return;
  const withheld = withholdWhenGroundIsGone ? await whyWithheld(pool, story) : undefined;
  if (withheld) {
    const reason = noteOf(withheld);
    await withdrawUnsent({ pool, rulebookFor }, documentId, story, reason);
    await setStatus(pool, documentId, 'withheld', { reason, ground: withheld });
    return;
  }
  const ids = debtors.map(({ debtorId }) => debtorId);
  const recipients = recipientsOf({
    ...{ documentId, content, now },
    // In virtual time the claim may have gone on past the letter's day.
    ...(withholdWhenGroundIsGone && { stayedNow: stayedFrom(content.letter.kind, now, content.letter.sentOn) }),
    protectedNow: await protectedAmong(pool, claimId, ids),
  });
  const known = await deliveredTo(pool, documentId);
  const left = recipients.filter(({ addressee }) => !known.has(addressee.debtorId));
  const { failure } = await eachByItself<Recipient & { readonly letterId: string }>(left, async (recipient) => {
    requireAddress(recipient);
    const letter = addressed(content.letter, { documentId: recipient.letterId, creditor, recipient });
    const leftBefore = await takeUpForgotten(pool, { claimId, documentId, letter });
    const letterId = leftBefore.isIdUsed ? `${letter.documentId}+again` : letter.documentId;
    const receipt = leftBefore.receipt ?? (await letters.deliver({ ...letter, documentId: letterId }));
    const { route, addressee } = recipient;
    await noteDelivered(pool, { documentId, debtorId: addressee.debtorId, route }, receipt);
  });
  if (failure) throw failure;
  await setStatus(pool, documentId, 'sent');
}

/** A letter's event among those that were booked with it, and the claim before them, after them, and now. */
interface Story {
  readonly event: LetterEvent;
  readonly beside: readonly ClaimEvent[];
  readonly before?: Claim;
  readonly then: Claim;
  readonly now: Claim;
  readonly bookedOn: CivilDate;
  readonly events: readonly RecordedEvent[];
}

function storyOf(events: readonly RecordedEvent[], eventNumber: number): Story {
  const at = events.findIndex((recorded) => recorded.eventNumber === eventNumber);
  const own = events[at];
  if (!own) throw new LetterNotPossible(`Event ${eventNumber} of the claim is not there.`);
  const apart = (recorded: RecordedEvent): boolean => recorded.commandKey !== own.commandKey;
  const start = events.findLastIndex((recorded, index) => index < at && apart(recorded)) + 1;
  const next = events.findIndex((recorded, index) => index > at && apart(recorded));
  const end = next === -1 ? events.length : next;
  const { before, then, now } = foldedAt(events, start, end);
  const beside = events.slice(start, end).map(({ event }) => event);
  return {
    event: letterEventOf(own.event, beside, then),
    beside,
    ...(before && { before }),
    then,
    now,
    bookedOn: own.bookedOn,
    events,
  };
}

/** The claim after its first `start` events, after its first `end` events and after all of them: folded once. */
function foldedAt(
  events: readonly RecordedEvent[],
  start: number,
  end: number,
): { readonly before?: Claim; readonly then: Claim; readonly now: Claim } {
  let claim: Claim | undefined;
  let before: Claim | undefined;
  let then: Claim | undefined;
  for (const [at, { event }] of events.entries()) {
    claim = evolve(claim, event);
    if (at + 1 === start) before = claim;
    if (at + 1 === end) then = claim;
  }
  if (!claim || !then) throw new RangeError('A letter belongs to an event of its claim.');
  return { ...(before && { before }), then, now: claim };
}

function letterEventOf(event: ClaimEvent, beside: readonly ClaimEvent[], then: Claim): LetterEvent {
  if (event.type === 'StepPerformed' || decisionLetterOf(event, beside, then)) return event as LetterEvent;
  throw new LetterNotPossible(`${event.type} sends no letter.`);
}

/** A step whose letter is withheld from an open claim was not taken; what it charged falls away. May be called twice. */
async function withdrawUnsent(
  { pool, rulebookFor }: Pick<LetterDeliveryDependencies, 'pool' | 'rulebookFor'>,
  documentId: string,
  { event, now, events }: Story,
  reason: string,
): Promise<void> {
  const today = events.at(-1)?.bookedOn;
  if (event.type !== 'StepPerformed' || isSettled(now) || !today) return;
  const decisionId = unsentDecisionId(documentId);
  const { step, on: performedOn } = event;
  const command = {
    ...{ type: 'WithdrawUnsentStep' as const, decisionId, step, performedOn },
    withdrawnOn: today,
    reason,
  };
  await executeCommand(pool, { claimId: now.claimId, command, today, key: unsentKey(documentId), rulebookFor });
}

/** The letter, in the place of a decision. */
export function unsentDecisionId(documentId: string): string {
  return `letter/${documentId}`;
}

/** One letter's step is withdrawn once. */
export function unsentKey(documentId: string): string {
  return `unsent/${documentId}`;
}

/** A letter is taken back only from somebody who had it; everything else by its ground. */
async function whyWithheld(pool: Pool, { event, beside, then, now, events }: Story): Promise<Withheld | undefined> {
  if (event.type !== 'StepWithdrawn') return whyGroundIsGone(event, then, now);
  const withdrawn = beside.flatMap((other) => (other.type === 'StepWithdrawn' && toldStepOf(other) ? [other] : []));
  const numbers = withdrawn.map(
    ({ step, performedOn }) =>
      events.findLast(
        ({ event: past }) => past.type === 'StepPerformed' && past.step === step && past.on === performedOn,
      )?.eventNumber,
  );
  const statuses = await statusesOf(
    pool,
    numbers.map((number) => `${now.claimId}/${String(number)}`),
  );
  // A hand-over has no letter of ours: the authority has told of it.
  const wasTold = numbers.some((number) => statuses.get(`${now.claimId}/${String(number)}`) !== 'withheld');
  return wasTold ? undefined : { ground: 'nothing-to-take-back' };
}

/** What a problem makes of the document; undefined for a failure of the world, which is tried again at once. */
function outcomeOf(problem: unknown): 'held' | 'failed' | undefined {
  if (problem instanceof LetterNotPossible || isToldOtherwise(problem)) return 'failed';
  const isOfTheWorld =
    isConnectionLoss(problem) || hasSystemCode(problem) || (problem instanceof Fault && problem.kind === 'unavailable');
  return isOfTheWorld ? undefined : 'held';
}

function groundOf(problem: unknown): KeptGround {
  if (problem instanceof LetterNotPossible) return { ground: 'not-possible' };
  if (isToldOtherwise(problem)) return { ground: 'told-otherwise' };
  if (problem instanceof RecipientUnknown) return { ground: 'recipient-unknown' };
  if (problem instanceof AddressMissing) return { ground: 'address-missing' };
  if (problem instanceof AddressTooLong) return { ground: 'address-too-long' };
  return { ground: problem instanceof CharacterNotPrintable ? 'not-printable' : 'fault' };
}

function isToldOtherwise(problem: unknown): boolean {
  return problem instanceof LetterAlreadyDeliveredWithOtherContents || problem instanceof LetterLeftOtherwise;
}

/** A full disk (`ENOSPC`) or PostgreSQL's own word (`40001`). */
function hasSystemCode(problem: unknown): boolean {
  const code: unknown = typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : undefined;
  return typeof code === 'string' && /^(E[A-Z]+|[0-9A-Z]{5})$/.test(code);
}
