import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { inParallel } from '../domain/kernel/in-parallel';
import { claimWorkflowId } from '../workflows/ids';
import type { GateOpened } from '../workflows/messages';

const AT_ONCE = 48;

/**
 * Wakes claims that wait at a gate. A plain signal: a claim that sleeps in its start delay has tried no step yet, and stays
 * asleep. A claim without a workflow is passed over; the control of engine against ledger finds it.
 */
export async function tellGateOpened(client: Client, claimIds: readonly string[], opened: GateOpened): Promise<void> {
  await inParallel(claimIds, AT_ONCE, async (claimId) => {
    try {
      await client.workflow.getHandle(claimWorkflowId(claimId)).signal('gateOpened', opened);
    } catch (problem) {
      if (!(problem instanceof WorkflowNotFoundError)) throw problem;
    }
  });
}
