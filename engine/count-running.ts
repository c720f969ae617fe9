import type { Client } from '@temporalio/client';

/** How many claims of a creditor a workflow follows, as the engine's list has it: the list lags a little. */
export async function countRunning(client: Client, creditorId: string): Promise<number> {
  const query = `WorkflowType = 'collectInvoice' AND ExecutionStatus = 'Running' AND FordringCreditor = '${creditorId}'`;
  return (await client.workflow.count(query)).count;
}
