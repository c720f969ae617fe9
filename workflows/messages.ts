import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { CivilDate } from '../domain/kernel/civil-date';
import type { CaseNotice, Stage } from '../domain/claim/case-notice';
import type { StepName } from '../domain/policy/policy';

/** How far a claim's own business time lies from the engine's, and where its days begin and end. */
export interface BusinessClock {
  /** The creditor's IANA zone. */
  readonly timeZone: string;
  /**
   * Added to the engine's time to get the claim's business time, in milliseconds; 0 in production. A rehearsal lets the
   * portfolio of another year live today.
   */
  readonly offsetMilliseconds: number;
  /** The engine's time is virtual: activities take it for their own clock instead of the wall's. */
  readonly isVirtual: boolean;
}

export interface CollectInvoiceInput {
  readonly claimId: string;
  readonly notice: CaseNotice;
  readonly clock: BusinessClock;
}

/**
 * Tells a claim's workflow that the ledger knows more than it does. A signal, since the sender needs no answer. It
 * carries no facts but one: that nothing is left to wait for. Everything else the workflow reads from the ledger before
 * it acts, so a forged signal moves nothing; one that falsely says `settled` ends a workflow, and the control of engine
 * against ledger starts it again where the claim stands.
 */
export interface ClaimChanged {
  /** The number of the claim's latest event. */
  readonly eventNumber: number;
  readonly settled: boolean;
}

export const claimChanged = defineSignal<[ClaimChanged]>('claimChanged');

/** A person's decision that the ledger has recorded and booked on this claim. */
export interface DecisionToConfirm {
  readonly decisionId: string;
}

export interface DecisionConfirmed {
  readonly decisionId: string;
  /** The claim's latest event, as the workflow knows it now. */
  readonly eventNumber: number;
}

/**
 * Has a decision taken up by the claim's workflow. An update, since whoever decided wants to know that the timers have
 * moved. It carries the decision's id alone: the workflow has it confirmed from the ledger before it acts, so an id that is
 * forged, not approved or another claim's changes nothing, is logged, and fails the update as `DecisionNotConfirmed`.
 */
export const confirmDecision = defineUpdate<DecisionConfirmed, [DecisionToConfirm]>('confirmDecision');

export interface CaseStatus {
  readonly claimId: string;
  readonly stage: Stage;
  readonly eventNumber: number;
  readonly nextStep?: StepName;
  readonly nextOn?: CivilDate;
  readonly waitsFor?: string;
}

/** Where the case stands, for operators. Fails while the workflow still sleeps in its start delay: ask the ledger then. */
export const caseStatus = defineQuery<CaseStatus>('caseStatus');

export interface CaseOutcome {
  readonly outcome: 'settled';
  readonly eventNumber: number;
}
