import type { CivilDate } from '../kernel/civil-date';
import type { ClaimEvent } from './claim-events';
import type { Gate, StepName } from '../policy/policy';

/** What a due step may wait at: a gate of its policy, or that the creditor's bank is read. */
export type WaitingGate = Gate | 'bank-read';

/** Why a command changed nothing. Each is an ordinary answer, not a failure. */
export type Refusal =
  | { readonly refused: 'already-performed'; readonly step: StepName; readonly on: CivilDate; readonly message: string }
  | { readonly refused: 'settled'; readonly message: string }
  | { readonly refused: 'not-due'; readonly nextOn?: CivilDate; readonly message: string }
  /** It is due, but banks are closed today. */
  | { readonly refused: 'no-banking-day'; readonly message: string }
  /** It is due, but the hours in which the creditor's letters leave are over, or have not begun. */
  | { readonly refused: 'outside-sending-window'; readonly message: string }
  /** It is due, and its fee is allowed only from a later day, for which its policy waits. */
  | { readonly refused: 'fee-not-yet'; readonly until: CivilDate; readonly message: string }
  | { readonly refused: 'waits'; readonly message: string }
  | {
      readonly refused: 'gate-closed';
      readonly gate: WaitingGate;
      readonly needed?: CivilDate;
      readonly message: string;
    }
  | { readonly refused: 'already-recorded'; readonly message: string }
  /** The invoice is not for the service that is to be stopped. */
  | { readonly refused: 'other-service'; readonly message: string }
  | { readonly refused: 'not-possible'; readonly message: string };

export interface Accepted {
  readonly events: readonly ClaimEvent[];
}

export type Answer = Accepted | Refusal;

export function isRefused(answer: Answer): answer is Refusal {
  return 'refused' in answer;
}
