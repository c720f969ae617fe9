import { Worker } from '@temporalio/worker';
import { setTimeout as pause } from 'node:timers/promises';
import { CaseEngine } from '../../../engine/case-engine';
import { bringVersion, isServed, makeCurrent, ramp, versionsOf, type TakesOver } from '../../../engine/versions';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { createFordringWorker } from '../../../workers/fordring-worker';
import { lateDebtors, UNTIL } from '../../support/late-debtors';
import { previewedLines, rehearsalOf, type Rehearsal } from '../../support/lived-twice';
import { lifeOnEngine } from '../../support/life-on-engine';
import { useWorld } from '../../support/world';

const world = useWorld();

interface Running {
  readonly worker: Worker;
  readonly ended: Promise<void>;
}

/** A worker of a release, or of the time before there were releases. */
async function start({ pool, parts }: Rehearsal, buildId?: string): Promise<Running> {
  const worker = await createFordringWorker({
    connection: world().nativeConnection,
    namespace: world().stack.temporal.namespace,
    taskQueue: parts.taskQueue,
    pool,
    engine: new CaseEngine(parts.client, parts.taskQueue),
    workflowBundle: await world().workflowBundle(),
    ...(buildId !== undefined && { version: { deploymentName: parts.taskQueue, buildId } }),
  });
  return { worker, ended: worker.run() };
}

async function stop({ worker, ended }: Running): Promise<void> {
  worker.shutdown();
  await ended;
}

test('a town goes from no release to the first, to the next and back while its claims take steps: no step fails, every debtor fares as foretold', async () => {
  const stages: (() => Promise<void>)[] = [
    async () => {
      const first = await start(rehearsal, 'release-1');
      expect(await bringVersion(client, { deploymentName, buildId: 'release-1' }, 'never', deploymentName)).toEqual({
        current: 'release-1',
      });
      await replace(first);
    },
    async () => {
      const next = await start(rehearsal, 'release-2');
      const version = { deploymentName, buildId: 'release-2' };
      expect(await bringVersion(client, version, 'never', deploymentName)).toEqual({ current: 'release-1' });
      await known(() => ramp(client, version, 30));
      await known(() => makeCurrent(client, version));
      await replace(next);
    },
    async () => {
      const back = await start(rehearsal, 'release-1');
      const version = { deploymentName, buildId: 'release-1' };
      expect(await bringVersion(client, version, 'once', deploymentName)).toEqual({ current: 'release-2' });
      await known(() => makeCurrent(client, version));
      await replace(back);
    },
  ];
  let done = 0;
  let rolling = Promise.resolve();
  const rehearsal = await rehearsalOf(world(), lateDebtors(), seBotkyrka, UNTIL, (day, of) => {
    const stage = stages[done];
    if (stage === undefined || day < ((done + 1) * of) / 5) return;
    done += 1;
    rolling = rolling.then(stage);
  });
  const { client, taskQueue: deploymentName } = rehearsal.parts;
  let working = await start(rehearsal);
  const replace = async (next: Running): Promise<void> => {
    await stop(working);
    working = next;
  };
  try {
    const lived = await rehearsal.lines();
    await rolling;
    expect(lived).toEqual(previewedLines(lateDebtors(), seBotkyrka, UNTIL));
    expect(await rehearsal.brokenChecks()).toEqual([]);
    const { failures, releases } = await lifeOnEngine(client, deploymentName);
    expect(failures).toEqual([]);
    expect([...releases].sort()).toEqual(['none', 'release-1', 'release-2']);
    expect(await versionsOf(client, deploymentName)).toContainEqual({ buildId: 'release-1', standing: 'current' });
  } finally {
    await stop(working);
    await rehearsal.end();
  }
}, 240_000);

/** The engine learns of a release's workers a moment after they begin. */
async function known(act: () => Promise<void>): Promise<void> {
  for (const giveUpAt = Date.now() + 30_000; ; await new Promise((resolve) => setTimeout(resolve, 200))) {
    try {
      await act();
      return;
    } catch (problem) {
      if (Date.now() > giveUpAt) throw problem;
    }
  }
}

test('a release that never had the work may take it once; one that had it waits until somebody promotes it', async () => {
  const client = world().client;
  const deploymentName = world().nameOf('town');
  const brings = (buildId: string, takesOver: TakesOver) =>
    bringVersion(client, { deploymentName, buildId }, takesOver, deploymentName);
  expect(await versionsOf(client, deploymentName)).toEqual([]);
  expect(await brings('1', 'never')).toEqual({ current: '1' });
  expect(await brings('2', 'never')).toEqual({ current: '1' });
  expect(await brings('2', 'once')).toEqual({ current: '2' });
  expect(await brings('1', 'once')).toEqual({ current: '2' });
  expect(await brings('1', 'always')).toEqual({ current: '1' });
}, 60_000);

test('a release that comes for one act leaves the work where a worker asks for it, and takes it where nobody does', async () => {
  const { client, nativeConnection: connection, stack } = world();
  const deploymentName = world().nameOf('town');
  const brings = (buildId: string, takesOver: TakesOver) =>
    bringVersion(client, { deploymentName, buildId }, takesOver, deploymentName);
  const { namespace } = stack.temporal;
  const workflowBundle = await world().workflowBundle();
  await brings('1', 'never');
  const version = { deploymentName, buildId: '1' };
  const worker = await Worker.create({
    ...{ connection, namespace, taskQueue: deploymentName, workflowBundle },
    workerDeploymentOptions: { version, useWorkerVersioning: true, defaultVersioningBehavior: 'AUTO_UPGRADE' },
  });
  await worker.runUntil(async () => {
    while (!(await isServed(client, deploymentName, '1'))) await pause(100);
    expect(await brings('2', 'unserved')).toEqual({ current: '1' });
  });
  await brings('3', 'always');
  expect(await brings('2', 'unserved')).toEqual({ current: '2' });
}, 60_000);
