import type { CaseStatus } from '../../workflows/messages';
import type { CaseEnginePort } from '../claims/deliver-facts';
import type { ComparedBooks, FollowedClaims } from '../controls/followed-claims';
import type { ComparedRuns, FollowedRuns } from '../controls/followed-runs';
import type { CalendarEngine } from '../reconciliation/calendar-of-runs';
import type { RunEnginePort, RunKeeper } from '../reconciliation/tell-runs';

/** Has a claim's workflow confirm a decision from the ledger at once; `later` when no worker answers in time. */
export interface ConfirmingEngine {
  confirm(claimId: string, decisionId: string, withinMilliseconds: number): Promise<unknown>;
}

/** Asks the workflow of a claim where its case stands; nothing where it does not answer. */
export interface CaseQuestions {
  statusOf(claimId: string): Promise<CaseStatus | undefined>;
}

/** Holds the workflows that run against the books, and has lost ones started again where that is asked. */
export interface EngineControl {
  compareClaims(books: FollowedClaims, mend: boolean): Promise<ComparedBooks>;
  compareRuns(books: FollowedRuns, mend: boolean): Promise<ComparedRuns>;
}

/** The engine as the counter sees it: how the workflows of claims and runs are told of what was booked. */
export interface Engine {
  readonly claims: CaseEnginePort & ConfirmingEngine;
  readonly runs: RunEnginePort & RunKeeper & CalendarEngine;
  readonly cases?: CaseQuestions;
  readonly control?: EngineControl;
}
