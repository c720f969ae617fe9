import type { Client } from '@temporalio/client';

export interface HistoryCost {
  readonly events: number;
  readonly bytes: number;
}

/** What a life left in the engine's history, over all runs that continued one another. */
export async function historyCost(client: Client, workflowId: string): Promise<HistoryCost> {
  let [events, bytes] = [0, 0];
  for (let runId: string | undefined, more = true; more; more = Boolean(runId)) {
    const run = await client.workflow.getHandle(workflowId, runId).describe();
    events += run.historyLength;
    bytes += run.historySize ?? 0;
    runId = await runBefore(client, workflowId, run.runId);
  }
  return { events, bytes };
}

async function runBefore(client: Client, workflowId: string, runId: string): Promise<string | undefined> {
  const { history } = await client.workflowService.getWorkflowExecutionHistory({
    namespace: client.options.namespace,
    execution: { workflowId, runId },
    maximumPageSize: 1,
  });
  return history?.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? undefined;
}
