import { type Client, isGrpcServiceError } from '@temporalio/client';
import { optionalTsToMs } from '@temporalio/common/lib/time';

/** What a worker calls itself to the engine: the installation, and the release that runs in it. */
export interface WorkerVersion {
  readonly deploymentName: string;
  readonly buildId: string;
}

/** How a version of the program stands with the engine. */
export interface VersionStanding {
  readonly buildId: string;
  /**
   * `current` has the work. `ramping` has a share of it. `inactive` has never had it. `draining` and `drained` had it
   * before.
   */
  readonly standing: 'current' | 'ramping' | 'inactive' | 'draining' | 'drained';
  /** The share of a ramping version, in percent of all workflows. */
  readonly percent?: number;
}

const GRPC_NOT_FOUND = 5;
const GRPC_CODES_OF_UNKNOWN: readonly number[] = [GRPC_NOT_FOUND];

/** The name of an installation: that of its task queue. The engine takes neither a dot nor a colon there. */
export function deploymentNameOf(taskQueue: string): string {
  return taskQueue.replace(/[.:]/g, '-');
}

/** Every version that the engine knows, the newest first; none before the first worker came. */
export async function versionsOf(client: Client, deploymentName: string): Promise<readonly VersionStanding[]> {
  const { namespace } = client.options;
  try {
    const { workerDeploymentInfo: info } = await client.workflowService.describeWorkerDeployment({
      ...{ namespace, deploymentName },
    });
    const { currentDeploymentVersion, rampingDeploymentVersion, rampingVersionPercentage } = info?.routingConfig ?? {};
    return (info?.versionSummaries ?? []).map(({ deploymentVersion, drainageInfo, lastCurrentTime }) => {
      const buildId = deploymentVersion?.buildId ?? '';
      if (buildId === currentDeploymentVersion?.buildId) return { buildId, standing: 'current' };
      if (buildId === rampingDeploymentVersion?.buildId)
        return { buildId, standing: 'ramping', percent: rampingVersionPercentage ?? 0 };
      if (!lastCurrentTime) return { buildId, standing: 'inactive' };
      return { buildId, standing: Number(drainageInfo?.status) === DRAINED ? 'drained' : 'draining' };
    });
  } catch (problem) {
    if (isGrpcServiceError(problem) && GRPC_CODES_OF_UNKNOWN.includes(problem.code)) return [];
    throw problem;
  }
}

/** The engine's number for a version that no workflow needs any more. */
const DRAINED = 2;

/** The version that has the work; none as long as workers without a version have it. */
export async function currentVersionOf(client: Client, deploymentName: string): Promise<string | undefined> {
  const known = await versionsOf(client, deploymentName);
  return known.find(({ standing }) => standing === 'current')?.buildId;
}

/** From now on every workflow's next task goes to this version. Workers of the version must be there unless told otherwise. */
export async function makeCurrent(
  client: Client,
  version: WorkerVersion,
  { allowNoPollers = false }: { readonly allowNoPollers?: boolean } = {},
): Promise<void> {
  const { namespace } = client.options;
  await client.workflowService.setWorkerDeploymentCurrentVersion({
    ...{ namespace, ...version, allowNoPollers },
    // A task queue of an earlier version that nobody asks any more holds up no release.
    ignoreMissingTaskQueues: allowNoPollers,
  });
}

/** From now on so many percent of all workflows go to this version: always the same ones, by their ids. 0 ends it. */
export async function ramp(client: Client, version: WorkerVersion, percent: number): Promise<void> {
  const { namespace } = client.options;
  const { deploymentName, buildId } = version;
  await client.workflowService.setWorkerDeploymentRampingVersion({
    ...{ namespace, deploymentName, percentage: percent, buildId: percent === 0 ? '' : buildId },
  });
}

/**
 * When a worker's version takes the work from the one that has it: only if it never had it, always, never by itself, or
 * only where nobody works for the one that has it.
 */
export type TakesOver = 'once' | 'always' | 'never' | 'unserved';

/** A worker asks anew at least once a minute; the engine remembers one that is gone for five. */
const ASKS_WITHIN_MILLISECONDS = 90_000;

/** Whether a worker of this version asked for workflows' tasks within the last minute and a half. */
export async function isServed(client: Client, taskQueue: string, buildId: string): Promise<boolean> {
  const { pollers } = await client.workflowService.describeTaskQueue({
    namespace: client.options.namespace,
    taskQueue: { name: taskQueue },
  });
  const since = Date.now() - ASKS_WITHIN_MILLISECONDS;
  return pollers.some(
    ({ deploymentOptions, lastAccessTime }) =>
      deploymentOptions?.buildId === buildId && (optionalTsToMs(lastAccessTime) ?? 0) >= since,
  );
}

/**
 * Brings a worker's version to the engine. The first version of an installation has the work at once. A later one takes it as
 * told, or waits until somebody promotes it. Answers who has the work then.
 */
export async function bringVersion(
  client: Client,
  version: WorkerVersion,
  takesOver: TakesOver,
  taskQueue: string,
): Promise<{ readonly current: string }> {
  const known = await versionsOf(client, version.deploymentName);
  const current = known.find(({ standing }) => standing === 'current')?.buildId;
  if (current === version.buildId) return { current };
  const had = known.some(({ buildId, standing }) => buildId === version.buildId && standing !== 'inactive');
  const takes =
    current === undefined ||
    takesOver === 'always' ||
    (takesOver === 'once' && !had) ||
    (takesOver === 'unserved' && !(await isServed(client, taskQueue, current)));
  if (!takes) return { current };
  await makeCurrent(client, version, { allowNoPollers: true });
  return { current: version.buildId };
}
