import { addDays, laterOf, type CivilDate } from '../kernel/civil-date';
import { isSettled, performanceOf, type Claim } from './claim';
import type { StepName } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import { timetable } from './timetable';
import { actorOfCause, type Actor, type WaitingCause } from './waiting-cause';

/** What a claim waits for, as its own facts document it. */
export type DocumentedWait = {
  /** Since when nothing else has happened in this matter. */
  readonly since: CivilDate;
  readonly actor: Actor;
} & (
  | { readonly type: 'step'; readonly step: StepName; readonly cause: WaitingCause }
  /** A step without a day, before a person; `decidedOn` when a person has taken it up. */
  | { readonly type: 'review'; readonly step: StepName; readonly decidedOn?: CivilDate }
  | { readonly type: 'hold'; readonly through: CivilDate }
  /** The last step that the policy knows has been taken, and the case is with somebody else. */
  | { readonly type: 'with-authority' | 'with-court' | 'in-monitoring' }
);

/** Everything that the claim waits for on a day, beside its next dated step; the first cause of each step counts. */
export function documentedWaits(claim: Claim, rulebook: Rulebook, asOf: CivilDate): DocumentedWait[] {
  if (isSettled(claim)) return [];
  const waits: DocumentedWait[] = [];
  const hold = claim.holds.find(({ from, through }) => from <= asOf && asOf <= through);
  if (hold) waits.push({ type: 'hold', through: hold.through, since: hold.from, actor: 'person' });
  for (const { step, on, cause } of timetable(claim, rulebook, asOf)) {
    if (on !== undefined) continue;
    if (!cause) waits.push(reviewOf(claim, step));
    else waits.push({ type: 'step', step, cause, since: causeSince(claim, cause), actor: actorOfCause(cause) });
  }
  const elsewhere = withSomebodyElse(claim);
  return elsewhere && !waits.some(({ type }) => type === 'step') ? [...waits, elsewhere] : waits;
}

function reviewOf(claim: Claim, step: StepName): DocumentedWait {
  const service = step === 'shut-off-review' ? 'water' : 'premises';
  const taken = [
    ...claim.services.filter((change) => change.service === service),
    ...(step === 'set-off-review' ? claim.setOffs : []),
  ].map(({ on }) => on);
  const decidedOn = taken.reduce<CivilDate | undefined>((last, on) => (last ? laterOf(last, on) : on), undefined);
  return { type: 'review', step, since: claim.asOf, actor: 'person', ...(decidedOn && { decidedOn }) };
}

/** The cases that need nothing more of the creditor while they are in course. */
function withSomebodyElse(claim: Claim): DocumentedWait | undefined {
  const monitoring = performanceOf(claim, 'monitoring');
  if (monitoring) {
    return { type: 'in-monitoring', since: laterOf(monitoring.on, claim.asOf), actor: 'monitoring-agency' };
  }
  const referral = performanceOf(claim, 'referral');
  if (referral && claim.rejectedOn) {
    const cause = { type: 'sent-back', on: claim.rejectedOn } as const;
    return { type: 'step', step: 'referral', cause, since: claim.rejectedOn, actor: actorOfCause(cause) };
  }
  if (referral) return { type: 'with-authority', since: referral.on, actor: 'enforcement-authority' };
  const court = performanceOf(claim, 'administrative-court');
  return court && { type: 'with-court', since: laterOf(court.on, claim.asOf), actor: 'court' };
}

function causeSince(claim: Claim, cause: WaitingCause): CivilDate {
  switch (cause.type) {
    case 'dispute':
    case 'flag':
      return cause.since;
    case 'plan':
      return cause.agreedOn;
    case 'recalled':
    case 'declined':
    case 'sent-back':
      return cause.on;
    case 'time-barred':
      return addDays(cause.lastDay, 1);
    case 'acceptance':
      return performanceOf(claim, 'acceptance')?.on ?? claim.asOf;
    case 'ruling':
      return performanceOf(claim, 'referral')?.on ?? claim.asOf;
    case 'stopped-by-law':
    case 'not-over-limit':
    case 'under-minimum':
    case 'debtor-excluded':
      return claim.asOf;
  }
}
