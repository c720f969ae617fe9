import type { CivilDate } from '../kernel/civil-date';
import type { CaseCostKind } from '../policy/case-cost';
import type { ClaimEvent } from '../claim/claim-events';
import type { ChargedInterest } from '../claim/allocation';
import type { Money } from '../kernel/money';
import type { DecisionKind } from '../decisions/decision-kinds';
import type { ServiceChange, WriteOffGround } from '../decisions/decision-events';
import type { Court } from '../claim/court-case';
import type { DocumentedWait } from '../claim/documented-waits';
import type { Role } from '../authority/roles';
import type { DebtorStatus } from '../policy/policy';
import type { KnownStep, NamedKind, StandingStep } from '../policy/step-kind';
import type { StepReason } from '../policy/step-reason';
import type { StandingService } from '../policy/service-rules';
import type { StandstillReason } from '../claim/standstill';
import type { LeftOut } from '../claim/upcoming';
import type { Actor, WaitingCause } from '../claim/waiting-cause';
import type { ClosedDayName } from './closed-days';
import type { CorrectionGround } from '../claim/correction-ground';
import type { ExplainedDecision, RefusedAttempt, Undelivered } from './explained-decision';
import type { LateCause, Lateness } from './lateness';
import type { NextInstalment, ToldInstalment } from './told-instalments';
import type { Written } from './written';

/** A noun alone and with its article: `collection demand`, `the collection demand`. */
export interface Noun {
  readonly name: string;
  readonly definite: string;
}

/** How a step came about: by its parts, or, where they can no longer be found, as the record has it. */
export type ToldReason = StepReason | { readonly recorded: string };

/** What an event's sentence says beside the event itself. */
export interface EventParts {
  /** Why a step was taken. */
  readonly reason: ToldReason;
  readonly correction: CorrectionGround;
  /** Of a plan and a step: what was charged, with its sources. */
  readonly charges: Charges;
  /** Of the decision that the event takes back. */
  readonly reversed: { readonly kind: DecisionKind; readonly on: CivilDate } | undefined;
  /** Of a recall: who had the case. */
  readonly recalledFrom: 'authority' | 'agency';
  /** Which court the claim is for. */
  readonly court: Court;
  /** Of a claim that was claimed again: whether money or a decision led to it. */
  readonly reinstatedBy: 'payment' | 'decision';
  /** What the policy calls the claim's invoice group. */
  readonly groupName: string | undefined;
  /** Of a plan: its instalments, with what came in on each until the day on which the story is told. */
  readonly instalments: readonly ToldInstalment[];
}

export interface Charges {
  readonly fee: Money;
  readonly interest: Money;
  readonly lines: readonly ChargedInterest[];
  readonly feeSources: readonly string[];
  readonly interestSources: readonly string[];
}

type EventTexts = {
  readonly [Type in ClaimEvent['type']]: (event: Extract<ClaimEvent, { type: Type }>, parts: EventParts) => string;
};

type ByType<Union extends { readonly type: string }> = {
  readonly [Type in Union['type']]: (of: Extract<Union, { type: Type }>) => string;
};

/** The nouns of a language, from the glossary. */
export interface ExplanationNames {
  readonly steps: Readonly<Record<StandingStep, Noun>>;
  /** Of steps with names of their policy's own, by kind. */
  readonly ownSteps: Readonly<Record<NamedKind, Noun>>;
  readonly statuses: Readonly<Record<DebtorStatus, string>>;
  readonly kinds: Readonly<Record<DecisionKind, Noun>>;
  readonly roles: Readonly<Record<Role, string>>;
  readonly courts: Readonly<Record<Court, string>>;
  readonly actors: Readonly<Record<Actor, string>>;
  readonly closedDays: Readonly<Record<ClosedDayName, string>>;
  readonly caseCosts: Readonly<Record<CaseCostKind, string>>;
  readonly services: Readonly<Record<StandingService, string>>;
  /** A service of the policy's own, by its name. */
  readonly ownService: (service: string) => string;
  readonly serviceChanges: Readonly<Record<ServiceChange, string>>;
  readonly writeOffGrounds: Readonly<Record<WriteOffGround, string>>;
  /** By the code that the record keeps; a code without words is told as it is. */
  readonly conditions: Readonly<Record<string, string>>;
  /** By the code that the record keeps; one without words is not told, for the decision tells why. */
  readonly recallReasons: Readonly<Record<string, string>>;
}

/** Where the claim stands on a day, in figures. */
export interface Standing {
  readonly on: CivilDate;
  readonly claimed: Money;
  readonly principal: Money;
  readonly fee: Money;
  readonly interest: Money;
  readonly refund: Money;
  /** The part of the principal that is disputed. */
  readonly disputed: Money;
  readonly writtenDown: Money;
  readonly daysPastDue: number;
  /** Less those on which the claim was held. */
  readonly countedDays: number;
  readonly outcome: 'paid' | 'credited' | 'cancelled' | 'withdrawn' | 'written-off' | 'recovered' | 'open';
  /** The last day on which it can be demanded; undefined while proceedings last. */
  readonly limitation: CivilDate | undefined;
  /** The first day on which it could not be demanded any more, once that has come. */
  readonly barredSince: CivilDate | undefined;
  /** All that following it up has cost the debtor so far, less what was corrected. */
  readonly charged: { readonly fee: Money; readonly interest: Money };
}

/** All that one language says about a claim. One folder per language; a sentence that is missing does not compile. */
export interface ExplanationTexts {
  readonly written: Written;
  readonly names: ExplanationNames;
  readonly events: EventTexts;
  readonly corrections: ByType<CorrectionGround>;
  /** A step that was later than its guideline, and what documents it. */
  readonly lateness: (lateness: Lateness) => string;
  readonly late: ByType<LateCause>;
  readonly causes: ByType<WaitingCause>;
  readonly waits: ByType<Exclude<DocumentedWait, { type: 'step' }>>;
  readonly stepWaits: (step: KnownStep, cause: string) => string;
  readonly standstill: ByType<StandstillReason>;
  /** Why a step of the coming days is left out, as a line of a list. */
  readonly leftOut: ByType<Exclude<LeftOut, { type: 'cause' }>>;
  readonly standing: (standing: Standing) => string;
  /** `apart`: late interest, and charges that were left, that are claimed on another invoice. */
  readonly cost: (
    charged: Standing['charged'],
    apart: { readonly interest?: Money; readonly charges?: Money },
  ) => string;
  /** Of a step ahead, that it is not taken before the creditor's bank is reconciled. */
  readonly waitsForBank: string;
  /** A step still ahead: what, why on that day, and what it will cost. */
  readonly ahead: (
    step: KnownStep,
    reason: ToldReason,
    costs: { readonly fee?: Money; readonly interest: boolean },
  ) => string;
  /** What the next step will ask for while a part is disputed. */
  readonly asksFor: (asked: Money, disputed: Money) => string;
  readonly nextInstalment: (instalment: NextInstalment) => string;
  /** Time-barred, and nobody has closed it. */
  readonly barred: (since: CivilDate) => string;
  /** Who must act, as a sentence's end. */
  readonly mustAct: (actor: Actor) => string;
  /** Who decided, by which authority, why: added to the first sentence of a decision. */
  readonly decided: (decision: ExplainedDecision) => string;
  /** A decision that left no event of its own. */
  readonly carriedOut: (decision: ExplainedDecision) => string;
  /** A decision that has come to nothing, or not yet to anything. */
  readonly pending: (decision: ExplainedDecision) => string;
  readonly turnedDown: (decision: ExplainedDecision) => string;
  readonly attempt: (attempt: RefusedAttempt) => string;
  readonly undelivered: (undelivered: Undelivered) => string;
  readonly headings: {
    readonly title: (invoiceNumber: string, creditorId: string) => string;
    readonly story: string;
    readonly ahead: string;
    readonly waits: string;
    readonly refused: string;
  };
}
