import type { CaseNotice } from '../../domain/claim/case-notice';
import type { Cause } from '../../domain/kernel/cause';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Claim } from '../../domain/claim/claim';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import { consequenceOf, isOfDecision } from '../../domain/decisions/consequences';
import type { DecisionEvent } from '../../domain/decisions/decision-events';
import { decisionLetterOf } from '../../domain/letters/decision-letter';
import type { DecisionLetterKind } from '../../domain/letters/letter-kinds';
import type { DocumentKind, StepName } from '../../domain/policy/policy';
import type { Rulebook } from '../../domain/policy/rulebook';
import { HANDED_OVER, kindOf, type KnownStep, type StepKind } from '../../domain/policy/step-kind';
import { stepsFor } from '../../domain/policy/step-variant';
import type { BookedEvent, Booking } from './book-events';

/** What caused a message is written beside what it says. Absent where nobody said, as in what earlier releases wrote. */
export interface Caused {
  readonly cause?: Cause;
}

/** What leaves the ledger about one claim: ids, dates, amounts and codes; never personal data, never free text. */
export type OutboxMessage =
  | { readonly topic: 'engine'; readonly eventNumber: number; readonly payload: EnginePayload }
  | { readonly topic: 'document'; readonly eventNumber: number; readonly payload: DocumentPayload }
  | { readonly topic: 'counterpart'; readonly eventNumber: number; readonly payload: CounterpartPayload };

/** Tells the claim's workflow, or starts it. */
export interface EnginePayload extends Caused {
  /** The claim is new: there is no workflow yet. */
  readonly registered: boolean;
  readonly bookedOn: CivilDate;
  /** How the claim stood once everything up to the message's event number was booked. */
  readonly notice: CaseNotice;
}

export interface DocumentPayload extends Caused {
  readonly documentId: string;
}

/** A step hands the claim over; or something was booked on that day which whoever has the claim must know. */
export type CounterpartPayload = Caused &
  ({ readonly step: StepName; readonly performedOn: CivilDate } | { readonly changedOn: CivilDate });

/** Steps that are told to somebody outside, who answers. */
const FOR_COUNTERPARTS: readonly StepKind[] = ['court', 'acceptance', 'agency', 'hand-over', 'monitoring'];

/**
 * What may change a case that stands with a counterpart, beside what decisions lead to; how it is told,
 * `office/counterparts/case-story.ts` finds.
 */
const CHANGES_CASES: Readonly<Record<Exclude<ClaimEvent, DecisionEvent>['type'], boolean>> = {
  ClaimRegistered: false,
  StepPerformed: false,
  StepLeftOut: false,
  PaymentReceived: true,
  PaymentReversed: true,
  ChargesCorrected: true,
  RulingReceived: false,
  JudgmentReceived: false,
  ReferralAnswered: true,
  MonitoringAccounted: false,
  AgencyReported: true,
  AgencyAccounted: false,
  CaseCostsAdded: true,
  AcceptanceAnswered: false,
  FlagChanged: false,
  InterestClaimedApart: false,
  ChargesClaimedApart: false,
};

function changesCase(event: ClaimEvent): boolean {
  return isOfDecision(event) ? consequenceOf(event).onCase !== undefined : CHANGES_CASES[event.type];
}

/** What a workflow has performed itself: it was given the result. */
const OF_STEPS: readonly ClaimEvent['type'][] = ['StepPerformed', 'StepLeftOut', 'InstalmentReminded', 'PlanDefaulted'];

/**
 * The workflow is told of every fact but the steps, which it has performed itself and whose result it was given. Several
 * facts of one booking are one message.
 */
export function outboxMessages(booking: Booking): OutboxMessage[] {
  const messages = [...booking.events.flatMap((booked) => messagesOf(booked, booking)), ...changeMessages(booking)];
  const facts = booking.events.filter(({ event }) => isNews(event));
  if (facts.length === 0) return messages;
  // One that is registered anew is told: its old workflow may still be on its way to its end.
  const registered = facts[0]?.event.type === 'ClaimRegistered' && booking.before === undefined;
  const { notice } = booking;
  const { bookedOn } = booking.circumstances;
  return [...messages, { topic: 'engine', eventNumber: notice.eventNumber, payload: { registered, bookedOn, notice } }];
}

/** Whether the claim's workflow is told of it. */
export function isNews(event: ClaimEvent): boolean {
  return !OF_STEPS.includes(event.type);
}

/** Whether it hands the claim to somebody outside, who answers. */
export function goesToCounterpart(event: ClaimEvent): boolean {
  return event.type === 'StepPerformed' && FOR_COUNTERPARTS.includes(kindOf(event));
}

export function documentIdOf(booked: Pick<BookedEvent, 'claimId' | 'eventNumber'>): string {
  return `${booked.claimId}/${booked.eventNumber}`;
}

/** What the event sends: a step by the claim's policy, a decision by what it is (`decisionLetterOf`). */
export function documentKindOf(
  { event }: BookedEvent,
  { circumstances, events, claim }: Booking,
): DocumentKind | DecisionLetterKind | undefined {
  const beside = events.map((booked) => booked.event);
  return letterCalledFor(event, { beside, claim, rulebook: circumstances.rulebook });
}

/** The same, of an event among those that were booked together; `claim` as they left it, with its rulebook. */
export function letterCalledFor(
  event: ClaimEvent,
  {
    beside,
    claim,
    rulebook,
  }: { readonly beside: readonly ClaimEvent[]; readonly claim: Claim; readonly rulebook: Rulebook },
): DocumentKind | DecisionLetterKind | undefined {
  if (event.type === 'StepPerformed') {
    return stepsFor(claim, rulebook.policy).find(({ step }) => step === event.step)?.document;
  }
  return decisionLetterOf(event, beside, claim);
}

function messagesOf(booked: BookedEvent, booking: Booking): OutboxMessage[] {
  const { event, eventNumber } = booked;
  const messages: OutboxMessage[] = [];
  if (documentKindOf(booked, booking)) {
    messages.push({ topic: 'document', eventNumber, payload: { documentId: documentIdOf(booked) } });
  }
  if (event.type === 'StepPerformed' && goesToCounterpart(event)) {
    messages.push({ topic: 'counterpart', eventNumber, payload: { step: event.step, performedOn: event.on } });
  }
  return messages;
}

/** One for the booking as a whole, and only for a claim that was ever handed over. */
function changeMessages({ events, claim, circumstances }: Booking): OutboxMessage[] {
  const isHandOver = (step: KnownStep): boolean => HANDED_OVER.includes(kindOf(step));
  if (!claim.performed.some(isHandOver) && !claim.withdrawn.some(isHandOver)) return [];
  const latest = events.findLast(({ event }) => changesCase(event) || isCharge(event));
  if (!latest) return [];
  return [{ topic: 'counterpart', eventNumber: latest.eventNumber, payload: { changedOn: circumstances.bookedOn } }];
}

/** What a step charges is told with the step itself when that is a hand-over. */
function isCharge(event: ClaimEvent): boolean {
  if (event.type !== 'StepPerformed' || FOR_COUNTERPARTS.includes(kindOf(event))) return false;
  return event.fee.isPositive() || event.interest.isPositive();
}
