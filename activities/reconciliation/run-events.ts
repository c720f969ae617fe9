import type { CivilDate } from '../../domain/civil-date';
import type { RunState } from '../../workflows/reconciliation-port';

/** What happened to a run, in order; nothing of it is ever changed. `by` is the subject of a person, absent for what came by itself. */
export type RunEvent =
  | { readonly type: 'RunOpened'; readonly dueOn: CivilDate }
  | {
      readonly type: 'SourceDelivered';
      readonly source: string;
      readonly version: number;
      readonly sha256: string;
      readonly rows: number;
      readonly total: string;
      /** Both sides are there now. */
      readonly isComplete: boolean;
    }
  /** The file was taken in and cannot be matched: a new one is asked for. The words may be personal and stay in the ledger. */
  | { readonly type: 'SourceRefused'; readonly source: string; readonly reason: string }
  | { readonly type: 'SourceReminded'; readonly sources: readonly string[]; readonly owedBy: readonly string[] }
  | {
      readonly type: 'RunMatched';
      readonly matchNumber: number;
      readonly sha256: string;
      readonly remaining: string;
      /** Differences that nothing explains, those carried over among them. */
      readonly open: number;
      /** The result by itself leaves nothing to a person; what was carried over is another matter. */
      readonly clean: boolean;
    }
  | { readonly type: 'RunEscalated'; readonly to: string; readonly items: number }
  | { readonly type: 'RunPrepared'; readonly matchNumber: number; readonly note?: string }
  | {
      readonly type: 'RunApproved';
      readonly matchNumber: number;
      /** Why it is signed though something is left. */
      readonly reason?: string;
      /** Nothing was left, of this period or an earlier one. */
      readonly clean: boolean;
    }
  | {
      readonly type: 'EvidenceFiled';
      readonly evidenceNumber: number;
      readonly sha256: string;
      readonly asksFor?: string;
    }
  | { readonly type: 'AcknowledgementChased'; readonly from: string }
  | { readonly type: 'RunAcknowledged'; readonly note?: string }
  | { readonly type: 'RunReopened'; readonly reason: string };

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
      return event.isComplete ? 'ready' : 'waiting';
    case 'SourceRefused':
      return 'waiting';
    case 'RunMatched':
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
    case 'SourceReminded':
    case 'RunEscalated':
    case 'AcknowledgementChased':
      if (state === undefined) throw new RangeError(`A run cannot begin with ${event.type}.`);
      return state;
  }
}

/** Signed, whatever is still to be filed or acknowledged. */
export function isSigned(state: RunState): boolean {
  return state === 'signed' || state === 'unacknowledged' || state === 'closed';
}
