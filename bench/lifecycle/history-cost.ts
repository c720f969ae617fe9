import type { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';

export interface HistoryCost {
  readonly events: number;
  readonly bytes: number;
  readonly timers: number;
}

const { EVENT_TYPE_TIMER_STARTED } = temporal.api.enums.v1.EventType;

/** What a life left in the engine's history, over all runs that continued one another. */
export async function historyCost(client: Client, workflowId: string): Promise<HistoryCost> {
  const cost = { events: 0, bytes: 0, timers: 0 };
  let { runId } = await client.workflow.getHandle(workflowId).describe();
  while (runId !== '') {
    const run = client.workflow.getHandle(workflowId, runId);
    const { events } = await run.fetchHistory();
    cost.events += events?.length ?? 0;
    cost.timers += events?.filter(({ eventType }) => eventType === EVENT_TYPE_TIMER_STARTED).length ?? 0;
    cost.bytes += (await run.describe()).historySize ?? 0;
    runId = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? '';
  }
  return cost;
}
