import type { WorkflowHandle } from '@temporalio/client';
import type { Worker } from '@temporalio/worker';
import { bankFileWorkflowId } from '../workflows/ids';
import type { BankFileOrder, BankFileReport } from '../workflows/bank-file-port';
import { withWorker, type WorkerOnStack } from './compose-worker';

/** How far the import has come: movements posted, then claims' workflows told. */
export type BankFileProgress = (done: number, of: number | undefined, what: 'posted' | 'told') => void;

const WATCHED_EVERY_MILLISECONDS = 1000;

/**
 * Has a bank file that was laid down posted through the engine, by a worker of our own: the file's own workflow posts the
 * file and tells the claims. A lost worker or database is waited for. The same file twice is posted once.
 */
export async function postBankFile(
  place: WorkerOnStack,
  order: BankFileOrder,
  onProgress: BankFileProgress,
): Promise<BankFileReport> {
  const { client, configuration } = place;
  // Where an existing cluster's workers are of another release, they do the work; and they keep it, with a release or without.
  // On servers of our own a worker that runs keeps the work too: this one takes it only where nobody else is there.
  const settings =
    configuration.temporal.kind === 'embedded' ? ({ takesOver: 'unserved' } as const) : { passing: true };
  const posting = (worker: Worker) =>
    worker.runUntil(async () => {
      const handle = await client.workflow.start('importBankFile', {
        taskQueue: configuration.taskQueue,
        workflowId: bankFileWorkflowId(order.creditorId, order.fileId),
        args: [order],
        workflowIdConflictPolicy: 'USE_EXISTING',
      });
      const watching = setInterval(() => void watch(handle, onProgress), WATCHED_EVERY_MILLISECONDS);
      try {
        return (await handle.result()) as BankFileReport;
      } finally {
        clearInterval(watching);
      }
    });
  return withWorker(place, posting, settings);
}

/** What the activity that runs now says of itself. Nothing is lost when it says nothing. */
async function watch(handle: WorkflowHandle, onProgress: BankFileProgress): Promise<void> {
  const described = await handle.describe().catch(() => undefined);
  const beat = described?.raw.pendingActivities?.[0]?.heartbeatDetails?.payloads?.[0]?.data;
  if (!beat) return;
  const { done, of, delivered } = JSON.parse(Buffer.from(beat).toString()) as Record<string, number | undefined>;
  if (done !== undefined && of !== undefined) onProgress(done, of, 'posted');
  else if (delivered !== undefined) onProgress(delivered, undefined, 'told');
}
