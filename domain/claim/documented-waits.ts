import { addDays, laterOf, type CivilDate } from '../kernel/civil-date';
import { agencyCause } from './agency';
import { courtOf, filedOn, type Court } from './court-case';
import { isSettled, performanceOfKind, type Claim } from './claim';
import type { StepName, StepRule } from '../policy/policy';
import { serviceRulesOf } from '../policy/service-rules';
import { isStandingStep, kindOf, namedStep, type StepKind } from '../policy/step-kind';
import type { Rulebook } from '../policy/rulebook';
import { caseOfReferral } from './hindrance';
import { serviceReviewedBy } from './service-of-group';
import { timetable } from './timetable';
import { actorOfCause, type Actor, type WaitingCause } from './waiting-cause';

/** What a claim waits for, as its own facts document it. */
export type DocumentedWait = {
  /** Since when nothing else has happened in this matter. */
  readonly since: CivilDate;
  readonly actor: Actor;
} & (
  | { readonly type: 'step'; readonly step: StepName; readonly kind?: StepKind; readonly cause: WaitingCause }
  /** A step without a day, before a person; `decidedOn` when a person has taken it up. */
  | { readonly type: 'review'; readonly step: StepName; readonly kind?: StepKind; readonly decidedOn?: CivilDate }
  | { readonly type: 'hold'; readonly through: CivilDate }
  /** The last step that the policy knows has been taken, and the case is with somebody else. */
  | { readonly type: 'with-authority' | 'in-monitoring' }
  | { readonly type: 'with-court'; readonly court: Court }
  /** The case is for a court, and nobody has said that the application was filed. */
  | { readonly type: 'court-filing'; readonly court: Court }
  /** The court has judged, and nobody has acted on that. */
  | { readonly type: 'court-judged'; readonly court: Court }
);

/** Everything that the claim waits for on a day, beside its next dated step; the first cause of each step counts. */
export function documentedWaits(claim: Claim, rulebook: Rulebook, asOf: CivilDate): DocumentedWait[] {
  if (isSettled(claim)) return [];
  const waits: DocumentedWait[] = [];
  const hold = claim.holds.find(({ from, through }) => from <= asOf && asOf <= through);
  if (hold) waits.push({ type: 'hold', through: hold.through, since: hold.from, actor: 'person' });
  const ahead = timetable(claim, rulebook, asOf);
  for (const { rule, on, cause } of ahead) {
    if (on !== undefined) continue;
    if (!cause) waits.push(reviewOf(claim, rule, rulebook));
    else
      waits.push({
        type: 'step',
        ...namedStep(rule),
        cause,
        since: causeSince(claim, cause),
        actor: actorOfCause(cause),
      });
  }
  const elsewhere = withSomebodyElse(claim, asOf);
  // The judgment is acted on: the hand-over has its day.
  const isGoingOn = ahead.some(({ rule, on }) => on !== undefined && kindOf(rule) === 'hand-over');
  if (elsewhere?.type === 'court-judged' && isGoingOn) return waits;
  return elsewhere && !waits.some(({ type }) => type === 'step') ? [...waits, elsewhere] : waits;
}

/** A review with a name of the policy's own says no service: whatever is decided of one, or set off, answers the review. */
function reviewOf(claim: Claim, rule: StepRule, { policy }: Rulebook): DocumentedWait {
  const service = serviceRulesOf(claim.invoiceGroup, policy)?.service ?? serviceReviewedBy(rule);
  const isOwn = !isStandingStep(rule.step);
  const taken = [
    ...claim.services.filter((change) => isOwn || change.service === service),
    ...(isOwn || serviceReviewedBy(rule) === 'premises' ? claim.setOffs : []),
  ].map(({ on }) => on);
  const decidedOn = taken.reduce<CivilDate | undefined>((last, on) => (last ? laterOf(last, on) : on), undefined);
  return { type: 'review', ...namedStep(rule), since: claim.asOf, actor: 'person', ...(decidedOn && { decidedOn }) };
}

/** The cases that need nothing more of the creditor while they are in course. */
function withSomebodyElse(claim: Claim, asOf: CivilDate): DocumentedWait | undefined {
  const monitoring = performanceOfKind(claim, 'monitoring');
  if (monitoring) {
    return { type: 'in-monitoring', since: laterOf(monitoring.on, claim.asOf), actor: 'monitoring-agency' };
  }
  const referral = performanceOfKind(claim, 'hand-over');
  const cause = referral && caseOfReferral(claim, asOf);
  if (cause) {
    return { type: 'step', step: referral.step, cause, since: causeSince(claim, cause), actor: actorOfCause(cause) };
  }
  if (referral) return { type: 'with-authority', since: referral.on, actor: 'enforcement-authority' };
  const handed = performanceOfKind(claim, 'agency');
  const ofAgency = agencyCause(claim);
  if (handed && ofAgency) {
    const since = causeSince(claim, ofAgency);
    return { type: 'step', step: handed.step, cause: ofAgency, since, actor: actorOfCause(ofAgency) };
  }
  const [due, court] = [performanceOfKind(claim, 'court'), courtOf(claim)];
  if (!due || !court) return undefined;
  const filed = filedOn(claim);
  if (claim.judgment) return { type: 'court-judged', court, since: claim.judgment.on, actor: 'lawyer' };
  if (!filed) return { type: 'court-filing', court, since: due.on, actor: 'lawyer' };
  return { type: 'with-court', court, since: laterOf(filed, claim.asOf), actor: 'court' };
}

function causeSince(claim: Claim, cause: WaitingCause): CivilDate {
  switch (cause.type) {
    case 'dispute':
    case 'flag':
    case 'objection':
    case 'judgment':
      return cause.since;
    case 'with-agency':
      return laterOf(cause.since, claim.asOf);
    case 'plan':
      return cause.agreedOn;
    case 'recalled':
    case 'declined':
    case 'sent-back':
    case 'given-back':
    case 'ruled-already':
      return cause.on;
    case 'time-barred':
      return addDays(cause.lastDay, 1);
    case 'acceptance':
      return performanceOfKind(claim, 'acceptance')?.on ?? claim.asOf;
    case 'ruling':
      return performanceOfKind(claim, 'hand-over')?.on ?? claim.asOf;
    case 'stopped-by-law':
    case 'not-over-limit':
    case 'charges-alone':
    case 'under-minimum':
    case 'debtor-excluded':
      return claim.asOf;
  }
}
