import type { CaseNotice } from '../../domain/case-notice';
import type { CivilDate } from '../../domain/civil-date';
import type { ClaimEvent } from '../../domain/claim-events';
import type { DocumentKind, StepName } from '../../domain/policy';
import type { BookedEvent, Booking } from './book-events';

/** What leaves the ledger about one claim: ids, dates, amounts and codes; never personal data, never free text. */
export type OutboxMessage =
  | { readonly topic: 'engine'; readonly eventNumber: number; readonly payload: EnginePayload }
  | { readonly topic: 'document'; readonly eventNumber: number; readonly payload: DocumentPayload }
  | { readonly topic: 'counterpart'; readonly eventNumber: number; readonly payload: CounterpartPayload };

/** Tells the claim's workflow, or starts it. */
export interface EnginePayload {
  /** The claim is new: there is no workflow yet. */
  readonly registered: boolean;
  readonly bookedOn: CivilDate;
  /** How the claim stood once everything up to the message's event number was booked. */
  readonly notice: CaseNotice;
}

export interface DocumentPayload {
  readonly documentId: string;
}

export interface CounterpartPayload {
  readonly step: StepName;
  readonly performedOn: CivilDate;
}

/** Steps that are told to somebody outside, who answers. */
const FOR_COUNTERPARTS: readonly StepName[] = ['administrative-court', 'acceptance', 'referral', 'monitoring'];

const OF_STEPS: readonly ClaimEvent['type'][] = ['StepPerformed', 'InstalmentReminded', 'PlanDefaulted'];

/**
 * The workflow is told of every fact but the steps, which it has performed itself and whose result it was given. Several
 * facts of one booking are one message.
 */
export function outboxMessages(booking: Booking): OutboxMessage[] {
  const messages = booking.events.flatMap((booked) => stepMessages(booked, booking));
  const facts = booking.events.filter(({ event }) => !OF_STEPS.includes(event.type));
  if (facts.length === 0) return messages;
  const registered = facts[0]?.event.type === 'ClaimRegistered';
  const { notice } = booking;
  const { bookedOn } = booking.circumstances;
  return [...messages, { topic: 'engine', eventNumber: notice.eventNumber, payload: { registered, bookedOn, notice } }];
}

export function documentIdOf(booked: BookedEvent): string {
  return `${booked.claimId}/${booked.eventNumber}`;
}

/** What the step sends, by the claim's policy. */
export function documentKindOf({ event }: BookedEvent, { circumstances }: Booking): DocumentKind | undefined {
  if (event.type !== 'StepPerformed') return undefined;
  return circumstances.rulebook.policy.steps.find(({ step }) => step === event.step)?.document;
}

function stepMessages(booked: BookedEvent, booking: Booking): OutboxMessage[] {
  const { event, eventNumber } = booked;
  if (event.type !== 'StepPerformed') return [];
  const messages: OutboxMessage[] = [];
  if (documentKindOf(booked, booking)) {
    messages.push({ topic: 'document', eventNumber, payload: { documentId: documentIdOf(booked) } });
  }
  if (FOR_COUNTERPARTS.includes(event.step)) {
    messages.push({ topic: 'counterpart', eventNumber, payload: { step: event.step, performedOn: event.on } });
  }
  return messages;
}
