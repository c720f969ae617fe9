import type { CivilDate } from '../kernel/civil-date';
import type { CloseStep } from './checklist';

/** What a step leaves that an auditor can look at. */
export interface CloseEvidence {
  /** In words, without personal data. */
  readonly says: string;
  /** The digest of what was worked out; the same days give the same. */
  readonly sha256?: string | undefined;
  readonly asOf?: CivilDate | undefined;
  readonly known?: CivilDate | undefined;
}

/** What happened to a month's close, in order; nothing of it is ever changed. */
export type CloseEvent =
  | { readonly type: 'StepBegun'; readonly step: string; readonly period: string; readonly problem?: string }
  | { readonly type: 'StepRan'; readonly step: string; readonly evidence: CloseEvidence }
  | { readonly type: 'StepReconciled'; readonly step: string; readonly evidence: CloseEvidence }
  | { readonly type: 'StepDone'; readonly step: string; readonly evidence: CloseEvidence }
  | { readonly type: 'StepSigned'; readonly step: string; readonly note?: string }
  | { readonly type: 'StepTakenBack'; readonly step: string; readonly reason: string }
  | { readonly type: 'StepChased'; readonly step: string; readonly to: string; readonly level: number }
  | { readonly type: 'CloseProposed'; readonly to: string }
  | { readonly type: 'MonthClosed' }
  | { readonly type: 'MonthReopened'; readonly reason: string };

/** An event with its day, and who did it; absent for what the close did by itself. */
export interface RecordedCloseEvent {
  readonly event: CloseEvent;
  readonly on: CivilDate;
  readonly by?: string;
  readonly role?: string;
}

/**
 * `waiting` for other steps · `ready` to be done · `begun`: its reconciliation runs · `ran`: the report is there and a person
 * looks it through · `done`: another person signs · `signed`.
 */
export type StepState = 'waiting' | 'ready' | 'begun' | 'ran' | 'done' | 'signed';

export interface StandingStep {
  readonly step: CloseStep;
  readonly state: StepState;
  readonly evidence?: CloseEvidence;
  readonly doneBy?: string;
  readonly signedBy?: string;
  readonly signedOn?: CivilDate;
  /** Who took the step back last, when and why, until somebody signs it again. */
  readonly takenBack?: { readonly on: CivilDate; readonly by?: string; readonly reason: string };
  /** Why its reconciliation could not be begun. */
  readonly problem?: string;
  readonly chased?: { readonly on: CivilDate; readonly level: number };
}

export interface StandingClose {
  /** `proposed`: every required step is signed, and a person was told that the month can be closed. */
  readonly state: 'open' | 'proposed' | 'closed';
  readonly steps: readonly StandingStep[];
  /** The required steps that nobody has signed. */
  readonly missing: readonly string[];
}

type Kept = Omit<StandingStep, 'step' | 'state'> & { readonly state?: Exclude<StepState, 'waiting' | 'ready'> };

/** How a close stands after its events. */
export function standingClose(steps: readonly CloseStep[], events: readonly RecordedCloseEvent[]): StandingClose {
  let kept = new Map<string, Kept>();
  let isProposed = false;
  let isClosed = false;
  for (const recorded of events) {
    const { event } = recorded;
    if (event.type === 'CloseProposed') isProposed = true;
    else if (event.type === 'MonthClosed') isClosed = true;
    else if (event.type === 'MonthReopened') {
      [isClosed, isProposed] = [false, false];
      kept = new Map([...kept].filter(([id]) => staysSigned(steps.find((step) => step.id === id))));
    } else {
      if (event.type === 'StepTakenBack') isProposed = false;
      kept.set(event.step, after(kept.get(event.step) ?? {}, event, recorded));
    }
  }
  const isSigned = (id: string): boolean => kept.get(id)?.state === 'signed';
  const standing = steps.map((step): StandingStep => {
    const {
      state = step.dependsOn.every(isSigned) ? 'ready' : 'waiting',
      takenBack,
      ...rest
    } = kept.get(step.id) ?? {};
    return { step, state, ...rest, ...(takenBack && state !== 'signed' && { takenBack }) };
  });
  const missing = steps.filter(({ id, required }) => required && !isSigned(id)).map(({ id }) => id);
  const state = isClosed ? 'closed' : isProposed && missing.length === 0 ? 'proposed' : 'open';
  return { state, steps: standing, missing };
}

/** What takes a step back: the step, and every step that rests on it, for each was done in the light of it. */
export function takenBackWithAll(
  { steps }: StandingClose,
  id: string,
  reason: string,
): Extract<CloseEvent, { type: 'StepTakenBack' }>[] {
  const meant = steps.find(({ step }) => step.id === id);
  if (!meant || !isBegun(meant)) return [];
  const under = new Set([id]);
  for (let before = 0; before < under.size;) {
    before = under.size;
    for (const { step } of steps) if (step.dependsOn.some((one) => under.has(one))) under.add(step.id);
  }
  const because = `the step ${id} under it was taken back: ${reason}`;
  return steps
    .filter((standing) => under.has(standing.step.id) && isBegun(standing))
    .map(({ step }) => ({ type: 'StepTakenBack', step: step.id, reason: step.id === id ? reason : because }));
}

function isBegun({ state }: StandingStep): boolean {
  return state !== 'waiting' && state !== 'ready';
}

const SIGNED_ELSEWHERE: readonly CloseStep['kind'][] = ['reconciliation', 'valuation', 'lists'];

/** What is signed elsewhere is not done anew when a month is opened again. */
function staysSigned(step: CloseStep | undefined): boolean {
  return step !== undefined && SIGNED_ELSEWHERE.includes(step.kind);
}

type EventOfStep = Extract<CloseEvent, { readonly step: string }>;

function after(before: Kept, event: EventOfStep, { on, by }: RecordedCloseEvent): Kept {
  switch (event.type) {
    case 'StepBegun':
      return { ...before, state: 'begun', ...(event.problem !== undefined && { problem: event.problem }) };
    case 'StepRan':
      return { ...before, state: 'ran', evidence: event.evidence };
    case 'StepReconciled':
      return { ...before, state: 'signed', evidence: event.evidence, signedOn: on };
    case 'StepDone':
      return { ...before, state: 'done', evidence: event.evidence, ...(by !== undefined && { doneBy: by }) };
    case 'StepSigned':
      return { ...before, state: 'signed', signedOn: on, ...(by !== undefined && { signedBy: by }) };
    case 'StepTakenBack':
      return { takenBack: { on, ...(by !== undefined && { by }), reason: event.reason } };
    case 'StepChased':
      return { ...before, chased: { on, level: event.level } };
  }
}
