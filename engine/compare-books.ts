import { setTimeout } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { foldClaims } from '../office/claims/read-events';
import type { RulebookFor } from '../office/claims/execute-command';
import type { CaseEnginePort } from '../office/claims/deliver-facts';
import { inParallel } from '../domain/kernel/in-parallel';
import { noticeOf } from '../domain/claim/case-notice';
import { civilDateAt } from '../domain/kernel/civil-time';
import { isSettled, type Claim } from '../domain/claim/claim';
import { claimWorkflowId } from '../workflows/ids';
import { ASKED, isRunning, runningWorkflows } from './running-workflows';

/** What the control of engine against ledger found. */
export interface ComparedBooks {
  readonly openClaims: number;
  readonly runningWorkflows: number;
  /** Open claims that no workflow follows, and that the outbox is not about to tell. */
  readonly lost: readonly string[];
  /** Workflows that follow no open claim. */
  readonly orphans: readonly string[];
  /** Lost claims that were given a workflow again. */
  readonly mended: number;
}

const AT_ONCE = 20;
const WORKFLOW_PREFIX = claimWorkflowId('');

/**
 * The two books must agree: every open claim of the ledger has exactly one open workflow, and the other way round. Both move
 * while they are compared, and the engine's list lags behind: whatever seems to be missing is asked of the engine itself and
 * of the ledger once more before it counts, so that a claim that is settled meanwhile is neither lost nor an orphan. A lost
 * workflow is started again from the ledger, at the step where the claim stands; an orphan is reported to a person.
 */
export async function compareBooks(
  { pool, client, rulebookFor }: { readonly pool: Pool; readonly client: Client; readonly rulebookFor: RulebookFor },
  mendWith?: CaseEnginePort,
): Promise<ComparedBooks> {
  const running = await runningClaims(client);
  const open = await openClaims(pool);
  const unfollowed = await those(
    [...open].filter((claimId) => !running.has(claimId)),
    async (claimId) => !(await isRunning(client, claimWorkflowId(claimId))),
  );
  // One that was settled since the ledger was asked has ended as it should.
  const lost = unfollowed.length === 0 ? [] : await stillOpen(pool, unfollowed);
  const orphans = await orphansAmong(
    pool,
    client,
    [...running].filter((claimId) => !open.has(claimId)),
  );
  const claims = mendWith ? [...(await foldClaims(pool, lost)).values()].filter((claim) => !isSettled(claim)) : [];
  if (mendWith) await inParallel(claims, AT_ONCE, (claim) => restart(claim, rulebookFor, mendWith));
  return {
    openClaims: open.size,
    runningWorkflows: running.size,
    lost: lost.sort(),
    orphans: orphans.map(claimWorkflowId).sort(),
    mended: claims.length,
  };
}

/**
 * Workflows of claims that are settled, or that there are not, and that the outbox is not about to tell. One that was told a
 * moment ago is given the time to end.
 */
async function orphansAmong(pool: Pool, client: Client, claimIds: readonly string[]): Promise<string[]> {
  const isKnown = await knownClaims(pool, claimIds);
  const strangers = await those(
    claimIds.filter((claimId) => !isKnown.has(claimId)),
    (claimId) => isRunning(client, claimWorkflowId(claimId)),
  );
  let suspects = claimIds.filter((claimId) => isKnown.has(claimId));
  for (let asked = 0; suspects.length > 0 && asked < ASKED.times; asked += 1) {
    if (asked > 0) await setTimeout(ASKED.everyMilliseconds);
    const running = await those(suspects, (claimId) => isRunning(client, claimWorkflowId(claimId)));
    suspects = running.length === 0 ? [] : await untold(pool, running);
  }
  return [...strangers, ...suspects];
}

async function knownClaims(pool: Pool, claimIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await pool.query<{ claim_id: string }>(
    'SELECT claim_id FROM fordring.claim WHERE claim_id = ANY ($1)',
    [claimIds],
  );
  return new Set(rows.map((row) => row.claim_id));
}

async function runningClaims(client: Client): Promise<Set<string>> {
  const running = await runningWorkflows(client, 'collectInvoice');
  return new Set([...running].map((workflowId) => workflowId.slice(WORKFLOW_PREFIX.length)));
}

/** Claims that the outbox has yet to tell are not lost: they are on their way. */
async function openClaims(pool: Pool): Promise<Set<string>> {
  const { rows } = await pool.query<{ claim_id: string }>(
    `SELECT claim_id FROM fordring.claim WHERE NOT settled AND NOT EXISTS (
       SELECT FROM fordring.outbox
       WHERE topic = 'engine' AND delivered_at IS NULL AND outbox.claim_id = claim.claim_id)`,
  );
  return new Set(rows.map((row) => row.claim_id));
}

async function stillOpen(pool: Pool, claimIds: readonly string[]): Promise<string[]> {
  const open = await openClaims(pool);
  return claimIds.filter((claimId) => open.has(claimId));
}

/** Those that are neither open nor about to be told anything. */
async function untold(pool: Pool, claimIds: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ claim_id: string }>(
    `SELECT claim_id FROM fordring.claim WHERE claim_id = ANY ($1) AND NOT settled
     UNION SELECT claim_id FROM fordring.outbox
     WHERE claim_id = ANY ($1) AND topic = 'engine' AND delivered_at IS NULL`,
    [claimIds],
  );
  const known = new Set(rows.map((row) => row.claim_id));
  return claimIds.filter((claimId) => !known.has(claimId));
}

async function those(claimIds: readonly string[], is: (claimId: string) => Promise<boolean>): Promise<string[]> {
  const found: string[] = [];
  await inParallel(claimIds, AT_ONCE, async (claimId) => {
    if (await is(claimId)) found.push(claimId);
  });
  return found;
}

async function restart(claim: Claim, rulebookFor: RulebookFor, engine: CaseEnginePort): Promise<void> {
  const rulebook = rulebookFor(claim.policyId, claim.policyVersion);
  const { timeZone } = rulebook.policy;
  const today = civilDateAt(Date.now(), timeZone);
  await engine.start({
    claimId: claim.claimId,
    creditorId: claim.creditorId,
    invoiceGroup: claim.invoiceGroup,
    timeZone,
    registered: true,
    bookedOn: today,
    notice: noticeOf(claim, rulebook, today),
  });
}
