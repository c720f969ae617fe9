import type { DecisionMark, DecisionState } from '../../domain/authority/decision-state';
import type { Role } from '../../domain/authority/roles';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Money } from '../../domain/kernel/money';
import type { Measure } from '../../domain/decisions/decision-rule';
import type { DecisionSubject } from './decision-subject';
import type { Decided, DecidedKind } from '../../domain/decisions/decision-rules';

/** What somebody wants decided. Who it is stands in none of these fields: that is told by their token alone. */
export interface DecisionRequest {
  /** The caller's own, the same when the request is repeated. */
  readonly decisionId: string;
  readonly creditorId: string;
  readonly kind: DecidedKind;
  readonly subject: DecisionSubject;
  /** By kind; see `TERMS`. */
  readonly terms: unknown;
  /** From which day it counts; the business day when absent. */
  readonly on?: CivilDate;
  /** It counts from a day before the business day, and that is meant. */
  readonly backDated?: boolean;
  readonly reasonCode: string;
  readonly reason: string;
  /** The number of the supporting document. */
  readonly document?: string;
  /** The same was given a short while ago, and it is meant once more; see `Repeated`. */
  readonly again?: boolean;
  /** The business day. */
  readonly today: CivilDate;
}

interface Recorded {
  readonly decisionId: string;
  readonly creditorId: string;
  readonly subject: DecisionSubject;
  readonly on: CivilDate;
  readonly through?: CivilDate;
  readonly backDated: boolean;
  readonly proposedOn: CivilDate;
  /** What authority it was weighed by. */
  readonly measure: Measure;
  readonly amount?: Money;
  readonly reasonCode: string;
  readonly reason: string;
  readonly document?: string;
  readonly proposedBy: string;
  readonly proposedRole: Role;
  /** Under which matrix, and by which of its lines. */
  readonly matrix: { readonly id: string; readonly version: string };
  readonly lines: readonly string[];
  /** One of whom must approve; empty when the proposer decided alone. */
  readonly approvalBy: readonly Role[];
}

/** A decision as the ledger keeps it. */
export type RecordedDecision = Recorded &
  (Decided | { readonly kind: 'reversal'; readonly terms: Readonly<Record<string, never>>; readonly reverses: string });

/** A decision with what has become of it. */
export interface DecisionFile {
  readonly decision: RecordedDecision;
  readonly state: DecisionState;
  readonly marks: readonly DecisionMark[];
  /** On which claims it was carried out, each with the last event that it led to. */
  readonly claims: readonly { readonly claimId: string; readonly eventNumber: number }[];
}

/** Why a decision was not taken. `refused` is a word for programs, `message` a sentence for people. */
export interface DecisionRefusal {
  readonly refused: string;
  readonly message: string;
  /** Who has the authority that is missing. */
  readonly holders?: readonly Role[];
}

export type DecisionAnswer =
  | { readonly outcome: 'recorded'; readonly file: DecisionFile; readonly replayed: boolean }
  | { readonly outcome: 'refused'; readonly refusal: DecisionRefusal };
