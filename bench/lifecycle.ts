import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { readConfiguration } from '../stack/configuration';
import { ensureNamespace } from '../stack/temporal-namespace';
import { workflowBundle } from '../workers/workflow-bundle';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes';
import type { Given, Size } from './bench';
import { BareSide, bareActivities } from './lifecycle/bare-side';
import { compareLives, type ComparedLife } from './lifecycle/compare-lives';
import { OurSide, cannedLedger } from './lifecycle/our-side';
import { Milestones, type Pace } from './lifecycle/side';

/** Not the creditor's own: thousands of lives that nobody lives. */
const NAMESPACE = 'fordring-bench';
const BARE_WORKFLOWS = require.resolve('./lifecycle/bare-workflows');

/** As our workers have it. */
const WORKER = {
  maxConcurrentActivityTaskExecutions: 64,
  maxConcurrentWorkflowTaskExecutions: 64,
  maxCachedWorkflows: 2000,
};

const paidOnTime = ({ onTimeLives }: Size): ComparedLife => ({
  name: 'paid on time',
  lives: onTimeLives,
  atOnce: 48,
  live: (side, claimId) => side.liveOnTime(claimId),
  throughputAim: { of: 'ratio', atLeast: 0.9 },
  eventsAim: { of: 'ours', atMost: 7 },
});

const enforcement = ({ enforcementLives }: Size, pace: Pace): ComparedLife => ({
  name: 'enforcement life',
  lives: enforcementLives,
  // All at once: they spend their time at timers, and only a crowd of them keeps the machine busy.
  atOnce: enforcementLives,
  live: (side, claimId) => side.liveEnforced(claimId),
  throughputAim: { of: 'ratio', atLeast: 0.8 },
  pace,
});

/**
 * Our claim workflow with a ledger that answers at once from memory, against bare workflows with the same timers, signals
 * and number of activities, on the same server and in the same worker process, by the wall's clock.
 *
 * The bare ones have no summaries, details or search attributes, run on instead of continuing as new, and take nobody's
 * word for a step: what an operator sees and what decades ask for is the price that is measured.
 */
export async function lifecycle(given: Given): Promise<void> {
  const { size, tell } = given;
  const { temporal } = await given.stack();
  const connection = await Connection.connect(temporal.connectionOptions);
  const native = await NativeConnection.connect(temporal.connectionOptions);
  try {
    await ensureNamespace(connection, NAMESPACE, SEARCH_ATTRIBUTES);
    const client = new Client({ connection, namespace: NAMESPACE });
    const milestones = new Milestones();
    const pace: Pace = { timerMilliseconds: 0 };
    const run = randomUUID().slice(0, 8);
    const parts = { client, milestones, pace };
    const ours = new OurSide({ ...parts, taskQueue: `ours-${run}` });
    const bare = new BareSide({ ...parts, taskQueue: `bare-${run}` });
    tell('bundling workflows');
    const ourWorker = await Worker.create({
      ...WORKER,
      connection: native,
      namespace: NAMESPACE,
      taskQueue: ours.taskQueue,
      workflowBundle: await workflowBundle(join(readConfiguration().cache, 'workflows')),
      activities: cannedLedger(milestones, pace),
    });
    const bareWorker = await Worker.create({
      ...WORKER,
      connection: native,
      namespace: NAMESPACE,
      taskQueue: bare.taskQueue,
      workflowBundle: await bundleWorkflowCode({
        workflowsPath: BARE_WORKFLOWS,
        logger: new DefaultLogger('WARN'),
      }),
      activities: bareActivities(milestones, pace),
    });
    await ourWorker.runUntil(() =>
      bareWorker.runUntil(async () => {
        await compareLives(given, client, { ours, bare }, paidOnTime(size));
        await compareLives(given, client, { ours, bare }, enforcement(size, pace));
      }),
    );
  } finally {
    await native.close();
    await connection.close();
  }
}
