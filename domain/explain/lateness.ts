import { respiteOf, stoppedByLaw } from '../claim/situations';
import { civilDate, earlierOf, laterOf, type CivilDate } from '../kernel/civil-date';
import { isSettled, isWhollyDisputed, planInForce, type Claim } from '../claim/claim';
import type { ClaimEvent, StepPerformed } from '../claim/claim-events';
import type { DeferralGranted, HoldPlaced } from '../decisions/decision-events';
import { evolve } from '../claim/evolve';
import type { DebtorStatus, StepRule } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import { stepsFor } from '../policy/step-variant';
import { timetable } from '../claim/timetable';

/** What documents that a step came later than the guideline (S002-96). */
export type LateCause =
  | { readonly type: 'deferral'; readonly grantedOn: CivilDate; readonly newDueOn: CivilDate }
  | { readonly type: 'hold'; readonly from: CivilDate; readonly through: CivilDate }
  | { readonly type: 'dispute'; readonly from: CivilDate; readonly through: CivilDate }
  | { readonly type: 'plan'; readonly from: CivilDate; readonly through: CivilDate }
  | { readonly type: 'flag'; readonly from: CivilDate; readonly through: CivilDate }
  | { readonly type: 'status'; readonly status: DebtorStatus; readonly from: CivilDate; readonly through: CivilDate }
  /** Nothing was open in between: a payment had come that was taken back, or moved to where it belonged (S002-57). */
  | { readonly type: 'paid-meanwhile'; readonly from: CivilDate; readonly through: CivilDate }
  /** A letter of a decision gave the debtor time to pay. */
  | { readonly type: 'letter'; readonly from: CivilDate; readonly through: CivilDate }
  /** The run waited until the bank was reconciled (S003-26). */
  | { readonly type: 'bank-gate'; readonly from: CivilDate; readonly through: CivilDate }
  /** Nothing on record says why. */
  | { readonly type: 'undocumented' };

export interface Lateness {
  /** The day that the policy gives from the printed due date, had nothing stood in between. */
  readonly guideline: CivilDate;
  readonly causes: readonly LateCause[];
}

/** The creditor's bank was found reconciled, or no longer is. */
export interface GateChange {
  readonly on: CivilDate;
  readonly open: boolean;
}

/**
 * Whether a step was taken later than its guideline, and what documents it; undefined when it was in time. `before` are
 * the claim's events up to the step, without it. Where the bank's gate is not known, a step that waits for it is not
 * judged.
 */
export function latenessOf(
  step: StepPerformed,
  before: readonly ClaimEvent[],
  rulebook: Rulebook,
  bankGate?: readonly GateChange[],
): Lateness | undefined {
  const taken = asIfOnly(before);
  const rule = taken && stepsFor(taken, rulebook.policy).find((candidate) => candidate.step === step.step);
  const guideline = rule && guidelineOf(step, taken, rulebook);
  if (!guideline || step.on <= guideline) return undefined;
  const isGated = rule.gates.includes('bank-reconciled');
  if (isGated && !bankGate) return undefined;
  const found = [
    ...stretches(before, rule, step.on),
    ...(isGated && bankGate ? closedStretches(bankGate, step.on) : []),
  ];
  const causes = found.filter(({ from, through }) => from <= step.on && through >= guideline).map(({ cause }) => cause);
  return { guideline, causes: causes.length > 0 ? causes : [{ type: 'undocumented' }] };
}

/** As if the claim had only been registered and had taken the steps before this one. */
function asIfOnly(before: readonly ClaimEvent[]): Claim | undefined {
  let bare: Claim | undefined;
  for (const event of before) {
    // A letter that went out once more behind a pause does not move the guideline.
    const again = event.type === 'StepPerformed' && bare?.performed.some((taken) => taken.step === event.step);
    if (COURSE.has(event.type) && !again) bare = evolve(bare, event);
  }
  return bare;
}

function guidelineOf(step: StepPerformed, bare: Claim, rulebook: Rulebook): CivilDate | undefined {
  return timetable(bare, rulebook, bare.issuedOn).find((planned) => planned.step === step.step)?.on;
}

const COURSE: ReadonlySet<ClaimEvent['type']> = new Set([
  'ClaimRegistered',
  'StepPerformed',
  'StepWithdrawn',
  'RulingReceived',
  'AcceptanceAnswered',
] as const);

interface Stretch {
  readonly from: CivilDate;
  readonly through: CivilDate;
  readonly cause: LateCause;
}

/** The stretches of time in which something on record kept the claim from the step, until a day. */
function* stretches(events: readonly ClaimEvent[], rule: StepRule, until: CivilDate): Generator<Stretch> {
  let claim: Claim | undefined;
  const begun = new Map<Standing, { from: CivilDate; cause: CauseOf }>();
  for (const event of events) {
    claim = evolve(claim, event);
    if (event.type === 'DeferralGranted') yield deferral(event, rule, until);
    if (event.type === 'HoldPlaced') yield hold(event, events);
    for (const standing of STANDINGS) {
      const began = begun.get(standing);
      const cause = standing(claim);
      if (cause && !began) begun.set(standing, { from: event.on, cause });
      if (cause || !began) continue;
      begun.delete(standing);
      const through = laterOf(event.on, began.from);
      yield { from: began.from, through, cause: began.cause(began.from, through) };
    }
    if (event.type !== 'StepPerformed' && 'lastDay' in event && event.lastDay) {
      const given = { from: event.on, through: event.lastDay };
      yield { ...given, cause: { type: 'letter', ...given } };
    }
  }
  for (const { from, cause } of begun.values()) yield { from, through: until, cause: cause(from, until) };
}

/** It moves what counts from the due date, however much later that is. */
function deferral({ on, newDueOn }: DeferralGranted, { anchor }: StepRule, until: CivilDate): Stretch {
  const isMoved = anchor.from === 'due-date' || anchor.from === 'last-timely-day';
  return { from: on, through: isMoved ? until : newDueOn, cause: { type: 'deferral', grantedOn: on, newDueOn } };
}

/** To its last day, or to the day on which it was taken back. */
function hold({ decisionId, from, through }: HoldPlaced, events: readonly ClaimEvent[]): Stretch {
  const takenBack = events.find((event) => event.type === 'DecisionReversed' && event.reverses === decisionId);
  const last = takenBack ? earlierOf(takenBack.on, through) : through;
  return { from, through: last, cause: { type: 'hold', from, through: last } };
}

/** The latest change of a day counts; without any before it the gate is closed. */
function* closedStretches(changes: readonly GateChange[], until: CivilDate): Generator<Stretch> {
  let closedFrom: CivilDate | undefined = BEFORE_ALL;
  for (const { on, open } of changes) {
    if (open && closedFrom !== undefined) {
      yield { from: closedFrom, through: on, cause: { type: 'bank-gate', from: closedFrom, through: on } };
      closedFrom = undefined;
    } else if (!open) closedFrom ??= on;
  }
  if (closedFrom !== undefined && closedFrom <= until) {
    yield { from: closedFrom, through: until, cause: { type: 'bank-gate', from: closedFrom, through: until } };
  }
}

/** How the gate stands on a day: as the latest change up to then left it, and closed where nobody ever opened it. */
export function isOpenOn(changes: readonly GateChange[], day: CivilDate): boolean {
  return changes.filter(({ on }) => on <= day).at(-1)?.open ?? false;
}

const BEFORE_ALL = civilDate('1900-01-01');

type CauseOf = (from: CivilDate, through: CivilDate) => LateCause;
type Standing = (claim: Claim) => CauseOf | undefined;

const STANDINGS: readonly Standing[] = [
  (claim) => (isWhollyDisputed(claim) ? (from, through) => ({ type: 'dispute', from, through }) : undefined),
  (claim) => (planInForce(claim) ? (from, through) => ({ type: 'plan', from, through }) : undefined),
  (claim) => (claim.flaggedSince ? (from, through) => ({ type: 'flag', from, through }) : undefined),
  (claim) => (isSettled(claim) ? (from, through) => ({ type: 'paid-meanwhile', from, through }) : undefined),
  (claim) =>
    stoppedByLaw(claim) || respiteOf(claim)
      ? (from, through) => ({ type: 'status', status: claim.debtorStatus, from, through })
      : undefined,
];
