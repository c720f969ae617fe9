import { proxyActivities } from '@temporalio/workflow';
import type { CaseNotice } from '../domain/claim/case-notice';
import type { StepName } from '../domain/policy/policy';
import type { ClaimPort, DecisionOrder, ReadOrder, StepOrder } from './claim-port';

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

/** Has one step performed by the activity of its own name. The operator reads that name in Temporal UI. */
export function performStep(step: StepName, order: StepOrder, summary?: string): Promise<CaseNotice> {
  const claims = ledgerOf(summary);
  switch (step) {
    case 'reminder':
      return claims.sendReminder(order);
    case 'second-reminder':
      return claims.sendSecondReminder(order);
    case 'demand':
      return claims.sendCollectionDemand(order);
    case 'warning':
      return claims.sendEnforcementWarning(order);
    case 'suspension-notice':
      return claims.sendSuspensionNotice(order);
    case 'suspension-due':
      return claims.reportSuspensionDue(order);
    case 'administrative-court':
      return claims.bringToAdministrativeCourt(order);
    case 'acceptance':
      return claims.askClientAcceptance(order);
    case 'referral':
      return claims.referToEnforcement(order);
    case 'monitoring':
      return claims.startLongTermMonitoring(order);
    case 'instalment-notice':
      return claims.sendInstalmentNotice(order);
    case 'plan-default':
      return claims.endDefaultedPlan(order);
    case 'shut-off-review':
    case 'set-off-review':
      throw new Error(`${step} is a review for a person; no workflow performs it.`);
  }
}
