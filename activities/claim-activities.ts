import { ApplicationFailure } from '@temporalio/common';
import type { Pool } from 'pg';
import { noticeOf, type CaseNotice } from '../domain/claim/case-notice';
import type { CivilDate } from '../domain/kernel/civil-date';
import type { Claim } from '../domain/claim/claim';
import { creditorOf } from '../domain/claim/claim-id';
import type { StepName } from '../domain/policy/policy';
import type { ClaimPort, StepOrder } from '../workflows/claim-port';
import { confirmDecision } from '../office/decisions/confirm-decision';
import { isBankGateOpen } from '../office/payments/bank-gate';
import { executeCommand, type RulebookFor } from '../office/claims/execute-command';
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
    (order: StepOrder): Promise<CaseNotice> =>
      endingWith(FINAL, async () => {
        const { claimId, dueOn } = order;
        const today = businessDay(order.clock);
        const gates = { bankReconciled: await isBankGateOpen(pool, creditorOf(claimId), today) };
        const result = await executeCommand(pool, {
          claimId,
          command: { type: 'PerformStep', step, gates, dueOn },
          today,
          // A step is taken once for its day, however often the activity is called; withdrawn, it may be taken another day.
          key: `step/${claimId}/${step}/${dueOn}`,
          rulebookFor,
        });
        if (result.outcome === 'refused') {
          const { refused, message } = result.refusal;
          if (refused === 'gate-closed' || refused === 'no-banking-day') throw waitUntilTomorrow(message);
        }
        // Performed by an earlier call whose answer was lost: the claim may have moved on since.
        const now = result.replayed ? await readClaimState(pool, claimId) : undefined;
        return notice(now ?? result.claim, today);
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
