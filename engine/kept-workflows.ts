import { type Client, type WorkflowStartOptions } from '@temporalio/client';
import { WorkflowIdConflictPolicy } from '@temporalio/common';
import { reaching } from './reaching';

/** How a workflow is started: its id, its input and what an operator filters by. */
export type HowToStart = Pick<
  WorkflowStartOptions,
  'taskQueue' | 'workflowId' | 'workflowIdReusePolicy' | 'typedSearchAttributes' | 'staticSummary'
> & { readonly args: [unknown] };

/** Signal with start: one that is not there, or has ended, is started. */
export async function tellWorkflow(
  client: Client,
  type: string,
  how: HowToStart,
  signal: string,
  signalArgs: unknown[] = [],
): Promise<void> {
  await reaching(client, () => client.workflow.signalWithStart(type, { ...how, signal, signalArgs }));
}

/** Sees to it that the workflow is there; one that is has its own time and is not woken. */
export async function keepWorkflow(client: Client, type: string, how: HowToStart): Promise<void> {
  const workflowIdConflictPolicy = WorkflowIdConflictPolicy.USE_EXISTING;
  await reaching(client, () => client.workflow.start(type, { ...how, workflowIdConflictPolicy }));
}
