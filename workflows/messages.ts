import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { CivilDate } from '../domain/kernel/civil-date';
import type { CaseNotice, Stage } from '../domain/claim/case-notice';
import type { StepName } from '../domain/policy/policy';
import type { Form } from './forms';

/** How far a claim's own business time lies from the engine's, and where its days begin and end. */
export interface BusinessClock {
  /** The creditor's IANA zone. */
  readonly timeZone: string;
  /**
   * Milliseconds that are added to the engine's time to get the claim's business time; 0 in production. A rehearsal lets
   * the portfolio of another year live today.
   */
  readonly offsetMilliseconds: number;
  /** The engine's time is virtual: activities take the engine's clock instead of the wall's. */
  readonly isVirtual: boolean;
}

export interface CollectInvoiceInput {
  readonly claimId: string;
  readonly notice: CaseNotice;
  readonly clock: BusinessClock;
  readonly form?: Form;
  /** What the run before was told and had not asked about when its page was turned. */
  readonly told?: ClaimChanged;
  /** The run before was asked to read the ledger again, or to try the gate, and had not done so. */
  readonly again?: true;
  /** The notice's next step was tried in the run before and could not be performed yet. */
  readonly tried?: true;
}

/**
 * Tells a claim's workflow that the ledger knows more than the workflow does. It is a signal, since the sender needs no
 * answer. The signal carries one fact: whether nothing is left to wait for. The workflow reads everything else from the
 * ledger before it acts, so a forged signal moves nothing. One that falsely says `settled` ends a workflow; the control of
 * engine against ledger starts that workflow again where the claim stands.
 */
export interface ClaimChanged {
  /** The number of the claim's latest event. */
  readonly eventNumber: number;
  readonly settled: boolean;
  /** Of the act that wrote the event, for whoever follows it through the log. Nothing is decided by it. */
  readonly correlationId?: string;
}

export const claimChanged = defineSignal<[ClaimChanged]>('claimChanged');

/** A gate of the creditor has opened: whoever waits at it asks the ledger again. */
export interface GateOpened {
  readonly gate: string;
}
export const gateOpened = defineSignal<[GateOpened]>('gateOpened');

/** The ledger may have been put back or corrected: the workflow asks it again, whatever event number it knows. */
export interface ReadAgain {
  readonly because: string;
}
export const readAgain = defineSignal<[ReadAgain]>('readAgain');

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
 * Has a decision taken up by the claim's workflow. It is an update, since whoever decided wants to know that the timers
 * have moved. The update carries the decision's id and nothing else. The workflow has the id confirmed from the ledger
 * before it acts. An id that is forged, not approved or another claim's changes nothing, is logged, and fails the update
 * as `DecisionNotConfirmed`.
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

/** Where the case stands, for operators. The query fails while the workflow sleeps in its start delay: ask the ledger then. */
export const caseStatus = defineQuery<CaseStatus>('caseStatus');

export interface CaseOutcome {
  readonly outcome: 'settled';
  readonly eventNumber: number;
}
