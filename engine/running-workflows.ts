import { grpcErrorOf } from './reaching';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { OfCreditors, Standing } from '../office/controls/followed-claims';
import { claimWorkflowId } from '../workflows/ids';
import { standingOfMemo } from './case-memo';
import { undecoded, type Unreadable } from './undecoded';

/** How often, and how long apart, a workflow that follows nothing any more is asked whether it has heard of it. */
export const ASKED = { times: 5, everyMilliseconds: 400 };

/** The workflows of these types that run, of these creditors or of all, by their ids, as the engine's list has them: it lags behind. */
export async function runningWorkflows(
  client: Client,
  creditorIds: OfCreditors,
  ...types: readonly string[]
): Promise<Set<string>> {
  const running = new Set<string>();
  const query = `${listed('WorkflowType', types)} AND ExecutionStatus = 'Running'${ofCreditors(creditorIds)}`;
  for await (const { workflowId } of undecoded(client).workflow.list({ query })) running.add(workflowId);
  return running;
}

/** The claims that a workflow follows, of these creditors or of all, each with what its workflow was told at its start. */
export async function runningClaims(
  client: Client,
  creditorIds: OfCreditors,
): Promise<Map<string, Standing | Unreadable | undefined>> {
  const running = new Map<string, Standing | Unreadable | undefined>();
  const query = `WorkflowType = 'collectInvoice' AND ExecutionStatus = 'Running'${ofCreditors(creditorIds)}`;
  for await (const { workflowId, memo } of undecoded(client).workflow.list({ query })) {
    running.set(workflowId.slice(claimWorkflowId('').length), await standingOfMemo(client, memo));
  }
  return running;
}

function ofCreditors(creditorIds: OfCreditors): string {
  return creditorIds ? ` AND ${listed('FordringCreditor', creditorIds)}` : '';
}

/** A list filter. Of no words at all: one that nothing meets. */
function listed(attribute: string, words: readonly string[]): string {
  return `${attribute} IN (${(words.length > 0 ? words : ['']).map((word) => `'${word}'`).join(', ')})`;
}

/** Asks the engine itself. */
export async function isRunning(client: Client, workflowId: string): Promise<boolean> {
  try {
    const { status } = await undecoded(client).workflow.getHandle(workflowId).describe();
    return status.name === 'RUNNING';
  } catch (problem) {
    if (problem instanceof WorkflowNotFoundError || isNoId(problem)) return false;
    throw problem;
  }
}

/** Under an id that the engine does not take nothing runs. */
function isNoId(problem: unknown): boolean {
  return /workflow ?id/i.test(grpcErrorOf(problem)?.details ?? '') && grpcErrorOf(problem)?.code === INVALID_ARGUMENT;
}

/** gRPC's number for it. */
const INVALID_ARGUMENT = 3;
