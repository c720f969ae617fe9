import type { Client } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { CaseEngine } from '../engine/case-engine';
import { bringVersion, currentVersionOf, deploymentNameOf, type TakesOver } from '../engine/versions';
import type { Configuration } from '../stack/configuration';
import { payloadConversion } from '../stack/payload-conversion';
import type { Stack } from '../stack/stack';
import { createFordringWorker } from '../workers/fordring-worker';
import { installRuntime } from '../workers/install-runtime';
import { buildIdOf, workflowBundle } from '../workers/workflow-bundle';
import { traces } from './traces';

export interface WorkerOnStack {
  readonly configuration: Configuration;
  readonly stack: Stack;
  readonly pool: Pool;
  readonly client: Client;
}

export interface WorkerSettings {
  readonly sdkMetricsPort?: number;
  /** When this release takes the work from the one that has it. */
  readonly takesOver?: TakesOver;
  /** Without releases a worker takes what no release has: for scratch namespaces. */
  readonly versioned?: boolean;
  /**
   * The worker ends with one act. Where no release has the work it names none, or the workers that stay would get nothing
   * once it is gone.
   */
  readonly passing?: boolean;
}

const LOOKED_EVERY_MILLISECONDS = 10_000;

/** The release of a worker, and the one that has the work. */
export interface ReleaseHere {
  readonly buildId: string;
  readonly current: string;
}

/**
 * Runs a worker in this process until the work is done: the one place that knows what a worker is made of from a
 * configuration. A worker in a process of its own is this one too (`superviseWorker` calls `fordring worker --unsupervised`).
 */
export async function withWorker<Result>(
  { configuration, stack, pool, client }: WorkerOnStack,
  work: (worker: Worker, release?: ReleaseHere) => Promise<Result>,
  { sdkMetricsPort, takesOver = 'never', versioned = true, passing = false }: WorkerSettings = {},
): Promise<Result> {
  installRuntime(configuration, sdkMetricsPort);
  const { taskQueue, cache } = configuration;
  const kept = traces();
  const connection = await NativeConnection.connect(stack.temporal.connectionOptions);
  try {
    const deploymentName = deploymentNameOf(taskQueue);
    const names = versioned && !(passing && (await currentVersionOf(client, deploymentName)) === undefined);
    const version = names ? { deploymentName, buildId: await buildIdOf(configuration) } : undefined;
    const worker = await createFordringWorker({
      ...{ connection, taskQueue, pool },
      ...(version && { version }),
      namespace: stack.temporal.namespace,
      ...payloadConversion(configuration),
      engine: new CaseEngine(client, taskQueue),
      workflowBundle: await workflowBundle(join(cache, 'workflows'), { traced: kept !== undefined }),
      ...(kept && { traces: kept.worker }),
    });
    if (!version) return await work(worker);
    const bring = () => bringVersion(client, version, takesOver, taskQueue);
    const { current } = await bring();
    // A worker that died a moment ago still counts as one that asks: it is looked for again while the work waits.
    const looking =
      takesOver === 'unserved'
        ? setInterval(() => void bring().catch(() => undefined), LOOKED_EVERY_MILLISECONDS)
        : undefined;
    try {
      return await work(worker, { buildId: version.buildId, current });
    } finally {
      clearInterval(looking);
    }
  } finally {
    await connection.close();
  }
}
