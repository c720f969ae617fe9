import { notingFailures } from '../activities/noting-failures';
import { Client } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import {
  Worker,
  type ActivityInterceptorsFactory,
  type NativeConnection,
  type WorkerOptions,
} from '@temporalio/worker';
import type { Pool } from 'pg';
import { createBankFileActivities } from '../activities/bank-file-activities';
import { createClaimActivities } from '../activities/claim-activities';
import type { CaseEnginePort } from '../office/claims/deliver-facts';
import { Rulebooks } from '../office/claims/rulebooks';
import { createCloseActivities } from '../activities/close-activities';
import type { CloseEnginePort } from '../office/close/tell-closes';
import { CloseEngine } from '../engine/close-engine';
import { createReconciliationActivities } from '../activities/reconciliation-activities';
import type { RunEnginePort } from '../office/reconciliation/tell-runs';
import { followedClaims } from '../office/controls/followed-claims';
import { followedActivities } from './followed-activities';
import { patientActivities } from './patient-activities';
import { quietActivities } from './quiet-activities';
import { openWorkflowsOf } from '../engine/open-workflows';
import type { WorkerVersion } from '../engine/versions';
import { RunEngine } from '../engine/run-engine';

/** How a worker keeps traces. Its workflows must be bundled for it. */
export interface TracedWorker {
  readonly activity: readonly ActivityInterceptorsFactory[];
  readonly sinks: NonNullable<WorkerOptions['sinks']>;
}

export interface WorkerParts {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly pool: Pool;
  /** How claims' workflows are started and told. */
  readonly engine: CaseEnginePort;
  /** How reconciliations' workflows are started and told; over the worker's own connection when absent. */
  readonly runs?: RunEnginePort;
  /** How closes' workflows are started and told; over the worker's own connection when absent. */
  readonly closes?: CloseEnginePort;
  /** The release that this worker is of; it takes what workers without releases take when absent. */
  readonly version?: WorkerVersion;
  /** How payloads are written and read; as they are when absent. */
  readonly dataConverter?: DataConverter;
  /** No traces are kept when absent. */
  readonly traces?: TracedWorker;
  /** Made beforehand, so that a worker starts at once; bundled here when absent. */
  readonly workflowBundle?: { readonly code: string };
}

/**
 * How long workflow code may take over one task. The SDK has an option for it and does not show it in its types. Its own 5
 * seconds end the whole process when a flood of signals waits for one claim (docs/adr/0030).
 */
const ISOLATE = { isolateExecutionTimeout: '1 minute' };

/** What runs here: claims, bank files, reconciliations and closes, on one task queue. */
export async function createFordringWorker(parts: WorkerParts): Promise<Worker> {
  const { connection, namespace, taskQueue, pool, engine, dataConverter } = parts;
  const conversion = dataConverter ? { dataConverter } : {};
  const rulebooks = await Rulebooks.load(pool);
  const client = new Client({ connection, namespace, ...conversion });
  const runs = parts.runs ?? new RunEngine(client, taskQueue);
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    ...conversion,
    ...(parts.workflowBundle
      ? { workflowBundle: parts.workflowBundle }
      : { workflowsPath: require.resolve('../workflows') }),
    activities: notingFailures(pool, {
      ...createClaimActivities({ pool, rulebookFor: rulebooks.for, missedAreRead: rulebooks.missedAreRead }),
      ...createBankFileActivities({ pool, rulebookFor: rulebooks.for, engine }),
      ...createReconciliationActivities({
        pool,
        engine: runs,
        closes: parts.closes ?? new CloseEngine(client, taskQueue),
        openWorkflows: openWorkflowsOf({ books: followedClaims(pool, rulebooks.for), client, engine }),
      }),
      ...createCloseActivities({ pool, engine: runs }),
    }),
    interceptors: {
      // The traces stand outside of this last one: they see an error after it has lost its contents.
      activity: [followedActivities, patientActivities, ...(parts.traces?.activity ?? []), quietActivities],
    },
    ...(parts.traces && { sinks: parts.traces.sinks }),
    // Every workflow goes on under the release that has the work (docs/adr/0095).
    ...(parts.version && {
      workerDeploymentOptions: {
        ...{ useWorkerVersioning: true, version: parts.version },
        defaultVersioningBehavior: 'AUTO_UPGRADE',
      },
    }),
    maxConcurrentActivityTaskExecutions: 64,
    maxConcurrentWorkflowTaskExecutions: 64,
    maxCachedWorkflows: 2000,
    ...ISOLATE,
  });
}
