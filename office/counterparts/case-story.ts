import type { CivilDate } from '../../domain/kernel/civil-date';
import { claimedOf, doubtfulOf, performanceOf, type Claim } from '../../domain/claim/claim';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import { evolve } from '../../domain/claim/evolve';
import { Money, smallerOf, sumOf } from '../../domain/kernel/money';
import type { Notice, RaiseCause, RecallReason, ReductionCause } from '../../formats/counterparts/party-fields';
import type { CounterpartName } from './counterpart-facts';
import { foldEvents, type RecordedEvent } from '../claims/read-events';
import { movesOf, type Move } from './case-moves';
import { noticesOf, recallReasonOf, type NoticeWords } from './case-notices';
import type { HandOverStep } from './counterpart-ports';

interface AboutChange {
  /** The event that it tells of. */
  readonly eventNumber: number;
  /** The business day on which the event was booked: it is told at once (indrivningsförordningen 8–9 §§). */
  readonly toldOn: CivilDate;
  /** From which day it counts, such as the day on which a payment came. */
  readonly effectiveOn: CivilDate;
}

/** What a counterpart is to know of its case after the hand-over. `balance` is what is asked for after the change. */
export type CaseChange = AboutChange &
  (
    | { readonly change: 'recall'; readonly reason: RecallReason; readonly amount: Money }
    | { readonly change: 'reduce'; readonly cause: ReductionCause; readonly amount: Money; readonly balance: Money }
    | { readonly change: 'raise'; readonly cause: RaiseCause; readonly amount: Money; readonly balance: Money }
    | ({ readonly change: 'notice' } & NoticeWords)
    /** Money that came through the counterpart itself, or (negative) was taken back or charged there: it is not told. */
    | { readonly change: 'collected'; readonly amount: Money }
  );

/** A case as it was handed over. */
export interface HandedOverCase {
  readonly counterpart: CounterpartName;
  readonly step: HandOverStep;
  /** Up to which event the claim was told with the hand-over. */
  readonly asOfEvent: number;
}

export interface CaseStory {
  /** In the order of their events. */
  readonly changes: readonly CaseChange[];
  /** Set once nothing more is to be told; what was sent back may be taken in after all. */
  readonly ended?: { readonly how: 'recalled' | 'sent-back'; readonly on: CivilDate };
  /** The claim is to be handed over anew, as it stood after this event. */
  readonly again?: { readonly eventNumber: number; readonly on: CivilDate };
}

/**
 * All that has happened to a case since it was handed over, from the claim's events alone: the same events always tell the
 * same story, however often and in however many parts it is told. The events of one booking are told together.
 *
 * What was handed over and was neither told as taken away since nor collected by the counterpart is always what the claim
 * asks for, without a part that was disputed already at the hand-over. When that reaches nought the case is recalled; at
 * Gældsstyrelsen a payment to the creditor is a write-down also then (BEK 1110/2024 § 7, stk. 2).
 */
export function caseStory(
  handedOver: HandedOverCase,
  events: readonly RecordedEvent[],
  cameThrough: (paymentId: string) => boolean,
): CaseStory {
  const { asOfEvent } = handedOver;
  const teller = new CaseTeller(handedOver, foldEvents(events.slice(0, asOfEvent)), cameThrough);
  for (const booking of bookingsOf(events.slice(asOfEvent))) {
    if (teller.isOver) break;
    teller.hear(booking);
  }
  return teller.story;
}

type Booking = readonly [RecordedEvent, ...RecordedEvent[]];

/** What was booked by one act belongs together: a late payment and the fee that it should have prevented. */
function bookingsOf(events: readonly RecordedEvent[]): Booking[] {
  const bookings: [RecordedEvent, ...RecordedEvent[]][] = [];
  for (const event of events) {
    const last = bookings.at(-1);
    if (last?.[0].commandKey === event.commandKey) last.push(event);
    else bookings.push([event]);
  }
  return bookings;
}

class CaseTeller {
  isOver = false;
  private readonly changes: CaseChange[] = [];
  private ended: CaseStory['ended'];
  private again: CaseStory['again'];
  private claim: Claim;
  /** Disputed already at the hand-over, and not handed over for that reason. Nought once that dispute has ended. */
  private keptBack: Money;
  /** What the counterpart has left to collect, as far as it knows. */
  private standing: Money;
  /** Notices that are still to be lifted. */
  private readonly open = new Set<Notice>();
  private readonly counterpart: CounterpartName;
  private readonly step: HandOverStep;
  private readonly cameThrough: (paymentId: string) => boolean;

  constructor({ counterpart, step }: HandedOverCase, handedOver: Claim, cameThrough: (paymentId: string) => boolean) {
    this.counterpart = counterpart;
    this.step = step;
    this.cameThrough = cameThrough;
    this.claim = handedOver;
    this.keptBack = doubtfulOf(handedOver);
    this.standing = this.asked();
  }

  get story(): CaseStory {
    const { changes, ended, again } = this;
    return { changes, ...(ended && { ended }), ...(again && { again }) };
  }

  hear(booking: Booking): void {
    const moves: Move[] = [];
    const notices: (NoticeWords & AboutChange)[] = [];
    let recall: { reason: RecallReason; about: AboutChange } | undefined;
    for (const { event, eventNumber, bookedOn: toldOn } of booking) {
      const before = this.asked();
      this.claim = evolve(this.claim, event);
      if (!this.claim.disputedSince) this.keptBack = Money.zero(before.currency);
      const about = { eventNumber, toldOn, effectiveOn: event.on };
      moves.push(...movesOf(event, about, this.asked().minus(before), this.cameThrough, this.step));
      if (!this.ended)
        notices.push(...noticesOf(event, this.claim, this.open).map((words) => ({ ...about, ...words })));
      const reason = recallReasonOf(event, this.step, this.counterpart);
      // A new debtor matters only to who has the case.
      if (reason && !recall && !(reason === 'liable-debtor' && this.ended)) recall = { reason, about };
      this.hearAnswer(event);
    }
    const last = booking.at(-1) ?? booking[0];
    const before = this.changes.length;
    if (recall) this.takeBack(recall.reason, recall.about, last);
    else if (this.ended?.how === 'recalled') this.lookForMore(last);
    else {
      this.noteCollected(moves);
      if (!this.ended) this.tell(moves, notices, last);
    }
    const told = this.changes.splice(before);
    this.changes.push(...told.sort((one, other) => one.eventNumber - other.eventNumber));
  }

  /** Everything claimed but what was disputed when the case was handed over. */
  private asked(): Money {
    return claimedOf(this.claim).minus(smallerOf(this.keptBack, doubtfulOf(this.claim)));
  }

  private hearAnswer(event: ClaimEvent): void {
    if (event.type === 'AgencyReported' && this.step === 'agency' && event.news === 'returned') {
      this.ended ??= { how: 'sent-back', on: event.on };
    }
    if (event.type !== 'ReferralAnswered' || this.step !== 'referral' || this.ended?.how === 'recalled') return;
    this.ended = event.answer === 'rejected' ? { how: 'sent-back', on: event.on } : undefined;
  }

  /** By decision: the claim stands before its hand-over again, or goes anew with other debtors (GIL § 2, stk. 5). */
  private takeBack(reason: RecallReason, about: AboutChange, last: RecordedEvent): void {
    if (!this.ended) this.recall(reason, about, this.standing);
    const anew = reason === 'liable-debtor' && this.asked().isPositive();
    if (anew) this.again = { eventNumber: last.eventNumber, on: last.bookedOn };
    this.isOver = true;
  }

  /** A case that was recalled as paid is handed over anew when the payment is taken back. */
  private lookForMore(last: RecordedEvent): void {
    if (!this.asked().isPositive()) return;
    this.isOver = true;
    if (performanceOf(this.claim, this.step)) this.again = { eventNumber: last.eventNumber, on: last.bookedOn };
  }

  /** What the counterpart collects, it knows, also while it has sent the case back. */
  private noteCollected(moves: readonly Move[]): void {
    for (const { eventNumber, toldOn, effectiveOn, amount } of moves.filter(({ collected }) => collected)) {
      this.standing = this.standing.plus(amount);
      this.changes.push({ change: 'collected', eventNumber, toldOn, effectiveOn, amount: amount.negated() });
    }
  }

  private tell(moves: readonly Move[], notices: readonly (NoticeWords & AboutChange)[], last: RecordedEvent): void {
    const told = this.toTell(moves, last);
    const decisive = told.at(-1);
    const isRecalled = this.asked().isZero() && decisive !== undefined && !this.isPaidAtPsrm(told);
    if (isRecalled) {
      this.recall(settledBy(told), decisive, this.standing);
      return;
    }
    for (const { amount, reduces, raises, eventNumber, toldOn, effectiveOn } of told) {
      this.standing = this.standing.plus(amount);
      const balance = this.standing;
      const about = { eventNumber, toldOn, effectiveOn };
      if (amount.isNegative())
        this.changes.push({ ...about, change: 'reduce', cause: reduces, amount: amount.negated(), balance });
      else this.changes.push({ ...about, change: 'raise', cause: raises, amount, balance });
    }
    for (const notice of notices) this.changes.push({ ...notice, change: 'notice' });
  }

  /** One by one when all go the same way; otherwise what they come to. What was missed while it was sent back follows. */
  private toTell(moves: readonly Move[], last: RecordedEvent): Move[] {
    const direct = moves.filter(({ collected, amount }) => !collected && !amount.isZero());
    const needed = this.asked().minus(this.standing);
    if (needed.isZero()) return [];
    const net = sumOf(
      direct.map(({ amount }) => amount),
      needed.currency,
    );
    const isOneWay = direct.every(({ amount }) => amount.isNegative() === needed.isNegative());
    if (net.equals(needed) && isOneWay) return direct;
    const main = direct.findLast(({ amount }) => amount.isNegative() === needed.isNegative());
    const { eventNumber, bookedOn: toldOn } = last;
    const catchingUp: Move = {
      eventNumber,
      toldOn,
      effectiveOn: last.event.on,
      amount: needed,
      collected: false,
      reduces: 'correction',
      raises: 'correction',
    };
    return [main && net.equals(needed) ? { ...main, amount: needed } : catchingUp];
  }

  private isPaidAtPsrm(told: readonly Move[]): boolean {
    const reason = settledBy(told);
    return this.counterpart === 'gaeldsstyrelsen' && reason === 'paid';
  }

  private recall(reason: RecallReason, about: AboutChange, amount: Money): void {
    const { eventNumber, toldOn, effectiveOn } = about;
    this.changes.push({ change: 'recall', eventNumber, toldOn, effectiveOn, reason, amount });
    this.standing = Money.zero(amount.currency);
    this.ended = { how: 'recalled', on: toldOn };
  }
}

/** Why nothing is asked for any more. */
function settledBy(told: readonly Move[]): RecallReason {
  if (told.some(({ reduces }) => reduces === 'payment' || reduces === 'set-off')) return 'paid';
  if (told.some(({ writesOff }) => writesOff)) return 'written-off';
  return told.some(({ reduces }) => reduces === 'credit') ? 'credited' : 'corrected';
}
