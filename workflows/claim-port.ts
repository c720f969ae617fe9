import type { CaseNotice } from '../domain/claim/case-notice';
import type { CivilDate } from '../domain/kernel/civil-date';
import type { BusinessClock } from './messages';

export interface StepOrder {
  readonly claimId: string;
  /** The day on which the step came due. Claim, step and this day make the key of the act. */
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
 * What a claim's workflow asks of the world. Each step is one activity and one transaction of the ledger. The activity
 * locks the claim, decides again, and books; or the step is no longer due (paid, deferred, disputed). Either way the
 * activity answers how the claim stands now. Every activity can be called twice: the second call changes nothing.
 *
 * Failures by name: `ClaimUnknown` and `DecisionNotConfirmed` are not retried. `GateClosed` is retried each morning until
 * the gate opens. Every other failure is one of the world and is retried.
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
