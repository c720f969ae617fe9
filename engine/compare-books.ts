import { setTimeout } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { CaseEnginePort } from '../office/claims/deliver-facts';
import type { ComparedBooks, FollowedClaims } from '../office/controls/followed-claims';
import { inParallel } from '../domain/kernel/in-parallel';
import { claimWorkflowId } from '../workflows/ids';
import { ASKED, isRunning, runningWorkflows } from './running-workflows';

const AT_ONCE = 20;
const WORKFLOW_PREFIX = claimWorkflowId('');

/**
 * The two books must agree: every open claim of the ledger has exactly one open workflow, and the other way round. Both move
 * while they are compared, and the engine's list lags behind: whatever seems to be missing is asked of the engine itself and
 * of the ledger once more before it counts, so that a claim that is settled meanwhile is neither lost nor an orphan. A lost
 * workflow is started again from the ledger, at the step where the claim stands; an orphan is reported to a person.
 */
export async function compareBooks(
  { books, client }: { readonly books: FollowedClaims; readonly client: Client },
  mendWith?: CaseEnginePort,
): Promise<ComparedBooks> {
  const running = await runningClaims(client);
  const open = await books.open();
  const unfollowed = await those(
    [...open].filter((claimId) => !running.has(claimId)),
    async (claimId) => !(await isRunning(client, claimWorkflowId(claimId))),
  );
  // One that was settled since the ledger was asked has ended as it should.
  const lost = unfollowed.length === 0 ? [] : await stillOpen(books, unfollowed);
  const orphans = await orphansAmong(
    books,
    client,
    [...running].filter((claimId) => !open.has(claimId)),
  );
  const begun = mendWith ? await books.newsOf(lost) : [];
  if (mendWith) await inParallel(begun, AT_ONCE, (news) => mendWith.start(news));
  return {
    openClaims: open.size,
    runningWorkflows: running.size,
    lost: lost.sort(),
    orphans: orphans.map(claimWorkflowId).sort(),
    mended: begun.length,
  };
}

/**
 * Workflows of claims that are settled, or that there are not, and that the outbox is not about to tell. One that was told a
 * moment ago is given the time to end.
 */
async function orphansAmong(books: FollowedClaims, client: Client, claimIds: readonly string[]): Promise<string[]> {
  const isKnown = await books.known(claimIds);
  const strangers = await those(
    claimIds.filter((claimId) => !isKnown.has(claimId)),
    (claimId) => isRunning(client, claimWorkflowId(claimId)),
  );
  let suspects = claimIds.filter((claimId) => isKnown.has(claimId));
  for (let asked = 0; suspects.length > 0 && asked < ASKED.times; asked += 1) {
    if (asked > 0) await setTimeout(ASKED.everyMilliseconds);
    const running = await those(suspects, (claimId) => isRunning(client, claimWorkflowId(claimId)));
    suspects = running.length === 0 ? [] : await books.untold(running);
  }
  return [...strangers, ...suspects];
}

async function runningClaims(client: Client): Promise<Set<string>> {
  const running = await runningWorkflows(client, 'collectInvoice');
  return new Set([...running].map((workflowId) => workflowId.slice(WORKFLOW_PREFIX.length)));
}

async function stillOpen(books: FollowedClaims, claimIds: readonly string[]): Promise<string[]> {
  const open = await books.open();
  return claimIds.filter((claimId) => open.has(claimId));
}

async function those(claimIds: readonly string[], is: (claimId: string) => Promise<boolean>): Promise<string[]> {
  const found: string[] = [];
  await inParallel(claimIds, AT_ONCE, async (claimId) => {
    if (await is(claimId)) found.push(claimId);
  });
  return found;
}
