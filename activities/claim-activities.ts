import { ApplicationFailure } from '@temporalio/common';
import type { Pool } from 'pg';
import { noticeOf, type CaseNotice } from '../domain/claim/case-notice';
import type { CivilDate } from '../domain/kernel/civil-date';
import type { Claim } from '../domain/claim/claim';
import type { StepName } from '../domain/policy/policy';
import type { ClaimPort, StepOrder } from '../workflows/claim-port';
import { confirmDecision } from '../office/decisions/confirm-decision';
import type { RulebookFor } from '../office/claims/decide-and-book';
import { performStep as bookStep } from '../office/claims/perform-step';
import { ClaimUnknown } from '../office/claims/lock-claim';
import { readClaimState } from '../office/claims/read-claim';
import { businessDay } from './business-day';
import { endingWith } from './failure-of';

export interface ClaimActivityDependencies {
  readonly pool: Pool;
  readonly rulebookFor: RulebookFor;
}

const UNTIL_TOMORROW = '1 day';

/** Anything else is tried again: what is missing may be recorded meanwhile, such as a statutory figure. */
const FINAL = [ClaimUnknown];

/** The ledger's side of `ClaimPort`: every step is one transaction under the claim's row lock. */
export function createClaimActivities({ pool, rulebookFor }: ClaimActivityDependencies): ClaimPort {
  const perform =
    (step: StepName) =>
    ({ claimId, dueOn, clock }: StepOrder): Promise<CaseNotice> =>
      endingWith(FINAL, async () => {
        const today = businessDay(clock);
        const { notice: stands, refusal } = await bookStep(pool, { claimId, step, dueOn, today, rulebookFor });
        if (refusal?.refused === 'gate-closed' || refusal?.refused === 'no-banking-day') {
          throw waitUntilTomorrow(refusal.message);
        }
        return stands;
      });

  const notice = (claim: Claim, today: CivilDate): CaseNotice =>
    noticeOf(claim, rulebookFor(claim.policyId, claim.policyVersion), today);

  return {
    readClaim: ({ claimId, clock }) =>
      endingWith(FINAL, async () => {
        const claim = await readClaimState(pool, claimId);
        if (!claim) throw new ClaimUnknown(claimId);
        return notice(claim, businessDay(clock));
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
        if (isTaken) return notice(claim, businessDay(clock));
        throw ApplicationFailure.nonRetryable(
          `The ledger knows no approved decision ${decisionId} on claim ${claimId}; nothing was changed.`,
          'DecisionNotConfirmed',
        );
      }),
  };
}

/** Waits without growing the history: the engine tries the same activity again, and its UI shows the message. */
function waitUntilTomorrow(message: string): ApplicationFailure {
  return ApplicationFailure.create({ type: 'GateClosed', message, nextRetryDelay: UNTIL_TOMORROW });
}
