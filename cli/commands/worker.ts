import { NativeConnection } from '@temporalio/worker';
import type { Command } from 'commander';
import { join } from 'node:path';
import { CaseEngine } from '../../engine/case-engine';
import { createFordringWorker } from '../../workers/fordring-worker';
import { installRuntime } from '../../workers/install-runtime';
import { workflowBundle } from '../../workers/workflow-bundle';
import { relayLedger } from '../../workers/relay-ledger';
import { EXIT } from '../exit-codes';
import { untilAborted, withFordring } from '../open-fordring';

/** `fordring worker`: runs workflows and activities until it is told to end. Start as many as the load asks for. */
export function addWorker(program: Command, ended: (exitCode: number) => void): void {
  program
    .command('worker')
    .description('run workflows and activities, and hand on what the ledger has to tell, until Ctrl-C')
    .option('--no-relay', "leave the ledger's outbox to others")
    .action(async ({ relay }: { relay: boolean }) => {
      await withFordring(
        async ({ configuration, stack, pool, client, ending }) => {
          installRuntime(configuration);
          const { taskQueue } = configuration;
          const connection = await NativeConnection.connect(stack.temporal.connectionOptions);
          const worker = await createFordringWorker({
            connection,
            namespace: stack.temporal.namespace,
            taskQueue,
            pool,
            engine: new CaseEngine(client, taskQueue),
            workflowBundle: await workflowBundle(join(configuration.cache, 'workflows')),
          });
          const outbox = relay ? await relayLedger({ pool, client, configuration }) : undefined;
          process.stderr.write(
            `Working on task queue ${taskQueue} of namespace ${stack.temporal.namespace}; Ctrl-C ends.\n`,
          );
          await worker.runUntil(untilAborted(ending));
          await outbox?.stop();
          await connection.close();
        },
        { endsItself: true },
      );
      ended(EXIT.done);
    });
}
