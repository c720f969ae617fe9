import { laterOf, type CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';
import type { StepName } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import { kindOf, namedStep, type StepKind } from '../policy/step-kind';
import { bankReadingNeeded, bankUnread } from './bank-unread';
import { isSettled, undisputedOf, type Claim } from './claim';
import { documentedWaits } from './documented-waits';
import { lawBar } from './hindrance';
import type { PlannedStep } from './planned-step';
import type { Circumstances } from './standstill';
import { nextStep, timetable } from './timetable';
import { unhinderedClaim, unhinderedRulebook } from './unhindered';
import type { WaitingCause } from './waiting-cause';

/** What an upcoming step is, for those who make ready for the step. */
export type UpcomingSort = 'letter' | 'hand-over' | 'question' | 'review';

/** Exhaustive: a new kind of step names its sort, or the compiler says so. */
const SORT_OF: Readonly<Record<StepKind, UpcomingSort>> = {
  reminder: 'letter',
  demand: 'letter',
  warning: 'letter',
  'sanction-notice': 'letter',
  'instalment-notice': 'letter',
  'plan-default': 'letter',
  acceptance: 'question',
  agency: 'hand-over',
  'hand-over': 'hand-over',
  court: 'hand-over',
  monitoring: 'hand-over',
  review: 'review',
  distraint: 'review',
  sanction: 'review',
};

/** Why a step that would be taken is left out. */
export type LeftOut =
  | { readonly type: 'cause'; readonly cause: WaitingCause }
  | { readonly type: 'hold'; readonly through: CivilDate }
  /** Another day of the claim's own moves the step: a letter's last day, or the days that the law gives. */
  | { readonly type: 'respite'; readonly until: CivilDate }
  | { readonly type: 'bank-not-reconciled' }
  | { readonly type: 'bank-unread'; readonly needed: CivilDate };

/** A step of the coming days, or one that is left out of these days. */
export interface UpcomingStep {
  readonly step: StepName;
  readonly kind?: StepKind;
  readonly sort: UpcomingSort;
  /** The banking day of the step; of a step that is left out, the day that nothing but the hindrance keeps it from. */
  readonly on?: CivilDate;
  /** What may be asked for as the claim stands: without the charges of the step itself. */
  readonly amount: Money;
  readonly leftOut?: LeftOut;
}

/** Which days are asked about, both included. */
export interface ComingDays {
  readonly asOf: CivilDate;
  readonly through: CivilDate;
}

/**
 * The steps of a claim in the coming days, and those that are left out, each with its reason. Both follow from the claim's
 * timetable: what is left out is what the timetable would have if nothing stood in the claim's way.
 */
export function upcomingSteps(
  claim: Claim,
  rulebook: Rulebook,
  { asOf, through }: ComingDays,
  circumstances: Circumstances = {},
): UpcomingStep[] {
  if (isSettled(claim)) return [];
  const at = { claim, rulebook, asOf, through, circumstances, knownOn: knownOnOf(claim, circumstances) };
  const dated = datedSteps(at);
  const leftOut = stepLeftOut(at, dated);
  return [...dated, ...(leftOut ? [leftOut] : []), ...standingWaits(at, leftOut)];
}

interface At extends ComingDays {
  readonly claim: Claim;
  readonly rulebook: Rulebook;
  readonly circumstances: Circumstances;
  /** The timetable is asked on this day, as the claim's row was when the last event was booked. */
  readonly knownOn: CivilDate;
}

function knownOnOf({ asOf }: Claim, { knownOn = asOf }: Circumstances): CivilDate {
  return laterOf(asOf, knownOn);
}

function datedSteps(at: At): UpcomingStep[] {
  const { claim, rulebook, asOf, through, knownOn } = at;
  const next = nextStep(claim, rulebook, knownOn);
  if (!next?.on) return [];
  if (next.on < asOf) {
    // It waited, and what comes behind it depends on the day on which it is taken.
    const on = rulebook.nextBankingDayFrom(asOf);
    return on > through ? [] : [dated(at, { ...next, on })];
  }
  return timetable(claim, rulebook, knownOn)
    .filter((planned) => planned.on !== undefined && planned.on <= through)
    .map((planned) => dated(at, planned));
}

function dated(at: At, planned: PlannedStep): UpcomingStep {
  const { claim } = at;
  const leftOut = circumstanceAgainst(at, planned);
  return {
    ...named(planned),
    ...(planned.on && { on: planned.on }),
    amount: undisputedOf(claim),
    ...(leftOut && { leftOut }),
  };
}

/** What the claim's events do not tell: the law of the day, the bank's gate, and how far the bank is read. */
function circumstanceAgainst(at: At, { rule, on, step }: PlannedStep): LeftOut | undefined {
  const { claim, rulebook, asOf, circumstances } = at;
  const barred = on && lawBar(rule, claim, rulebook, on);
  if (barred) return { type: 'cause', cause: barred };
  const { bankGate, bankRead } = circumstances;
  if (bankGate && !bankGate.open && rule.gates.includes('bank-reconciled')) return { type: 'bank-not-reconciled' };
  if (!bankRead) return undefined;
  const needed = bankReadingNeeded(claim, step, rulebook, asOf);
  // A day that has not passed yet cannot have been read.
  return needed < asOf && bankUnread(needed, bankRead.through) ? { type: 'bank-unread', needed } : undefined;
}

function stepLeftOut(
  { claim, rulebook, through, knownOn }: At,
  taken: readonly UpcomingStep[],
): UpcomingStep | undefined {
  const would = nextStep(unhinderedClaim(claim), unhinderedRulebook(rulebook), knownOn);
  if (!would?.on || would.on > through || taken.some(({ step }) => step === would.step)) return undefined;
  const ahead = timetable(claim, rulebook, knownOn);
  const really = ahead.find(({ step }) => step === would.step) ?? ahead.find(({ cause }) => cause !== undefined);
  const leftOut = really && reasonOf(claim, would.on, really);
  return leftOut && { ...named(would), on: would.on, amount: undisputedOf(claim), leftOut };
}

function reasonOf({ holds }: Claim, would: CivilDate, { on, cause }: PlannedStep): LeftOut | undefined {
  if (cause) return { type: 'cause', cause };
  if (!on) return undefined;
  const hold = holds.find(({ from, through }) => from <= on && through >= would);
  return hold ? { type: 'hold', through: hold.through } : { type: 'respite', until: on };
}

/** What has no day of its own: a review before a person, and a hand-over that the client has not accepted. */
function standingWaits({ claim, rulebook, asOf }: At, leftOut: UpcomingStep | undefined): UpcomingStep[] {
  const amount = undisputedOf(claim);
  return documentedWaits(claim, rulebook, asOf).flatMap((wait): UpcomingStep[] => {
    if (wait.type === 'review') return wait.decidedOn === undefined ? [{ ...named(wait), amount }] : [];
    if (wait.type !== 'step' || wait.step === leftOut?.step) return [];
    const { cause } = wait;
    const isOfClient = cause.type === 'acceptance' || cause.type === 'declined';
    return isOfClient ? [{ ...named(wait), amount, leftOut: { type: 'cause', cause } }] : [];
  });
}

function named(step: { readonly step: StepName; readonly kind?: StepKind; readonly rule?: PlannedStep['rule'] }) {
  const known = namedStep(step.rule ?? step);
  return { ...known, sort: SORT_OF[kindOf(known)] };
}
