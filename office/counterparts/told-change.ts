import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Money } from '../../domain/kernel/money';
import type { Notice, RaiseCause, RecallReason, ReductionCause } from '../../formats/counterparts/party-fields';
import type { ReferralReceipt } from './counterpart-port';
import type { AnswerNote } from './answer-notes';

/** One change as it stands in the ledger once it has been told. */
export interface ToldChange {
  readonly eventNumber: number;
  /** By which the answer to it names it. */
  readonly changeId: string;
  readonly change: 'recall' | 'reduce' | 'raise' | 'notice';
  readonly reason: RecallReason | ReductionCause | RaiseCause | Notice;
  readonly amount?: Money;
  readonly effectiveOn: CivilDate;
  readonly until?: CivilDate;
  readonly toldOn: CivilDate;
  /** Under which reference the counterpart knows what is changed. */
  readonly reference: string;
}

/** What is to be told, and how. `tell` can be called twice: the same change is in the counterpart's files once. */
export interface Telling {
  readonly told: ToldChange;
  readonly tell: () => Promise<ReferralReceipt>;
}

/** What the counterpart cannot be told by itself: a person has to decide. */
export interface Unspoken {
  readonly eventNumber: number;
  readonly kind: Extract<AnswerNote['kind'], 'recall-asked' | 'address-protected'>;
  readonly forAPerson: string;
}
