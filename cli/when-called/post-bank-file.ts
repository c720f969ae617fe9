import { withWorker } from '../../compose/compose-worker';
import { layDownBankFile } from '../../office/payments/incoming-bank-file';
import type { BankFileReport } from '../../workflows/bank-file-port';
import { bankFileWorkflowId } from '../../workflows/ids';
import type { OpenFordring } from '../open-fordring';
import { progressBar } from '../progress-bar';

/** Through the engine: the file's own workflow posts it and tells the claims; a lost worker or database is waited for. */
export async function postBankFile(
  fordring: OpenFordring,
  creditorId: string,
  fileName: string,
  content: Buffer,
  movements: number,
): Promise<BankFileReport> {
  const { pool, client, configuration } = fordring;
  const fileId = await layDownBankFile(pool, creditorId, { fileName, content });
  const { taskQueue } = configuration;
  const progress = progressBar('Posting', process.stderr);
  try {
    return await withWorker(fordring, (worker) =>
      worker.runUntil(async () => {
        const handle = await client.workflow.start('importBankFile', {
          taskQueue,
          workflowId: bankFileWorkflowId(creditorId, fileId),
          args: [{ creditorId, fileId }],
          workflowIdConflictPolicy: 'USE_EXISTING',
        });
        const watching = setInterval(() => {
          void handle
            .describe()
            .then(({ raw }) => {
              const beat = raw.pendingActivities?.[0]?.heartbeatDetails?.payloads?.[0]?.data;
              if (!beat) return;
              const { done, of, delivered } = JSON.parse(Buffer.from(beat).toString()) as {
                done?: number;
                of?: number;
                delivered?: number;
              };
              if (done !== undefined && of !== undefined) progress.show(done, of, 'posted');
              else if (delivered !== undefined) progress.show(Math.min(delivered, movements), movements, 'told');
            })
            .catch(() => undefined);
        }, 1000);
        try {
          return (await handle.result()) as BankFileReport;
        } finally {
          clearInterval(watching);
        }
      }),
    );
  } finally {
    progress.end();
  }
}
