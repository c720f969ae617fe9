import { QueryNotRegisteredError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Standing } from '../office/controls/followed-claims';
import { claimWorkflowId } from '../workflows/ids';
import { caseStatus, type CollectInvoiceInput } from '../workflows/messages';
import { standingOfMemo, standingOfNotice } from './case-memo';
import { grpcErrorOf } from './reaching';
import { isRunning } from './running-workflows';
import { decoded, isUnreadable, undecoded, unreadableBecause, type Unreadable } from './undecoded';

/** What a claim's workflow says of its claim; `not-running`, or `unanswered` when no worker answers in time. */
export type Answered = Standing | Unreadable | 'not-running' | 'unanswered';

/** gRPC's codes: a workflow that is not ready, that is not there, and that does not answer, since its worker is away or fails at it. */
const NOT_READY = 9;
const NOT_THERE = 5;
const NO_ANSWER: readonly number[] = [3, 4, 8, NOT_READY];

/**
 * Asks the workflow where its claim stands. One that sleeps in its start delay cannot be asked: its memo says what it was
 * told, and nothing else has been told it. The memo that the caller has from the engine's list may be of an earlier run,
 * so a caller that must be sure leaves it out.
 */
export async function askWorkflow(
  client: Client,
  claimId: string,
  { memo, withinMilliseconds }: { readonly memo?: Standing | undefined; readonly withinMilliseconds: number },
): Promise<Answered> {
  const handle = client.workflow.getHandle(claimWorkflowId(claimId));
  try {
    const status = await client.connection.withDeadline(Date.now() + withinMilliseconds, () =>
      handle.query(caseStatus),
    );
    return { eventNumber: status.eventNumber, ...(status.nextOn && { nextOn: status.nextOn }) };
  } catch (problem) {
    if (isAsleep(problem)) return memo ?? (await standingAtStart(client, claimId));
    const code = codeOf(problem);
    if (code === NOT_THERE) return 'not-running';
    if (code !== undefined && NO_ANSWER.includes(code)) return 'unanswered';
    if (code === undefined) return unreadableBecause(problem);
    return whenServerAnswers(client, claimId, problem);
  }
}

/**
 * A query fails in many ways while its worker goes away. If the server itself still answers, the workflow is what is
 * silent. Otherwise nothing is known of any workflow: throws the query's problem.
 */
async function whenServerAnswers(client: Client, claimId: string, problem: unknown): Promise<Answered> {
  try {
    return (await isRunning(client, claimWorkflowId(claimId))) ? 'unanswered' : 'not-running';
  } catch {
    throw problem;
  }
}

/** What the workflow was told when it began: by its memo, else by the input that stands in its history. */
async function standingAtStart(client: Client, claimId: string): Promise<Answered> {
  const handle = client.workflow.getHandle(claimWorkflowId(claimId));
  try {
    const { status, memo } = await undecoded(client).workflow.getHandle(handle.workflowId).describe();
    if (status.name !== 'RUNNING') return 'not-running';
    const kept = await standingOfMemo(client, memo);
    if (kept) return kept;
    const [started] = (await handle.fetchHistory()).events ?? [];
    const [payload] = started?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
    if (!payload) return 'unanswered';
    const input = await decoded<CollectInvoiceInput>(client, payload);
    return isUnreadable(input) ? input : standingOfNotice(input.notice);
  } catch (problem) {
    if (problem instanceof WorkflowNotFoundError) return 'not-running';
    throw problem;
  }
}

/** The server has no task to answer with before the start delay is over. */
function isAsleep(problem: unknown): boolean {
  const answer = grpcErrorOf(problem);
  return answer?.code === NOT_READY && answer.details.includes('not scheduled yet');
}

function codeOf(problem: unknown): number | undefined {
  if (problem instanceof WorkflowNotFoundError) return NOT_THERE;
  if (problem instanceof QueryNotRegisteredError) return problem.code;
  return grpcErrorOf(problem)?.code;
}
