import type { Pool } from 'pg';
import type { RunName } from '../../workflows/reconciliation-port';
import { calendarsToKeep, creditorsWithSeries } from '../reconciliation/calendar-of-runs';
import { runsKnown, runsToFollow } from '../reconciliation/tell-runs';

type RunToFollow = Awaited<ReturnType<typeof runsToFollow>>[number];
type CalendarToKeep = Awaited<ReturnType<typeof calendarsToKeep>>[number];

/** The ledger's side of the control of reconciliations against workflows. The engine's side is `compareRuns`. */
export interface FollowedRuns {
  /** What a workflow must follow. */
  toFollow(): Promise<{ readonly runs: readonly RunToFollow[]; readonly calendars: readonly CalendarToKeep[] }>;
  /** Runs under way, also those that the engine is about to be told of; whoever reconciles, with or without a date. */
  known(): Promise<{ readonly runs: readonly RunName[]; readonly creditorIds: readonly string[] }>;
}

/** Asks the ledger. */
export function followedRuns(pool: Pool): FollowedRuns {
  return {
    toFollow: async () => ({ runs: await runsToFollow(pool), calendars: await calendarsToKeep(pool) }),
    known: async () => ({ runs: await runsKnown(pool), creditorIds: await creditorsWithSeries(pool) }),
  };
}

/** What the control found of the workflows of reconciliations, by their ids. */
export interface ComparedRuns {
  /** Runs that are not ended, and creditors' calendars. */
  readonly underWay: number;
  readonly runningWorkflows: number;
  /** Those that no workflow follows. */
  readonly lost: readonly string[];
  /** Workflows that follow no run under way, and no creditor that reconciles anything. */
  readonly orphans: readonly string[];
  /** Lost ones that were given a workflow again. */
  readonly mended: number;
}
