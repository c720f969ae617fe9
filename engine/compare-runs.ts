import { setTimeout } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { eachTold } from '../domain/kernel/each-told';
import type { OfCreditors } from '../office/controls/followed-claims';
import type { CloseKeeper } from '../office/controls/followed-closes';
import type { ComparedRuns, FollowedRuns } from '../office/controls/followed-runs';
import type { CalendarEngine } from '../office/reconciliation/calendar-of-runs';
import type { RunKeeper } from '../office/reconciliation/tell-runs';
import { closeWorkflowId, reconciliationCalendarId, reconciliationWorkflowId } from '../workflows/ids';
import { ASKED, isRunning, runningWorkflows } from './running-workflows';

const AT_ONCE = 20;

/**
 * The same control as of claims (`compareBooks`), of reconciliations and closes: every run and every close that is not ended
 * has its workflow, and every creditor with something scheduled its calendar; and the other way round. Whatever seems to be missing or left over is asked
 * of the engine itself and of the ledger once more, since both move meanwhile. A lost one is started again and asks the ledger
 * where it stands; an orphan is reported to a person.
 */
export async function compareRuns(
  { books, client }: { readonly books: FollowedRuns; readonly client: Client },
  { creditorIds, mendWith }: { readonly creditorIds?: OfCreditors; readonly mendWith?: Keepers } = {},
): Promise<ComparedRuns> {
  const running = await runningWorkflows(
    client,
    creditorIds,
    'reconcilePeriod',
    'keepReconciliationCalendar',
    'closeMonth',
  );
  const wanted = await toFollow(books, creditorIds);
  const unfollowed: string[] = [];
  for (const workflowId of wanted.keys()) {
    if (!running.has(workflowId) && !(await isRunning(client, workflowId))) unfollowed.push(workflowId);
  }
  // One that has ended since the ledger was asked has ended as it should.
  const still = unfollowed.length === 0 ? wanted : await toFollow(books, creditorIds);
  const lost = unfollowed.filter((workflowId) => still.has(workflowId));
  const mended = mendWith ? await eachTold(lost, AT_ONCE, async (workflowId) => still.get(workflowId)?.(mendWith)) : [];
  return {
    underWay: wanted.size,
    runningWorkflows: running.size,
    lost: lost.sort(),
    orphans: (await orphansAmong(books, client, [...running])).sort(),
    mended: mended.length,
  };
}

async function orphansAmong(books: FollowedRuns, client: Client, running: readonly string[]): Promise<string[]> {
  let suspects = running;
  for (let asked = 0; suspects.length > 0 && asked < ASKED.times; asked += 1) {
    if (asked > 0) await setTimeout(ASKED.everyMilliseconds);
    const known = await knownOf(books);
    const left = suspects.filter((workflowId) => !known.has(workflowId));
    suspects = [];
    for (const workflowId of left) if (await isRunning(client, workflowId)) suspects = [...suspects, workflowId];
  }
  return [...suspects];
}

/** Who starts a lost workflow again. */
export interface Keepers {
  readonly runs: RunKeeper & CalendarEngine;
  readonly closes: CloseKeeper;
}

type Mend = (engine: Keepers) => Promise<void>;

/** What must be followed, by the id of its workflow, each with how it is started again. */
async function toFollow(books: FollowedRuns, creditorIds: OfCreditors): Promise<Map<string, Mend>> {
  const all = await books.toFollow();
  const isMeant = ({ creditorId }: { readonly creditorId: string }) => creditorIds?.includes(creditorId) ?? true;
  const [runs, calendars, closes] = [
    all.runs.filter(isMeant),
    all.calendars.filter(isMeant),
    all.closes.filter(isMeant),
  ];
  return new Map<string, Mend>([
    ...runs.map((run): [string, Mend] => [reconciliationWorkflowId(run), (engine) => engine.runs.ensureRun(run)]),
    ...calendars.map(({ creditorId, timeZone }): [string, Mend] => [
      reconciliationCalendarId(creditorId),
      (engine) => engine.runs.ensureCalendar(creditorId, timeZone),
    ]),
    ...closes.map((close): [string, Mend] => [closeWorkflowId(close), (engine) => engine.closes.ensureClose(close)]),
  ]);
}

async function knownOf(books: FollowedRuns): Promise<Set<string>> {
  const { runs, creditorIds, closes } = await books.known();
  return new Set([
    ...runs.map(reconciliationWorkflowId),
    ...creditorIds.map(reconciliationCalendarId),
    ...closes.map(closeWorkflowId),
  ]);
}
