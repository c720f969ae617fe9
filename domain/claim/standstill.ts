import { bankReadingNeeded, bankUnread } from './bank-unread';
import { addDays, addMonths, laterOf, type CivilDate } from '../kernel/civil-date';
import { claimedOf, isSettled, type Claim } from './claim';
import { documentedWaits, type DocumentedWait } from './documented-waits';
import { barredAfter } from './hindrance';
import type { KeptGround } from '../letters/kept-ground';
import type { Money } from '../kernel/money';
import type { Rulebook } from '../policy/rulebook';
import { namedStep, type KnownStep } from '../policy/step-kind';
import { nextStep } from './timetable';
import type { Actor, WaitingCause } from './waiting-cause';

/** A step whose day has come. */
interface DueStep extends KnownStep {
  readonly dueOn: CivilDate;
}

/** Why a claim stands still. Only `undocumented` has no reason on record: the fault that the audit found (S002-44, S002-45). */
export type StandstillReason =
  /** A step's day has passed, or no step is left, and nothing on record says why. */
  | ({ readonly type: 'undocumented' } & Partial<DueStep>)
  /** A step is due, and its run waits until the bank is reconciled (S003-26). */
  | ({ readonly type: 'bank-not-reconciled' } & DueStep)
  /** A step is due, and its claim waits until the bank has been read through a day. */
  | ({ readonly type: 'bank-unread'; readonly needed: CivilDate } & DueStep)
  /** It lies before a person, and nobody has decided on it. */
  | { readonly type: 'before-person'; readonly wait: DocumentedWait }
  /** Somebody else was asked, and has not answered within the months that are left to them. */
  | { readonly type: 'unanswered'; readonly wait: DocumentedWait; readonly months: number }
  /** It was to be handed over, and the case has not left the house. `why` is an English note, `ground` the same as values. */
  | { readonly type: 'case-held'; readonly why: string; readonly ground?: KeptGround }
  /** Its rules or its events cannot be read, so nothing can be said of it. `why` is an English note. */
  | { readonly type: 'undecidable'; readonly why: string }
  /** Nobody has closed it by decision. */
  | { readonly type: 'time-barred'; readonly lastDay: CivilDate };

export interface Standstill {
  readonly claimId: string;
  readonly reason: StandstillReason;
  readonly since: CivilDate;
  /** Who must act for the claim to move on. */
  readonly actor: Actor;
  /** Everything claimed and open. */
  readonly open: Money;
}

/** What the claim's own events do not tell. */
export interface Circumstances {
  /** The business day on which its latest event became known, when that is later than the event's own day. */
  readonly knownOn?: CivilDate;
  /** The latest change of the creditor's bank gate; one that was never opened is closed. Absent: the gate is open. */
  readonly bankGate?: { readonly open: boolean; readonly since: CivilDate };
  /** Through which day the creditor's bank was read. Absent: every payment is known. */
  readonly bankRead?: { readonly through?: CivilDate };
  /** A case that a step handed over, but that was held back here. */
  readonly caseHeld?: { readonly since: CivilDate; readonly why: string; readonly ground?: KeptGround };
}

/**
 * How many months somebody else may take before their answer is asked for. No source gives such a limit. A dispute has
 * none, for it stays until judgment (S002-54), and a plan or a hold watches its own days; an agency that has not accounted
 * for two quarters has left out one (S002-30). A collection agency of which nothing is heard for as long is asked too.
 */
export const LONGEST_WAITS = {
  acceptance: 3,
  flag: 6,
  'in-monitoring': 6,
  judgment: 12,
  ruling: 12,
  'with-agency': 6,
  'stopped-by-law': 12,
  'with-court': 12,
} as const;

/**
 * Whether an open claim stands still at the end of a day, why, since when, and who must act. It does when
 *
 * - it is time-barred and nobody has closed it, whatever else may be said of it;
 * - the day of its next step has passed: with the closed bank gate or the unread bank as its reason, or undocumented;
 * - a case that should have been handed over is held back in the house;
 * - it has no next step with a day, and: it lies before a person who has decided nothing on it (a claim at or under the limit, a debtor whom the policy leaves out, a case sent back, declined
 *   or recalled, a review); or somebody else has not answered for longer than `LONGEST_WAITS`; or nothing at all.
 *
 * It does not while a hold is in force, a dispute or a plan in course, a case with the authority, the court or the
 * monitoring agency within those months, or a review that a person has taken up.
 */
export function standstillOf(
  claim: Claim,
  rulebook: Rulebook,
  asOf: CivilDate,
  { knownOn = claim.asOf, bankGate, bankRead, caseHeld }: Circumstances = {},
): Standstill | undefined {
  if (isSettled(claim)) return undefined;
  const stands = (reason: StandstillReason, since: CivilDate, actor: Actor): Standstill => {
    return { claimId: claim.claimId, reason, since, actor, open: claimedOf(claim) };
  };
  const lastDay = barredAfter(claim, rulebook, asOf);
  if (lastDay) return stands({ type: 'time-barred', lastDay }, addDays(lastDay, 1), 'person');
  // A step whose day came before its reason was known could not be taken until then.
  const next = nextStep(claim, rulebook, laterOf(claim.asOf, knownOn));
  if (next?.on && next.on < asOf) {
    const { step, on: dueOn } = next;
    const due = { ...namedStep(next.rule), dueOn };
    // Runs are tried once a day, so a gate that opened yesterday explains a step that was not taken yet.
    const isGated = bankGate && (!bankGate.open || bankGate.since >= addDays(asOf, -1));
    if (isGated && next.rule.gates.includes('bank-reconciled')) {
      return stands({ type: 'bank-not-reconciled', ...due }, dueOn, 'accounting');
    }
    const unread = bankRead && bankUnread(bankReadingNeeded(claim, step, rulebook, asOf), bankRead.through);
    if (unread) return stands({ type: 'bank-unread', ...due, needed: unread.needed }, dueOn, 'accounting');
    return stands({ type: 'undocumented', ...due }, dueOn, 'operator');
  }
  if (caseHeld) {
    const { since, ...held } = caseHeld;
    return stands({ type: 'case-held', ...held }, since, 'person');
  }
  if (next) return undefined;
  const waits = documentedWaits(claim, rulebook, asOf);
  if (waits.some((wait) => isInCourse(wait, claim, asOf))) return undefined;
  // A review beside a step that waits is not what keeps the claim.
  const wait = waits.find(({ type }) => type === 'step') ?? waits[0];
  if (!wait) return stands({ type: 'undocumented' }, claim.asOf, 'person');
  const months = longestWait(wait);
  const reason =
    months === undefined ? ({ type: 'before-person', wait } as const) : ({ type: 'unanswered', wait, months } as const);
  return stands(reason, wait.since, wait.actor);
}

/** Documented, and somebody is at it: nobody needs to be reminded of it. */
function isInCourse(wait: DocumentedWait, claim: Claim, asOf: CivilDate): boolean {
  if (wait.type === 'hold') return true;
  if (wait.type === 'review') return wait.decidedOn !== undefined;
  if (wait.type === 'with-authority') return true;
  if (wait.type === 'step') {
    const { type } = wait.cause;
    if (type === 'dispute' || type === 'plan' || type === 'objection') return true;
    // The rest is too little only because a part of it is disputed: it may be over the limit again.
    if (type === 'not-over-limit' && claim.disputedSince) return true;
  }
  const months = longestWait(wait);
  return months !== undefined && asOf <= addMonths(wait.since, months);
}

/** Undefined where no time is left to anybody: a person has to decide. */
function longestWait(wait: DocumentedWait): number | undefined {
  const limits: Partial<Record<DocumentedWait['type'] | WaitingCause['type'], number>> = LONGEST_WAITS;
  return limits[wait.type === 'step' ? wait.cause.type : wait.type];
}
