import type { CivilDate } from '../../domain/kernel/civil-date';
import type { RunState } from '../../workflows/reconciliation-port';

/** What happened to a run, in order; nothing of it is ever changed. `by` is the subject of a person, absent for what came by itself. */
export type RunEvent =
  | { readonly type: 'RunOpened'; readonly dueOn: CivilDate }
  | {
      readonly type: 'SourceDelivered';
      readonly source: string;
      readonly version: number;
      /** As it was called where it came from; absent from events of before this was kept. */
      readonly fileName?: string;
      /** Of a source in parts: which part it is, and the version of it that it takes the place of. */
      readonly part?: string;
      readonly replaces?: number;
      readonly sha256: string;
      readonly rows: number;
      readonly total: string;
      /** Both sides are there now. */
      readonly isComplete: boolean;
    }
  /** A file that was delivered counts no more. It says again what it was; `by` is who withdrew it. */
  | {
      readonly type: 'SourceWithdrawn';
      readonly source: string;
      readonly version: number;
      /** The version that is withdrawn. */
      readonly withdraws: number;
      readonly fileName: string;
      readonly part?: string;
      readonly sha256: string;
      readonly rows: number;
      readonly total: string;
      readonly reason?: string;
      /** Both sides are there without it. */
      readonly isComplete: boolean;
    }
  /**
   * The file was taken in and cannot be matched: a new one is asked for. The words may be personal and stay in the ledger;
   * `fileName` is the one that they are about, of a source in parts.
   */
  | {
      readonly type: 'SourceRefused';
      readonly source: string;
      readonly fileName?: string;
      readonly reason: string;
    }
  | { readonly type: 'SourceReminded'; readonly sources: readonly string[]; readonly owedBy: readonly string[] }
  | {
      readonly type: 'RunMatched';
      readonly matchNumber: number;
      readonly sha256: string;
      /** What nothing explains, less what is one with differences of earlier periods. */
      readonly remaining: string;
      /** Differences that are one with such of earlier periods, and what they come to. */
      readonly cleared?: { readonly differences: number; readonly amount: string };
      /** Differences that nothing explains, those carried over among them. */
      readonly open: number;
      /** The result by itself leaves nothing to a person; what was carried over is another matter. */
      readonly clean: boolean;
      /** How many identities do not hold. */
      readonly failing?: number;
      /** Both sides are one file. */
      readonly sameFile?: true;
    }
  /** `step` counts upwards from who signs; absent from events of before this was kept. */
  | { readonly type: 'RunEscalated'; readonly to: string; readonly items: number; readonly step?: number }
  | {
      readonly type: 'RunPrepared';
      readonly matchNumber: number;
      readonly note?: string;
      readonly name?: string;
      /** Who had prepared the same result before: this preparation takes the place of theirs. */
      readonly replaces?: string;
    }
  /** What was prepared is not what would be signed any more: a person has settled a difference since. */
  | { readonly type: 'PreparationTakenBack'; readonly itemId: number }
  | {
      readonly type: 'RunApproved';
      readonly matchNumber: number;
      /** Why it is signed though something is left. */
      readonly reason?: string;
      /** As the signer's token names them; `by` is who they are. */
      readonly name?: string;
      /** Nothing was left, of this period or an earlier one. */
      readonly clean: boolean;
      /** What a person states that the files do not say, and what it must be by the ledger. */
      readonly stated?: StatedBalance;
      /** What was left, against the threshold that the creditor had stated. */
      readonly materiality?: Materiality;
      /** Earlier periods that stay unsigned because of it. */
      readonly passesOver?: readonly string[];
    }
  /** A later period was signed before this one: it cannot be signed any more. */
  | { readonly type: 'RunPassedOver'; readonly for: string; readonly reason: string }
  | {
      readonly type: 'EvidenceFiled';
      readonly evidenceNumber: number;
      readonly sha256: string;
      readonly asksFor?: string;
    }
  | { readonly type: 'AcknowledgementChased'; readonly from: string }
  | { readonly type: 'RunAcknowledged'; readonly note?: string; readonly name?: string }
  | { readonly type: 'RunReopened'; readonly reason: string };

/** What whoever signed answered for, and from which amount the creditor calls it material (S002-93). */
export interface Materiality {
  readonly threshold: string;
  readonly answersFor: string;
  readonly material: boolean;
}

/** A balance as the bank states it and as it must be by the ledger, on the last day of the period. */
export interface StatedBalance {
  readonly closing: string;
  /** What the bank stated for the day before the period; absent where the ledger's own is taken for it. */
  readonly opening?: string;
  readonly byLedger: string;
}

/** As it is kept. */
export interface RecordedRunEvent {
  readonly eventNumber: number;
  readonly on: CivilDate;
  readonly by?: string;
  readonly role?: string;
  readonly event: RunEvent;
}

/** How a run stands after an event. */
export function stateAfter(state: RunState | undefined, event: RunEvent): RunState {
  switch (event.type) {
    case 'RunOpened':
      return 'waiting';
    case 'SourceDelivered':
    case 'SourceWithdrawn':
      return event.isComplete ? 'ready' : 'waiting';
    case 'SourceRefused':
      return 'waiting';
    case 'RunMatched':
    case 'PreparationTakenBack':
      return 'matched';
    case 'RunPrepared':
      return 'prepared';
    case 'RunApproved':
      return 'signed';
    case 'EvidenceFiled':
      return event.asksFor === undefined ? 'closed' : 'unacknowledged';
    case 'RunAcknowledged':
      return 'closed';
    case 'RunReopened':
      return 'ready';
    case 'RunPassedOver':
      return 'passed-over';
    case 'SourceReminded':
    case 'RunEscalated':
    case 'AcknowledgementChased':
      if (state === undefined) throw new RangeError(`A run cannot begin with ${event.type}.`);
      return state;
  }
}

/** Nothing more is to come of it by itself. */
export function isEnded(state: RunState): boolean {
  return state === 'closed' || state === 'passed-over';
}

/** Signed, whatever is still to be filed or acknowledged. */
export function isSigned(state: RunState): boolean {
  return state === 'signed' || state === 'unacknowledged' || state === 'closed';
}
