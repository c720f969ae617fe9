import { WorkflowNotFoundError, type Client } from '@temporalio/client';

/** How often, and how long apart, a workflow that follows nothing any more is asked whether it has heard of it. */
export const ASKED = { times: 5, everyMilliseconds: 400 };

/** The workflows of these types that run, by their ids, as the engine's list has them: it lags behind. */
export async function runningWorkflows(client: Client, ...types: readonly string[]): Promise<Set<string>> {
  const running = new Set<string>();
  const query = `WorkflowType IN (${types.map((type) => `'${type}'`).join(', ')}) AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of client.workflow.list({ query })) running.add(workflowId);
  return running;
}

/** Asks the engine itself. */
export async function isRunning(client: Client, workflowId: string): Promise<boolean> {
  try {
    const { status } = await client.workflow.getHandle(workflowId).describe();
    return status.name === 'RUNNING';
  } catch (problem) {
    if (problem instanceof WorkflowNotFoundError) return false;
    throw problem;
  }
}
