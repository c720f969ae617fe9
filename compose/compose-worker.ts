import type { Client } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { CaseEngine } from '../engine/case-engine';
import type { Configuration } from '../stack/configuration';
import { payloadConversion } from '../stack/payload-conversion';
import type { Stack } from '../stack/stack';
import { createFordringWorker } from '../workers/fordring-worker';
import { installRuntime } from '../workers/install-runtime';
import { workflowBundle } from '../workers/workflow-bundle';
import { traces } from './traces';

export interface WorkerOnStack {
  readonly configuration: Configuration;
  readonly stack: Stack;
  readonly pool: Pool;
  readonly client: Client;
}

/**
 * Runs a worker in this process until the work is done: the one place that knows what a worker is made of from a
 * configuration. A worker in a process of its own is this one too (`superviseWorker` calls `fordring worker --unsupervised`).
 */
export async function withWorker<Result>(
  { configuration, stack, pool, client }: WorkerOnStack,
  work: (worker: Worker) => Promise<Result>,
  { sdkMetricsPort }: { readonly sdkMetricsPort?: number } = {},
): Promise<Result> {
  installRuntime(configuration, sdkMetricsPort);
  const { taskQueue, cache } = configuration;
  const kept = traces();
  const connection = await NativeConnection.connect(stack.temporal.connectionOptions);
  try {
    const worker = await createFordringWorker({
      ...{ connection, taskQueue, pool },
      namespace: stack.temporal.namespace,
      ...payloadConversion(configuration),
      engine: new CaseEngine(client, taskQueue),
      workflowBundle: await workflowBundle(join(cache, 'workflows'), { traced: kept !== undefined }),
      ...(kept && { traces: kept.worker }),
    });
    return await work(worker);
  } finally {
    await connection.close();
  }
}
