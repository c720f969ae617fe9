import type { Client } from '@temporalio/client';

/** What went wrong in the lives of a task queue's workflows, and the releases that took their tasks. */
export async function lifeOnEngine(
  client: Client,
  taskQueue: string,
): Promise<{ failures: string[]; releases: Set<string> }> {
  const failures: string[] = [];
  const releases = new Set<string>();
  for await (const { workflowId, runId } of client.workflow.list({ query: `TaskQueue = '${taskQueue}'` })) {
    const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    for (const event of events ?? []) {
      if (event.workflowTaskFailedEventAttributes) failures.push(`${workflowId}: a task failed`);
      if (event.activityTaskFailedEventAttributes) failures.push(`${workflowId}: an activity failed`);
      if ((event.activityTaskStartedEventAttributes?.attempt ?? 1) > 1)
        failures.push(`${workflowId}: a step was tried again`);
      const completed = event.workflowTaskCompletedEventAttributes;
      if (completed) releases.add(completed.deploymentVersion?.buildId ?? 'none');
    }
  }
  return { failures, releases };
}
