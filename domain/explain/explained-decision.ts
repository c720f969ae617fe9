import type { CivilDate } from '../kernel/civil-date';
import type { DecisionKind } from '../decisions/decision-kinds';
import type { Role } from '../authority/roles';
import type { KeptGround } from '../letters/kept-ground';
import type { StepName } from '../policy/policy';

/** What the ledger knows of a decision beside the claim's events: who, by which authority, why, and what became of it. */
export interface ExplainedDecision {
  readonly decisionId: string;
  readonly kind: DecisionKind;
  /** `approved` covers what was decided by one person alone. */
  readonly state: 'proposed' | 'approved' | 'rejected' | 'withdrawn' | 'reversed';
  /** The business day of its latest mark. */
  readonly on: CivilDate;
  /** Of who put it forward; absent where a person without a role asked. */
  readonly byRole?: Role;
  /** Of who approved or rejected it, when that was somebody else. */
  readonly otherRole?: Role;
  /** The line of the authority matrix under which it was decided. */
  readonly authorityLine?: string;
  readonly reasonCode: string;
  /** In the deciding person's own words. */
  readonly reasonText: string;
  /** What an approver noted, such as why it was rejected. */
  readonly note?: string;
}

/** What somebody asked for and was not given: it is on the record and changed nothing. */
export interface RefusedAttempt {
  readonly on: CivilDate;
  readonly kind: DecisionKind;
  /** What they wanted done: to take the decision, or to settle one that somebody had put forward. */
  readonly asked: 'decide' | 'approve' | 'reject' | 'withdraw' | 'confirm';
  /** Of who asked, where the record has it. */
  readonly byRole?: Role;
  /** The code of the refusal. */
  readonly refused: string;
  /** In the words of the refusal, which are English. */
  readonly message: string;
}

/** A letter or a case that a step or a decision led to, and that has not left the house. */
export interface Undelivered {
  /** The day of what led to it. */
  readonly on: CivilDate;
  /** Absent for what a decision led to. */
  readonly step?: StepName;
  /** `withheld` for good, since its ground has gone; `held` until somebody mends what keeps it. */
  readonly state: 'withheld' | 'held';
  /** The record's note, which is English. */
  readonly why: string;
  /** The same as values; absent for records of older versions. */
  readonly ground?: KeptGround;
}
