import type { Reach } from '../authority/authority-act';
import type { Refusal } from '../claim/answer';
import type { Claim } from '../claim/claim';
import type { ClaimEvent } from '../claim/claim-events';
import type { CorrectionGround } from '../claim/correction-ground';
import type { CivilDate } from '../kernel/civil-date';
import type { Currency, Money } from '../kernel/money';
import type { DecisionLetterKind, LetterMatter } from '../letters/letter-kinds';
import type { Policy } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import type { CaseEffect, CaseTelling } from './case-effect';
import type { DecisionEvent, SituationFacts, StatusEffects } from './decision-events';
import type { DecisionKind } from './decision-kinds';

/** What authority is measured by besides kind, creditor, reach and back-dating. */
export interface Measure {
  /** What the decision moves, gives up or postpones. */
  readonly amount?: Money;
  /** From when until when it holds. */
  readonly span?: { readonly from: CivilDate; readonly to: CivilDate };
  /** Which variety of its kind, such as `water-suspended`. */
  readonly variety?: string;
}

/** What a decision is measured on. */
export interface Measured {
  readonly on: CivilDate;
  readonly currency: Currency;
  /** As they stand now, under their locks. */
  readonly claims: readonly Claim[];
  /** Of a payment that is moved. */
  readonly payment?: Money;
}

/** A decision as it was recorded, as far as its claims need to know it. */
export interface Recorded<Terms> {
  readonly decisionId: string;
  readonly terms: Terms;
  /** From which day it counts. */
  readonly on: CivilDate;
  readonly backDated: boolean;
  readonly reasonCode: string;
  /** The number of the supporting document. */
  readonly document?: string;
  /** Whom it is about, where it is decided of a whole debtor. */
  readonly debtorId?: string;
}

/** What the law of the creditor's country makes of a debtor's situation; nothing when it leaves the claim alone. */
export type LawOnSituations = (facts: SituationFacts) => { readonly effects?: StatusEffects };

/** What follows for a claim: events, or a refusal. `corrects` says for which reason charges are judged anew after them. */
export type Ruling = Refusal | { readonly events: readonly ClaimEvent[]; readonly corrects?: string };

type ReversalMatter = Extract<LetterMatter, { kind: 'reversal' }>;

/** Which decision takes another back, and from which day. */
export interface TakenBackBy {
  readonly decisionId: string;
  readonly on: CivilDate;
}

/** How a decision of the kind is taken back. */
export interface TakingBack {
  /** The events that undo it on the claim, or a sentence that says why nothing can; none are needed when absent. */
  undo?(claim: Claim, reverses: string, by: TakenBackBy): ClaimEvent[] | string;
  /** The claim without what the decision had changed of its course. */
  forget?(claim: Claim, reverses: string, on: CivilDate): Claim;
  /** What the letter about it names of the decision beside its kind and day. */
  names?(reverses: string, told: Told): Pick<ReversalMatter, 'amount' | 'documentNumber' | 'service' | 'called'>;
  /** What a counterpart that has the case is told of the end. */
  endsOnCase?(after: Claim): CaseTelling;
  /** It can have made charges, or made them fall away: they are judged anew. */
  readonly judgesCharges?: true;
}

/** What a letter tells of an event from. */
export interface Told {
  /** Every event that was booked together with it, itself included. */
  readonly beside: readonly ClaimEvent[];
  readonly before: Claim;
  /** As they left it. */
  readonly claim: Claim;
  readonly policy: Policy;
}

/** One type of event that a kind of decision leads to, and what others make of it. */
export interface Consequence<Event extends DecisionEvent> {
  /** The kind of decision of which the event is the first consequence; undefined for one that stands beside another. */
  begins?(event: Event): DecisionKind;
  /** The claim after the event. */
  fold(claim: Claim, event: Event): Claim;
  /** The letter that tells the debtor; none when absent. `beside` are all events booked together, `claim` as they left it. */
  letter?(event: Event, beside: readonly ClaimEvent[], claim: Claim): DecisionLetterKind | undefined;
  /** What that letter tells beside what is open. Throws `LetterNotPossible` when the claim is not the one that it left. */
  matter?(event: Event, told: Told): LetterMatter;
  /** What it means for a case that stands with a counterpart; nothing when absent. */
  readonly onCase?: CaseEffect<Event>;
  /** Why charges fell away beside it, for who explains them. */
  correctionGround?(event: Event): CorrectionGround | undefined;
  /** The paragraphs or requirement items by which it happened; none when absent. */
  grounds?(event: Event, policy: Policy): readonly string[];
}

/** By type of event. */
export type Consequences<Type extends DecisionEvent['type']> = {
  readonly [Each in Type]: Consequence<Extract<DecisionEvent, { type: Each }>>;
};

/** How a kind stands for claims that come later, when it is decided of a whole debtor, kind or group. */
export interface Lasting<Terms> {
  /** Every one counts by itself, or only the latest. */
  readonly counts: 'each' | 'latest';
  /** It counts from the new claim's own first day; otherwise from the day of the decision. */
  readonly fromRegistration?: true;
  /** Whether it has anything to say of a claim that is registered on the day. */
  standsOn(terms: Terms, day: CivilDate): boolean;
}

/**
 * What the same decision once more is, under another id. `already-so`: the kind sets a state, and a state that stands is
 * not set again. Otherwise the kind adds to what was given before, and within so many days whoever decides has to say
 * that the same is meant once more.
 */
export type Repeated = 'already-so' | { readonly asksWithinDays: number };

/** No source says how long; a slip and a double click show within a month. */
export const ADDS: Repeated = { asksWithinDays: 30 };

/** A day that somebody has to keep, under the name that a refusal gives it. */
export interface DayToKeep {
  readonly what: string;
  readonly day: CivilDate | undefined;
}

/** All that holds for every kind of decision. */
export interface DecisionRule<Terms> {
  /** What it can be about. */
  readonly reaches: readonly Reach[];
  /** It is decided for one invoice at a time. */
  readonly one?: true;
  measure(terms: Terms, measured: Measured): Measure;
  readonly repeated: Repeated;
  /** The day that it sets for somebody, which must not have passed. */
  dayToKeep?(terms: Terms): DayToKeep;
  /** Days on which something happened, by their names: none of them is to come. */
  happened?(terms: Terms): Readonly<Record<string, CivilDate | undefined>>;
  /** Money that it gives up or moves counts together with what the same kind gave before. */
  readonly addsUp?: true;
  /** How it is taken back, or a sentence that says what is decided instead. */
  readonly takingBack: TakingBack | string;
  readonly lasting?: Lasting<Terms>;
  /** The number of the credit note that it makes. */
  creditNote?(terms: Terms): string | undefined;
}

/** A kind that is carried out by a command of its own on each of its claims. */
export interface ClaimDecisionRule<
  Terms,
  Command extends { readonly type: string },
  Type extends DecisionEvent['type'],
> extends DecisionRule<Terms> {
  readonly answers: Command['type'];
  /** What it asks of one of its claims. */
  command(decision: Recorded<Terms>, claim: Claim, law: LawOnSituations): Command;
  /** Whether that is possible for the claim, and what follows. That the person may decide it was found before. */
  decide(claim: Claim, command: Command, rulebook: Rulebook, today: CivilDate): Ruling;
  readonly consequences: Consequences<Type>;
  /** What is decided where a line of a file says the command, on the line's day; a file cannot decide it when absent. */
  ofFact?(command: Command, on: CivilDate): Terms;
}

/** Names the decision that the ledger has recorded: what follows from one decision is booked once on each claim. */
export interface ByDecision {
  readonly decisionId: string;
}

/** Of kinds that state nothing beside what is common to all. */
export type NoTerms = Readonly<Record<string, never>>;

export function notPossible(message: string): Refusal {
  return { refused: 'not-possible', message };
}

export function settled(message: string): Refusal {
  return { refused: 'settled', message };
}

/** The state that a decision would set stands already: nothing is booked, and no second letter goes out. */
export function alreadySo(message: string): Refusal {
  return { refused: 'already-recorded', message };
}

export function recordedAlready(what: string): Refusal {
  return { refused: 'already-recorded', message: `${what} is recorded already.` };
}
