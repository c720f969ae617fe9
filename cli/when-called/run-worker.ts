import { NativeConnection } from '@temporalio/worker';
import { join } from 'node:path';
import { createFordringWorker } from '../../workers/fordring-worker';
import { installRuntime } from '../../workers/install-runtime';
import { workflowBundle } from '../../workers/workflow-bundle';
import { relayLedger } from '../../workers/relay-ledger';
import { caseEngineOf } from '../engines';
import { untilAborted } from '../interrupted';
import type { OpenFordring } from '../open-fordring';

/** Runs workflows and activities, and where it is asked for the relay, until the command is to end. */
export async function runWorker(fordring: OpenFordring, { relay }: { readonly relay: boolean }): Promise<void> {
  const { configuration, stack, pool, client, ending } = fordring;
  installRuntime(configuration);
  const { taskQueue } = configuration;
  const connection = await NativeConnection.connect(stack.temporal.connectionOptions);
  const worker = await createFordringWorker({
    connection,
    namespace: stack.temporal.namespace,
    taskQueue,
    pool,
    engine: caseEngineOf(fordring),
    workflowBundle: await workflowBundle(join(configuration.cache, 'workflows')),
  });
  const outbox = relay ? await relayLedger({ pool, client, configuration }) : undefined;
  process.stderr.write(`Working on task queue ${taskQueue} of namespace ${stack.temporal.namespace}; Ctrl-C ends.\n`);
  await worker.runUntil(untilAborted(ending));
  await outbox?.stop();
  await connection.close();
}
