import type { CaseEnginePort } from '../claims/deliver-facts';
import type { CalendarEngine } from '../reconciliation/calendar-of-runs';
import type { RunEnginePort, RunKeeper } from '../reconciliation/tell-runs';

/** Has a claim's workflow confirm a decision from the ledger at once; `later` when no worker answers in time. */
export interface ConfirmingEngine {
  confirm(claimId: string, decisionId: string, withinMilliseconds: number): Promise<unknown>;
}

/** The engine as the counter sees it: how the workflows of claims and runs are told of what was booked. */
export interface Engine {
  readonly claims: CaseEnginePort & ConfirmingEngine;
  readonly runs: RunEnginePort & RunKeeper & CalendarEngine;
}
