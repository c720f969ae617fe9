import { ApplicationFailure } from '@temporalio/common';
import type { Pool } from 'pg';
import { noticeOf, performableNotice, unknownFigureNotice, type CaseNotice } from '../domain/claim/case-notice';
import { civilDateAt } from '../domain/kernel/civil-time';
import type { Claim } from '../domain/claim/claim';
import type { Refusal } from '../domain/claim/answer';
import type { StepName } from '../domain/policy/policy';
import type { BusinessClock } from '../workflows/messages';
import type { ClaimPort, StepOrder } from '../workflows/claim-port';
import { confirmDecision } from '../office/decisions/confirm-decision';
import type { RulebookFor } from '../office/claims/decide-and-book';
import { isWait, performStep as bookStep } from '../office/claims/perform-step';
import { ClaimUnknown } from '../office/claims/lock-claim';
import { readClaimState } from '../office/claims/read-claim';
import { whatIsUnknown } from '../office/claims/unknown-figure';
import { businessNow } from './business-day';
import { endingWith } from './failure-of';

export interface ClaimActivityDependencies {
  readonly pool: Pool;
  readonly rulebookFor: RulebookFor;
  /** Resolves when a policy's version that was missed has been looked for; absent where all versions are known. */
  readonly missedAreRead?: () => Promise<void>;
}

/** Anything else is a problem of the world, and is tried again. */
const FINAL = [ClaimUnknown];

const A_DAY = '1 day';

/** The ledger's side of `ClaimPort`: every step is one transaction under the claim's row lock. */
export function createClaimActivities(dependencies: ClaimActivityDependencies): ClaimPort {
  const { pool, rulebookFor, missedAreRead = () => Promise.resolve() } = dependencies;
  /** A process that first misses a policy's new version reads it from the ledger; then the same question has its answer. */
  const onceMoreWhenUnknown = async (ask: () => Promise<CaseNotice>): Promise<CaseNotice> => {
    const answer = await ask();
    if (answer.waits !== 'figure') return answer;
    await missedAreRead();
    return ask();
  };
  const perform =
    (step: StepName) =>
    ({ claimId, dueOn, clock, form }: StepOrder): Promise<CaseNotice> =>
      endingWith(FINAL, () =>
        onceMoreWhenUnknown(async () => {
          const now = businessNow(clock);
          const today = civilDateAt(now, clock.timeZone);
          const { notice, refusal } = await bookStep(pool, { claimId, step, dueOn, today, now, rulebookFor });
          if (form === undefined && refusal && isWait(refusal)) throw waitUntilPerformable(notice, refusal, now);
          return notice;
        }),
      );

  const notice = (claim: Claim, clock: BusinessClock): Promise<CaseNotice> =>
    onceMoreWhenUnknown(() => noticeAt(claim, rulebookFor, clock));

  return {
    readClaim: ({ claimId, clock }) =>
      endingWith(FINAL, async () => {
        const claim = await readClaimState(pool, claimId);
        if (!claim) throw new ClaimUnknown(claimId);
        return notice(claim, clock);
      }),
    sendReminder: perform('reminder'),
    sendSecondReminder: perform('second-reminder'),
    sendCollectionDemand: perform('demand'),
    sendEnforcementWarning: perform('warning'),
    sendSuspensionNotice: perform('suspension-notice'),
    reportSuspensionDue: perform('suspension-due'),
    bringToAdministrativeCourt: perform('administrative-court'),
    askClientAcceptance: perform('acceptance'),
    referToEnforcement: perform('referral'),
    startLongTermMonitoring: perform('monitoring'),
    sendInstalmentNotice: perform('instalment-notice'),
    endDefaultedPlan: perform('plan-default'),
    confirmDecision: ({ claimId, decisionId, clock }) =>
      endingWith(FINAL, async () => {
        const claim = await readClaimState(pool, claimId);
        if (!claim) throw new ClaimUnknown(claimId);
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

function noticeAt(claim: Claim, rulebookFor: RulebookFor, clock: BusinessClock): Promise<CaseNotice> {
  try {
    const now = businessNow(clock);
    const rulebook = rulebookFor(claim.policyId, claim.policyVersion);
    const stands = noticeOf(claim, rulebook, civilDateAt(now, clock.timeZone));
    return Promise.resolve(performableNotice(stands, claim.claimId, rulebook, now));
  } catch (problem) {
    const unknown = whatIsUnknown(problem);
    if (unknown === undefined) throw problem;
    return Promise.resolve(unknownFigureNotice(claim, unknown));
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
