import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { claimWorkflowId } from '../../workflows/ids';
import type { CollectInvoiceInput } from '../../workflows/messages';

/**
 * How far a case's business time lies from the engine's, as its workflow was started with: for a rehearsal that goes on
 * after it was interrupted. Undefined when the claim has no workflow, `ended` when its workflow has ended.
 */
export async function recoverClock(client: Client, claimId: string): Promise<number | 'ended' | undefined> {
  const workflowId = claimWorkflowId(claimId);
  try {
    const { status } = await client.workflow.getHandle(workflowId).describe();
    if (status.name !== 'RUNNING') return 'ended';
    const { history } = await client.workflowService.getWorkflowExecutionHistory({
      namespace: client.options.namespace,
      execution: { workflowId },
      maximumPageSize: 1,
    });
    const [payload] = history?.events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
    if (!payload) return undefined;
    return defaultPayloadConverter.fromPayload<CollectInvoiceInput>(payload).clock.offsetMilliseconds;
  } catch (problem) {
    if (problem instanceof WorkflowNotFoundError) return undefined;
    throw problem;
  }
}
