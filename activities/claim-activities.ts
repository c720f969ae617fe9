import { ApplicationFailure } from '@temporalio/common';
import type { Pool } from 'pg';
import {
  needsPersonNotice,
  noticeOf,
  performableNotice,
  unknownFigureNotice,
  type CaseNotice,
} from '../domain/claim/case-notice';
import type { CivilDate } from '../domain/kernel/civil-date';
import { civilDateAt } from '../domain/kernel/civil-time';
import type { Claim } from '../domain/claim/claim';
import type { Refusal } from '../domain/claim/answer';
import type { StandingStep } from '../domain/policy/step-kind';
import type { BusinessClock } from '../workflows/messages';
import type { ClaimPort, StepOrder } from '../workflows/claim-port';
import { confirmDecision } from '../office/decisions/confirm-decision';
import type { RulebookFor } from '../office/claims/decide-and-book';
import { isWait, performStep as bookStep } from '../office/claims/perform-step';
import { ClaimUnknown } from '../office/claims/lock-claim';
import { standingTimeOf } from '../office/claims/standing-time';
import { readDoubtful, readUndamaged } from '../office/claims/read-undamaged';
import { whatIsUnknown } from '../office/claims/unknown-figure';
import { closeWaitForPerson, noteWaitForPerson } from '../office/controls/failing-activities';
import { claimWorkflowId } from '../workflows/ids';
import { businessNow, standingWake } from './business-day';
import { endingWith, finalFaultOf, onceMoreWhenMet } from './failure-of';

export interface ClaimActivityDependencies {
  readonly pool: Pool;
  readonly rulebookFor: RulebookFor;
  /** Resolves when a policy's version that was missed has been looked for; absent where all versions are known. */
  readonly missedAreRead?: () => Promise<void>;
}

/** Anything else is a problem of the world, and is tried again. */
const FINAL = [ClaimUnknown];

const A_DAY = '1 day';

/**
 * The ledger's side of `ClaimPort`: every step is one transaction under the claim's row lock. A claim whose row and events
 * do not tell the same, or on which PostgreSQL refuses to book, waits for a person: its workflow is answered so, and lives.
 */
export function createClaimActivities(dependencies: ClaimActivityDependencies): ClaimPort {
  const { pool, rulebookFor, missedAreRead = () => Promise.resolve() } = dependencies;
  /** A process that first misses a policy's new version reads it from the ledger; then the same question has its answer. */
  const onceMoreWhenUnknown = async (ask: () => Promise<CaseNotice>): Promise<CaseNotice> => {
    const answer = await ask();
    if (answer.waits !== 'figure') return answer;
    await missedAreRead();
    return ask();
  };
  const timeOf = (claimId: string, clock: BusinessClock): Promise<ClaimTime> =>
    timeOfClaim({ pool, rulebookFor }, claimId, clock);
  const perform =
    (activity: keyof ClaimPort, standing: StandingStep) =>
    ({ claimId, step = standing, dueOn, clock, form }: StepOrder): Promise<CaseNotice> =>
      endingWith(FINAL, () =>
        unlessPersonNeeded(pool, { claimId, activity }, () =>
          onceMoreWhenUnknown(async () => {
            const time = await timeOf(claimId, clock);
            const { notice: stands, refusal } = await bookStep(pool, { claimId, step, dueOn, ...time, rulebookFor });
            const notice = time.inWorkflowTime(stands);
            if (form === undefined && refusal && isWait(refusal))
              throw waitUntilPerformable(notice, refusal, businessNow(clock));
            return notice;
          }),
        ),
      );

  const notice = (claim: Claim, clock: BusinessClock): Promise<CaseNotice> =>
    onceMoreWhenUnknown(async () => noticeAt(claim, rulebookFor, await timeOf(claim.claimId, clock)));

  return {
    readClaim: ({ claimId, clock }) =>
      endingWith(FINAL, () =>
        unlessPersonNeeded(pool, { claimId, activity: 'readClaim' }, async () => {
          const stands = await notice(await readUndamaged(pool, claimId), clock);
          await closeWaitForPerson(pool, { workflowId: claimWorkflowId(claimId) });
          return stands;
        }),
      ),
    sendReminder: perform('sendReminder', 'reminder'),
    sendSecondReminder: perform('sendSecondReminder', 'second-reminder'),
    sendCollectionDemand: perform('sendCollectionDemand', 'demand'),
    sendEnforcementWarning: perform('sendEnforcementWarning', 'warning'),
    sendSuspensionNotice: perform('sendSuspensionNotice', 'suspension-notice'),
    reportSuspensionDue: perform('reportSuspensionDue', 'suspension-due'),
    bringToAdministrativeCourt: perform('bringToAdministrativeCourt', 'administrative-court'),
    askClientAcceptance: perform('askClientAcceptance', 'acceptance'),
    handToCollectionAgency: perform('handToCollectionAgency', 'agency'),
    bringToDistrictCourt: perform('bringToDistrictCourt', 'district-court'),
    referToEnforcement: perform('referToEnforcement', 'referral'),
    startLongTermMonitoring: perform('startLongTermMonitoring', 'monitoring'),
    sendInstalmentNotice: perform('sendInstalmentNotice', 'instalment-notice'),
    endDefaultedPlan: perform('endDefaultedPlan', 'plan-default'),
    confirmDecision: ({ claimId, decisionId, clock }) =>
      endingWith(FINAL, async () => {
        const claim = await readUndamaged(pool, claimId);
        // Events are written by the ledger's one path alone, after authority and approval: what stands there was decided.
        // A payment that was moved stands there as a payment, and its decision in the record of decisions.
        const isTaken =
          claim.decisions.some((taken) => taken.decisionId === decisionId) ||
          (await confirmDecision(pool, { claimId, decisionId })).confirmed;
        if (isTaken) return notice(claim, clock);
        throw ApplicationFailure.nonRetryable(
          `The ledger knows no approved decision ${decisionId} on claim ${claimId}; nothing was changed.`,
          'DecisionNotConfirmed',
        );
      }),
  };
}

/** The day and instant of a claim's business time, and what its workflow is told of the instants that are still to come. */
interface ClaimTime {
  readonly today: CivilDate;
  readonly now: number;
  readonly inWorkflowTime: (notice: CaseNotice) => CaseNotice;
}

/** A claim lives on its creditor's own day where the creditor lives in virtual time; else by the clock. */
async function timeOfClaim(
  { pool, rulebookFor }: Pick<ClaimActivityDependencies, 'pool' | 'rulebookFor'>,
  claimId: string,
  clock: BusinessClock,
): Promise<ClaimTime> {
  const standing = await standingTimeOf(pool, claimId, rulebookFor);
  if (!standing) {
    const now = businessNow(clock);
    return { today: civilDateAt(now, clock.timeZone), now, inWorkflowTime: (notice) => notice };
  }
  const inWorkflowTime = (notice: CaseNotice): CaseNotice => {
    const { next } = notice;
    return next ? { ...notice, next: { ...next, at: standingWake(clock, next.at <= standing.now) } } : notice;
  };
  return { ...standing, inWorkflowTime };
}

function noticeAt(claim: Claim, rulebookFor: RulebookFor, { today, now, inWorkflowTime }: ClaimTime): CaseNotice {
  try {
    const rulebook = rulebookFor(claim.policyId, claim.policyVersion);
    return inWorkflowTime(performableNotice(noticeOf(claim, rulebook, today), claim.claimId, rulebook, now));
  } catch (problem) {
    const unknown = whatIsUnknown(problem);
    if (unknown === undefined) throw problem;
    return unknownFigureNotice(claim, unknown);
  }
}

/**
 * The work's answer; where trying again does not help, that the claim waits for a person. The wait is work for a person,
 * and ends when the workflow asks again where the claim stands (`fordring engine check --mend`).
 */
async function unlessPersonNeeded(
  pool: Pool,
  { claimId, activity }: { readonly claimId: string; readonly activity: keyof ClaimPort },
  work: () => Promise<CaseNotice>,
): Promise<CaseNotice> {
  try {
    return await onceMoreWhenMet(work);
  } catch (problem) {
    const fault = finalFaultOf(problem);
    if (!fault) throw problem;
    const { eventNumber, claim } = await readDoubtful(pool, claimId);
    await noteWaitForPerson(pool, { workflowId: claimWorkflowId(claimId), activity }, fault);
    return needsPersonNotice(eventNumber, claim, `a person: ${fault.message}`);
  }
}

/**
 * Lets a run that began before waits were answers wait: the engine tries the same activity again when the step can be
 * performed, or the next morning when its gate is closed.
 */
function waitUntilPerformable({ next, gate }: CaseNotice, { message }: Refusal, now: number): ApplicationFailure {
  const until = gate === undefined && next && next.at > now ? next.at - now : A_DAY;
  return ApplicationFailure.create({ type: 'GateClosed', message, nextRetryDelay: until });
}
