import { setTimeout } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { calendarsToKeep, creditorsWithSeries, type CalendarEngine } from '../office/reconciliation/calendar-of-runs';
import { runsKnown, runsToFollow, type RunKeeper } from '../office/reconciliation/tell-runs';
import { reconciliationCalendarId, reconciliationWorkflowId } from '../workflows/ids';
import { ASKED, isRunning, runningWorkflows } from './running-workflows';

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

/**
 * The same control as of claims (`compareBooks`), of reconciliations: every run that is not ended has its workflow, and every
 * creditor with something scheduled its calendar; and the other way round. Whatever seems to be missing or left over is asked
 * of the engine itself and of the ledger once more, since both move meanwhile. A lost one is started again and asks the ledger
 * where it stands; an orphan is reported to a person.
 */
export async function compareRuns(
  { pool, client }: { readonly pool: Pool; readonly client: Client },
  mendWith?: RunKeeper & CalendarEngine,
): Promise<ComparedRuns> {
  const running = await runningWorkflows(client, 'reconcilePeriod', 'keepReconciliationCalendar');
  const wanted = await toFollow(pool);
  const unfollowed: string[] = [];
  for (const workflowId of wanted.keys()) {
    if (!running.has(workflowId) && !(await isRunning(client, workflowId))) unfollowed.push(workflowId);
  }
  // One that has ended since the ledger was asked has ended as it should.
  const still = unfollowed.length === 0 ? wanted : await toFollow(pool);
  const lost = unfollowed.filter((workflowId) => still.has(workflowId));
  if (mendWith) for (const workflowId of lost) await still.get(workflowId)?.(mendWith);
  return {
    underWay: wanted.size,
    runningWorkflows: running.size,
    lost: lost.sort(),
    orphans: (await orphansAmong(pool, client, [...running])).sort(),
    mended: mendWith ? lost.length : 0,
  };
}

async function orphansAmong(pool: Pool, client: Client, running: readonly string[]): Promise<string[]> {
  let suspects = running;
  for (let asked = 0; suspects.length > 0 && asked < ASKED.times; asked += 1) {
    if (asked > 0) await setTimeout(ASKED.everyMilliseconds);
    const known = await knownOf(pool);
    const left = suspects.filter((workflowId) => !known.has(workflowId));
    suspects = [];
    for (const workflowId of left) if (await isRunning(client, workflowId)) suspects = [...suspects, workflowId];
  }
  return [...suspects];
}

type Mend = (engine: RunKeeper & CalendarEngine) => Promise<void>;

/** What must be followed, by the id of its workflow, each with how it is started again. */
async function toFollow(pool: Pool): Promise<Map<string, Mend>> {
  const runs = await runsToFollow(pool);
  const calendars = await calendarsToKeep(pool);
  return new Map<string, Mend>([
    ...runs.map((run): [string, Mend] => [reconciliationWorkflowId(run), (engine) => engine.ensureRun(run)]),
    ...calendars.map(({ creditorId, timeZone }): [string, Mend] => [
      reconciliationCalendarId(creditorId),
      (engine) => engine.ensureCalendar(creditorId, timeZone),
    ]),
  ]);
}

/** Runs under way, also those that the engine is about to be told of; calendars of whoever reconciles, with or without a date. */
async function knownOf(pool: Pool): Promise<Set<string>> {
  const runs = await runsKnown(pool);
  const creditors = await creditorsWithSeries(pool);
  return new Set([...runs.map(reconciliationWorkflowId), ...creditors.map(reconciliationCalendarId)]);
}
