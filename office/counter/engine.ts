import type { CaseStatus } from '../../workflows/messages';
import type { CaseEnginePort } from '../claims/deliver-facts';
import type { ComparedBooks } from '../controls/compared-books';
import type { FollowedClaims, OfCreditors } from '../controls/followed-claims';
import type { ComparedRuns, FollowedRuns } from '../controls/followed-runs';
import type { GateEngine } from '../controls/wake-calls';
import type { CloseEnginePort } from '../close/tell-closes';
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

/** Of whose claims and reconciliations, and whether what differs is put right. */
export interface Comparison {
  readonly creditorIds: OfCreditors;
  readonly mend: boolean;
  /** Claims that wait for a person: mending has them ask the books again, since the person may have looked. */
  readonly waiting: readonly string[];
}

/** Holds the workflows that run against the books, and puts them right where that is asked. */
export interface EngineControl {
  compareClaims(books: FollowedClaims, comparison: Comparison): Promise<ComparedBooks>;
  compareRuns(books: FollowedRuns, comparison: Comparison): Promise<ComparedRuns>;
}

/** The engine as the counter sees it: how the workflows of claims and runs are told of what was booked. */
export interface Engine {
  readonly claims: CaseEnginePort & ConfirmingEngine;
  readonly runs: RunEnginePort & RunKeeper & CalendarEngine;
  readonly closes?: CloseEnginePort;
  readonly cases?: CaseQuestions;
  readonly gates?: GateEngine;
  readonly control?: EngineControl;
}
