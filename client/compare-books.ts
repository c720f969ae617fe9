import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { foldClaims } from '../activities/ledger/read-events';
import type { RulebookFor } from '../activities/ledger/execute-command';
import type { CaseEnginePort } from '../activities/outbox/deliver-facts';
import { inParallel } from '../activities/outbox/in-parallel';
import { noticeOf } from '../domain/case-notice';
import { civilDateAt } from '../domain/civil-time';
import { isSettled, type Claim } from '../domain/claim';
import { claimWorkflowId } from '../workflows/ids';

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
 * The two books must agree: every open claim of the ledger has exactly one open workflow, and the other way round. The
 * engine's list lags behind, so whatever it seems to miss is asked of the engine itself before it counts. A lost
 * workflow is started again from the ledger, at the step where the claim stands; an orphan is reported to a person.
 */
export async function compareBooks(
  { pool, client, rulebookFor }: { readonly pool: Pool; readonly client: Client; readonly rulebookFor: RulebookFor },
  mendWith?: CaseEnginePort,
): Promise<ComparedBooks> {
  const running = await runningClaims(client);
  const open = await openClaims(pool);
  const lost: string[] = [];
  const orphans: string[] = [];
  await inParallel(
    [...open].filter((claimId) => !running.has(claimId)),
    AT_ONCE,
    async (claimId) => {
      if (!(await isRunning(client, claimId))) lost.push(claimId);
    },
  );
  await inParallel(
    [...running].filter((claimId) => !open.has(claimId)),
    AT_ONCE,
    async (claimId) => {
      if ((await isRunning(client, claimId)) && !(await isOpen(pool, claimId))) orphans.push(claimWorkflowId(claimId));
    },
  );
  const claims = mendWith ? [...(await foldClaims(pool, lost)).values()] : [];
  if (mendWith) await inParallel(claims, AT_ONCE, (claim) => restart(claim, rulebookFor, mendWith));
  return {
    openClaims: open.size,
    runningWorkflows: running.size,
    lost: lost.sort(),
    orphans: orphans.sort(),
    mended: claims.length,
  };
}

async function runningClaims(client: Client): Promise<Set<string>> {
  const running = new Set<string>();
  const query = "WorkflowType = 'collectInvoice' AND ExecutionStatus = 'Running'";
  for await (const { workflowId } of client.workflow.list({ query }))
    running.add(workflowId.slice(WORKFLOW_PREFIX.length));
  return running;
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

async function isOpen(pool: Pool, claimId: string): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT FROM fordring.claim WHERE claim_id = $1 AND NOT settled', [claimId]);
  return rowCount === 1;
}

async function isRunning(client: Client, claimId: string): Promise<boolean> {
  try {
    const { status } = await client.workflow.getHandle(claimWorkflowId(claimId)).describe();
    return status.name === 'RUNNING';
  } catch (problem) {
    if (problem instanceof WorkflowNotFoundError) return false;
    throw problem;
  }
}

async function restart(claim: Claim, rulebookFor: RulebookFor, engine: CaseEnginePort): Promise<void> {
  if (isSettled(claim)) return;
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
