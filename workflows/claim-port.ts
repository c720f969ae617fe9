import type { CaseNotice } from '../domain/claim/case-notice';
import type { CivilDate } from '../domain/kernel/civil-date';
import type { BusinessClock } from './messages';

export interface StepOrder {
  readonly claimId: string;
  /** The day on which the step came due: what it is for, and with the claim and the step its idempotency key. */
  readonly dueOn: CivilDate;
  readonly clock: BusinessClock;
}

export interface ReadOrder {
  readonly claimId: string;
  readonly clock: BusinessClock;
}

export interface DecisionOrder extends ReadOrder {
  readonly decisionId: string;
}

/**
 * What a claim's workflow asks of the world. Each step is one activity and one transaction of the ledger: it locks the
 * claim, decides again, and books, or finds that the step is no longer due (paid, deferred, disputed). Either way it
 * answers how the claim stands now. Every activity can be called twice; the second call changes nothing.
 *
 * Failures by name: `ClaimUnknown` and `DecisionNotConfirmed` (not retried) · `GateClosed` (retried each morning until the gate opens) ·
 * everything else is the world's and retried.
 */
export interface ClaimPort {
  readClaim(order: ReadOrder): Promise<CaseNotice>;
  sendReminder(order: StepOrder): Promise<CaseNotice>;
  sendSecondReminder(order: StepOrder): Promise<CaseNotice>;
  sendCollectionDemand(order: StepOrder): Promise<CaseNotice>;
  sendEnforcementWarning(order: StepOrder): Promise<CaseNotice>;
  sendSuspensionNotice(order: StepOrder): Promise<CaseNotice>;
  reportSuspensionDue(order: StepOrder): Promise<CaseNotice>;
  bringToAdministrativeCourt(order: StepOrder): Promise<CaseNotice>;
  askClientAcceptance(order: StepOrder): Promise<CaseNotice>;
  referToEnforcement(order: StepOrder): Promise<CaseNotice>;
  startLongTermMonitoring(order: StepOrder): Promise<CaseNotice>;
  sendInstalmentNotice(order: StepOrder): Promise<CaseNotice>;
  endDefaultedPlan(order: StepOrder): Promise<CaseNotice>;
  /** How the claim stands, if the ledger has this decision approved and booked on it. */
  confirmDecision(order: DecisionOrder): Promise<CaseNotice>;
}
