import { patched, proxyActivities } from '@temporalio/workflow';
import type { CaseNotice } from '../domain/claim/case-notice';
import type { StepName } from '../domain/policy/policy';
import { isStandingStep, type StandingStep, type StepKind } from '../domain/policy/step-kind';
import { BRINGS_TO_DISTRICT_COURT, HANDS_TO_AN_AGENCY } from './patches';
import type { ClaimPort, DecisionOrder, ReadOrder, StepOrder } from './claim-port';

type DueStep = NonNullable<CaseNotice['next']>;
type StepActivity = {
  readonly [Activity in keyof ClaimPort]: ClaimPort[Activity] extends (order: StepOrder) => Promise<CaseNotice>
    ? Activity
    : never;
}[keyof ClaimPort];

/**
 * A transaction of the ledger takes milliseconds. After a minute the database is taken to be gone, and the retry finds it.
 * The operator reads the summary beside the activity's name.
 */
function ledgerOf(summary?: string): ClaimPort {
  return proxyActivities<ClaimPort>({
    startToCloseTimeout: '1 minute',
    retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '5 minutes' },
    ...(summary !== undefined && { summary }),
  });
}

export function readClaim(order: ReadOrder, summary?: string): Promise<CaseNotice> {
  return ledgerOf(summary).readClaim(order);
}

export function confirmDecision(order: DecisionOrder): Promise<CaseNotice> {
  return ledgerOf(`decision ${order.decisionId}`).confirmDecision(order);
}

/** A standing step has the activity of its own name, which the operator reads in Temporal UI; a review is for a person. */
const OF_STANDING_STEPS: Readonly<Record<StandingStep, StepActivity | 'person'>> = {
  reminder: 'sendReminder',
  'second-reminder': 'sendSecondReminder',
  demand: 'sendCollectionDemand',
  warning: 'sendEnforcementWarning',
  'suspension-notice': 'sendSuspensionNotice',
  'suspension-due': 'reportSuspensionDue',
  'administrative-court': 'bringToAdministrativeCourt',
  acceptance: 'askClientAcceptance',
  agency: 'handToCollectionAgency',
  'district-court': 'bringToDistrictCourt',
  referral: 'referToEnforcement',
  monitoring: 'startLongTermMonitoring',
  'instalment-notice': 'sendInstalmentNotice',
  'plan-default': 'endDefaultedPlan',
  'shut-off-review': 'person',
  'set-off-review': 'person',
};

/** Steps that were added later: a worker of before them let the claim wait. */
const KNOWN_SINCE: Readonly<Partial<Record<StandingStep, string>>> = {
  agency: HANDS_TO_AN_AGENCY,
  'district-court': BRINGS_TO_DISTRICT_COURT,
};

/**
 * A step with a name of its policy's own has the activity of its kind. Histories hold what a worker chose: a kind that is
 * added here later needs a patch (`workflows/patches.ts`), since an older worker waited at such a step.
 */
const OF_KINDS: Readonly<Partial<Record<StepKind, StepActivity>>> = {
  reminder: 'sendReminder',
  demand: 'sendCollectionDemand',
  warning: 'sendEnforcementWarning',
  'sanction-notice': 'sendSuspensionNotice',
  sanction: 'reportSuspensionDue',
};

/** Has a standing step performed by the activity of its own name. */
export function performStep(step: StepName, order: StepOrder, summary?: string): Promise<CaseNotice> {
  const activity = isStandingStep(step) ? OF_STANDING_STEPS[step] : 'person';
  if (activity === 'person') throw new Error(`${step} is a review for a person; no workflow performs it.`);
  return ledgerOf(summary)[activity](order);
}

/** Has any step performed. A step that this worker does not know is not ordered: the claim waits, and says so. */
export function performDueStep(
  due: DueStep,
  order: StepOrder,
  { eventNumber, stage }: Pick<CaseNotice, 'eventNumber' | 'stage'>,
  summary?: string,
): Promise<CaseNotice> {
  const { step, kind } = due;
  const patch = isStandingStep(step) ? KNOWN_SINCE[step] : undefined;
  if (isStandingStep(step) && (patch === undefined || patched(patch))) return performStep(step, order, summary);
  const activity = kind && OF_KINDS[kind];
  if (activity) return ledgerOf(summary)[activity]({ ...order, step });
  // Without a day: one that has come would be asked for again and again.
  const waitsFor = `a newer worker: this one knows no activity for ${step} (${kind ?? 'no kind'})`;
  return Promise.resolve({ eventNumber, stage, waits: 'figure', waitsFor });
}
