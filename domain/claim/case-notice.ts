import type { CivilDate } from '../kernel/civil-date';
import { isHeld, isSettled, performanceOfKind, planInForce, undisputedOf, type Claim } from './claim';
import { agencyCause, withAgencySince } from './agency';
import { courtInWords, courtOf, isInCourt } from './court-case';
import type { Refusal, WaitingGate } from './answer';
import type { Gate, StepName } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import { namedStep, type StepKind } from '../policy/step-kind';
import { stepsFor } from '../policy/step-variant';
import { nextStep, timetable } from './timetable';
import type { WaitingCause } from './waiting-cause';
import { awaitedBy } from './waiting-words';
import { performableFrom, wakeTime } from './wake-time';

export type Stage = 'awaiting-payment' | 'dunning' | 'agency' | 'enforcement' | 'monitoring' | 'settled';

/**
 * What an open claim waits for, in one word that an operator filters by: the `day` of its next step · the end of a `hold`
 * · the next instalment of a `plan` · a closed `gate` of its creditor · a `figure` that the ledger does not know yet · the
 * end of a `dispute` · the `client` · the collection `agency` · the authority's `ruling` · a `person` · `payment` alone.
 */
export type Wait =
  'day' | 'hold' | 'plan' | 'gate' | 'figure' | 'dispute' | 'client' | 'agency' | 'ruling' | 'person' | 'payment';

/** What a claim's workflow needs to know of its claim, and nothing else: no names, no free text. */
export interface CaseNotice {
  readonly eventNumber: number;
  readonly stage: Stage;
  /** The step to wake for. Absent when only a fact can move the claim on. */
  readonly next?: {
    readonly step: StepName;
    /** Absent in what earlier releases told, and of a standing step: there it follows from the name. */
    readonly kind?: StepKind;
    /** The day on which the step came or comes due: part of the step's key. */
    readonly on: CivilDate;
    /**
     * The first instant at which the step can be performed: milliseconds since 1970-01-01T00:00Z, in the claim's own
     * business time. It lies on a banking day, in the creditor's sending window.
     */
    readonly at: number;
    /** What the step will ask for as the claim stands, such as `500.00 SEK`. */
    readonly amount?: string;
  };
  /** The next step is due, and this gate is closed: the step waits until the gate opens. */
  readonly gate?: WaitingGate;
  /** Absent in what earlier releases told, and when the claim waits for the day of its next step. */
  readonly waits?: Exclude<Wait, 'day'>;
  /** What a claim waits for when it is no day; shown to the operator. */
  readonly waitsFor?: string;
}

export function noticeOf(claim: Claim, rulebook: Rulebook, today: CivilDate): CaseNotice {
  const eventNumber = claim.eventNumber;
  if (isSettled(claim)) return { eventNumber, stage: 'settled' };
  const stage = stageOf(claim);
  const next = nextStep(claim, rulebook, today);
  if (next?.on) {
    const { policy } = rulebook;
    const at = wakeTime(claim.claimId, next.on, policy);
    const waits = isHeld(claim, today) ? 'hold' : planInForce(claim) && 'plan';
    return {
      eventNumber,
      stage,
      next: { ...namedStep(next.rule), on: next.on, at, amount: amountAsked(claim) },
      ...(waits && { waits }),
    };
  }
  const cause =
    timetable(claim, rulebook, today).find((ahead) => ahead.cause !== undefined)?.cause ?? agencyCause(claim);
  const beforeCourt = cause ? undefined : courtNotice(claim);
  if (beforeCourt) return { eventNumber, stage, ...beforeCourt };
  if (!cause)
    return { eventNumber, stage, waits: 'payment', waitsFor: 'payment; every step of the policy has been taken' };
  return { eventNumber, stage, waits: WAIT_OF[cause.type], waitsFor: awaitedBy(cause) };
}

/**
 * The notice as it stands at an instant of business time: a step whose day has come, but whose sending window is over,
 * can be performed on the next banking day.
 */
export function performableNotice(notice: CaseNotice, claimId: string, rulebook: Rulebook, now: number): CaseNotice {
  const { next } = notice;
  if (!next || next.at > now) return notice;
  return { ...notice, next: { ...next, at: performableFrom(claimId, next.on, rulebook, now) } };
}

export interface DueStep {
  readonly step: StepName;
  readonly dueOn: CivilDate;
}

type ClosedGate = Pick<Extract<Refusal, { refused: 'gate-closed' }>, 'gate' | 'needed'>;

interface WaitingStep {
  readonly rulebook: Rulebook;
  readonly now: number;
  readonly closed?: ClosedGate;
  /** The first day on which it can be performed. */
  readonly until?: CivilDate;
}

/** A step that is due and cannot be performed now: another time can do it, or only the gate's opening. */
export function waitingStepNotice(
  claim: Claim,
  due: DueStep,
  { rulebook, now, closed, until = due.dueOn }: WaitingStep,
): CaseNotice {
  const at = performableFrom(claim.claimId, until, rulebook, now);
  const rule = stepsFor(claim, rulebook.policy).find(({ step }) => step === due.step);
  return {
    eventNumber: claim.eventNumber,
    stage: stageOf(claim),
    next: { ...namedStep(rule ?? due), on: due.dueOn, at, amount: amountAsked(claim) },
    ...(closed && { gate: closed.gate, waits: 'gate' as const, waitsFor: gateInWords(closed) }),
  };
}

/** The ledger cannot tell what is next: a rate, a figure of the law or a version of the policy is not known here yet. */
export function unknownFigureNotice(claim: Claim, what: string): CaseNotice {
  return { eventNumber: claim.eventNumber, stage: stageOf(claim), waits: 'figure', waitsFor: what };
}

/**
 * The ledger cannot decide on the claim until a person has looked. `claim` is absent where its events make no claim; then
 * the stage is that of a claim of which nothing is known.
 */
export function needsPersonNotice(eventNumber: number, claim: Claim | undefined, why: string): CaseNotice {
  return { eventNumber, stage: claim ? stageOf(claim) : 'awaiting-payment', waits: 'person', waitsFor: why };
}

function amountAsked(claim: Claim): string {
  const amount = undisputedOf(claim);
  return `${amount.toString()} ${amount.currency}`;
}

function gateInWords({ gate, needed }: ClosedGate): string {
  if (gate !== 'bank-read') return GATE_WORDS[gate];
  return `the bank to be read through ${needed ?? 'the last day that was given'}`;
}

const GATE_WORDS: Readonly<Record<Gate, string>> = {
  'bank-reconciled': 'the bank to be reconciled (S003-26)',
  'not-flagged': 'the client, who marked the claim',
};

/** Exhaustive: a new cause names its word, or the compiler says so. */
const WAIT_OF: Readonly<Record<WaitingCause['type'], Exclude<Wait, 'day'>>> = {
  dispute: 'dispute',
  plan: 'plan',
  'stopped-by-law': 'person',
  recalled: 'person',
  flag: 'client',
  'not-over-limit': 'person',
  'charges-alone': 'person',
  'under-minimum': 'person',
  'debtor-excluded': 'person',
  'time-barred': 'person',
  acceptance: 'client',
  declined: 'client',
  ruling: 'ruling',
  'sent-back': 'person',
  'with-agency': 'agency',
  'given-back': 'person',
  'ruled-already': 'person',
  objection: 'person',
  judgment: 'ruling',
};

/** A case for a court waits for a person who files it, and then for the court. */
function courtNotice(claim: Claim): Pick<CaseNotice, 'waits' | 'waitsFor'> | undefined {
  const court = courtOf(claim);
  if (!court || performanceOfKind(claim, 'hand-over')) return undefined;
  if (claim.judgment) return { waits: 'person', waitsFor: "a person, who acts on the court's judgment" };
  if (isInCourt(claim)) return { waits: 'ruling', waitsFor: courtInWords(court) };
  return { waits: 'person', waitsFor: `a person, who files the application with ${courtInWords(court)}` };
}

/** How far the process of a claim has come while something of it is open. */
export function stageOf(claim: Claim): Stage {
  if (performanceOfKind(claim, 'monitoring')) return 'monitoring';
  if (performanceOfKind(claim, 'hand-over') || isInCourt(claim) || isJudged(claim)) return 'enforcement';
  if (withAgencySince(claim)) return 'agency';
  return claim.performed.length > 0 ? 'dunning' : 'awaiting-payment';
}

/** A case that was struck off is the creditor's again. */
function isJudged({ judgment }: Claim): boolean {
  return judgment !== undefined && judgment.outcome !== 'struck-off';
}
