import type { CaseNotice } from '../domain/claim/case-notice';
import type { CivilDate } from '../domain/kernel/civil-date';
import type { Form } from './forms';
import type { BusinessClock } from './messages';
import type { StepName } from '../domain/policy/policy';

export interface StepOrder {
  readonly claimId: string;
  /** The day on which the step came due. Claim, step and this day make the key of the act. */
  readonly dueOn: CivilDate;
  readonly clock: BusinessClock;
  /** The step's name, when it is the policy's own; a standing step is named by its activity. */
  readonly step?: StepName;
  readonly correlationId?: string;
  /** Absent in the orders of runs that began before waits were answers: such a run is told of a wait by `GateClosed`. */
  readonly form?: Form;
}

export interface ReadOrder {
  readonly claimId: string;
  readonly clock: BusinessClock;
  /** Of the act that made the workflow ask, for the log. */
  readonly correlationId?: string;
}

export interface DecisionOrder extends ReadOrder {
  readonly decisionId: string;
}

/**
 * What a claim's workflow asks of the world. Each step is one activity and one transaction of the ledger. The activity
 * locks the claim, decides again, and books; or the step is no longer due (paid, deferred, disputed). Either way the
 * activity answers how the claim stands now. Every activity can be called twice: the second call changes nothing.
 *
 * A step that waits is an answer too: the answer gives the instant from which the step can be performed, or what the step
 * waits at. Only a run of the first form is told by the failure `GateClosed`, which is retried when the wait may be over.
 *
 * Where trying again does not help (`LedgerDamaged`, `KeyReusedWithOtherContents`, `CreditorUnknown`, a row that PostgreSQL
 * refuses), a step and `readClaim` answer that the claim waits for a person. `confirmDecision` fails with the fault's name.
 *
 * Failures by name: `ClaimUnknown` and `DecisionNotConfirmed` are not retried. Every other failure is one of the world and
 * is retried.
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
  handToCollectionAgency(order: StepOrder): Promise<CaseNotice>;
  bringToDistrictCourt(order: StepOrder): Promise<CaseNotice>;
  referToEnforcement(order: StepOrder): Promise<CaseNotice>;
  startLongTermMonitoring(order: StepOrder): Promise<CaseNotice>;
  sendInstalmentNotice(order: StepOrder): Promise<CaseNotice>;
  endDefaultedPlan(order: StepOrder): Promise<CaseNotice>;
  /** How the claim stands, if the ledger has this decision approved and booked on it. */
  confirmDecision(order: DecisionOrder): Promise<CaseNotice>;
}
