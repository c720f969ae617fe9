import { Client, isGrpcServiceError } from '@temporalio/client';
import { Fault } from '../domain/kernel/fault';
import { deploymentNameOf, isServed, makeCurrent, ramp, versionsOf, type VersionStanding } from '../engine/versions';
import type { Configuration } from '../stack/configuration';
import { connectTemporal } from '../stack/connect-temporal';
import { startStack } from '../stack/stack';
import { buildIdOf } from '../workers/workflow-bundle';

export type { VersionStanding };

/** The release is not known to the engine, or none of its workers runs. Start its workers first. */
export class ReleaseWithoutWorkers extends Fault {
  override readonly name = 'ReleaseWithoutWorkers';
  override readonly kind = 'refused';
}

/** What the engine knows of this installation's releases, and the act that hands the work from one to another. */
export interface WorkerVersions {
  readonly list: () => Promise<readonly VersionStanding[]>;
  /** Whether a worker of this release asks for work. */
  readonly isServed: (buildId: string) => Promise<boolean>;
  /** Throws `ReleaseWithoutWorkers`. With a percentage only so many of the workflows; 0 gives them back. */
  readonly promote: (wanted: { readonly buildId?: string; readonly percent?: number }) => Promise<string>;
}

const GRPC_NOT_FOUND = 5;
const GRPC_FAILED_PRECONDITION = 9;

/** Does the work with the releases of the configured engine. The ledger is not asked. */
export async function withWorkerVersions<Result>(
  configuration: Configuration,
  work: (versions: WorkerVersions) => Promise<Result>,
): Promise<Result> {
  const stack = await startStack(configuration);
  try {
    const connection = await connectTemporal(stack.temporal.connectionOptions);
    try {
      const client = new Client({ connection, namespace: stack.temporal.namespace });
      const deploymentName = deploymentNameOf(configuration.taskQueue);
      return await work({
        list: () => versionsOf(client, deploymentName),
        isServed: (buildId) => isServed(client, configuration.taskQueue, buildId),
        async promote({ buildId: named, percent }) {
          const buildId = named ?? (await buildIdOf(configuration));
          const version = { deploymentName, buildId };
          await (percent === undefined ? makeCurrent(client, version) : ramp(client, version, percent)).catch(
            (problem: unknown) => {
              throw refusalOf(problem, buildId);
            },
          );
          return buildId;
        },
      });
    } finally {
      await connection.close();
    }
  } finally {
    await stack.stop();
  }
}

function refusalOf(problem: unknown, buildId: string): unknown {
  const codes: readonly number[] = [GRPC_NOT_FOUND, GRPC_FAILED_PRECONDITION];
  if (!isGrpcServiceError(problem) || !codes.includes(problem.code)) return problem;
  return new ReleaseWithoutWorkers(
    `Release ${buildId} cannot have the work: the engine knows no worker of it that runs. ` +
      'Start its workers first; fordring engine versions lists the releases.',
  );
}
