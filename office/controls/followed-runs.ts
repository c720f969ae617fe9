import type { Pool } from 'pg';
import type { CloseName } from '../../workflows/close-port';
import type { RunName } from '../../workflows/reconciliation-port';
import { calendarsToKeep, creditorsWithSeries } from '../reconciliation/calendar-of-runs';
import { runsKnown, runsToFollow } from '../reconciliation/tell-runs';
import { closesKnown, closesToFollow, type CloseToFollow } from './followed-closes';

type RunToFollow = Awaited<ReturnType<typeof runsToFollow>>[number];
type CalendarToKeep = Awaited<ReturnType<typeof calendarsToKeep>>[number];

/** The ledger's side of the control of reconciliations and closes against workflows. The engine's side is `compareRuns`. */
export interface FollowedRuns {
  /** What a workflow must follow. */
  toFollow(): Promise<{
    readonly runs: readonly RunToFollow[];
    readonly calendars: readonly CalendarToKeep[];
    readonly closes: readonly CloseToFollow[];
  }>;
  /** What is under way, also what the engine is about to be told of; whoever reconciles or closes, with or without a date. */
  known(): Promise<{
    readonly runs: readonly RunName[];
    readonly creditorIds: readonly string[];
    readonly closes: readonly CloseName[];
  }>;
}

/** Asks the ledger. */
export function followedRuns(pool: Pool): FollowedRuns {
  return {
    toFollow: async () => ({
      runs: await runsToFollow(pool),
      calendars: await calendarsToKeep(pool),
      closes: await closesToFollow(pool),
    }),
    known: async () => ({
      runs: await runsKnown(pool),
      creditorIds: await creditorsWithSeries(pool),
      closes: await closesKnown(pool),
    }),
  };
}

/** What the control found of the workflows of reconciliations and closes, by their ids. */
export interface ComparedRuns {
  /** Runs and closes that are not ended, and creditors' calendars. */
  readonly underWay: number;
  readonly runningWorkflows: number;
  /** Those that no workflow follows. */
  readonly lost: readonly string[];
  /** Workflows that follow no run or close under way, and no creditor that reconciles or closes anything. */
  readonly orphans: readonly string[];
  /** Lost ones that were given a workflow again. */
  readonly mended: number;
}
