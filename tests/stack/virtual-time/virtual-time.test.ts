import { ApplicationFailure, Context } from '@temporalio/activity';
import type { WorkflowHandle } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import {
  ClockStuck,
  ClockWoundByAnother,
  fastForward,
  startingWound,
  untilArrived,
  virtualNow,
} from '../../../stack/virtual-time';
import { useWorld } from '../../support/world';
import { behindGate, claim, monthByMonth, paid, untilPaid } from './workflows';

const world = useWorld();
const DAY = 86_400_000;

const activities = {
  async letThrough(onAttempt: number) {
    if (Context.current().info.attempt < onAttempt)
      throw ApplicationFailure.create({ message: 'not yet', nextRetryDelay: DAY });
  },
};

async function createWorker(maxCachedWorkflows = 1000): Promise<Worker> {
  return Worker.create({
    connection: world().nativeConnection,
    namespace: world().stack.temporal.namespace,
    taskQueue: world().taskQueue,
    workflowBundle: await world().workflowBundle(require.resolve('./workflows')),
    activities,
    maxCachedWorkflows,
  });
}

/** Starts it asleep for 37 days, as a claim sleeps until its reminder. */
async function startAsleep(days: readonly number[], workflowId = world().nameOf('claim')) {
  return world().virtualClient.workflow.start(claim, {
    workflowId,
    taskQueue: world().taskQueue,
    args: [{ days }],
    startDelay: 37 * DAY,
  });
}

async function eventsOf(handle: Pick<WorkflowHandle, 'fetchHistory'>): Promise<string[]> {
  const { events } = await handle.fetchHistory();
  return (events ?? []).map((event) =>
    (temporal.api.enums.v1.EventType[event.eventType ?? 0] ?? '').replace('EVENT_TYPE_', '').toLowerCase(),
  );
}

async function daysSince(began: Date, workflowId: string): Promise<number> {
  return ((await virtualNow(world().virtualClient, workflowId)).shows.getTime() - began.getTime()) / DAY;
}

test('a claim paid on day 20 closes on its own day 20 with 7 events, and no worker is asked before', async () => {
  const { virtualClient } = world();
  const began = new Date();
  // No worker polls yet: what happens until day 20 happens without one.
  const handle = await startingWound(20 * DAY, () => startAsleep([10]));
  expect(await untilArrived(virtualClient, handle.workflowId)).toBe('arrived');
  expect(await daysSince(began, handle.workflowId)).toBeCloseTo(20, 3);
  expect(await eventsOf(handle)).toHaveLength(2);
  const worker = await createWorker();
  await worker.runUntil(async () => {
    const paidHandle = await virtualClient.workflow.signalWithStart(claim, {
      workflowId: handle.workflowId,
      taskQueue: world().taskQueue,
      args: [{ days: [10] }],
      signal: paid,
    });
    expect(await paidHandle.result()).toEqual(['paid on day 0']);
  });
  expect(await daysSince(began, handle.workflowId)).toBeCloseTo(20, 3);
  expect(await eventsOf(handle)).toEqual([
    'workflow_execution_started',
    'workflow_execution_time_skipping_transitioned',
    'workflow_execution_signaled',
    'workflow_task_scheduled',
    'workflow_task_started',
    'workflow_task_completed',
    'workflow_execution_completed',
  ]);
});

describe('with a worker', () => {
  let worker: Worker;
  let running: Promise<void>;
  beforeAll(async () => {
    worker = await createWorker();
    running = worker.run();
  });
  afterAll(async () => {
    worker.shutdown();
    await running;
  });

  test('a clock that nobody winds stands', async () => {
    const began = new Date();
    const handle = await startAsleep([10]);
    expect(await daysSince(began, handle.workflowId)).toBeLessThan(0.01);
    expect(await eventsOf(handle)).toEqual(['workflow_execution_started']);
  });

  test('over a connection without virtual time it stands, too', async () => {
    const handle = await world().client.workflow.start(claim, {
      workflowId: world().nameOf('plain'),
      taskQueue: world().taskQueue,
      args: [{ days: [1] }],
      startDelay: DAY,
    });
    expect(await eventsOf(handle)).toEqual(['workflow_execution_started']);
  });

  test('what is due before the target has been done at arrival, and what is due behind it has not', async () => {
    const handle = await startAsleep([10, 10, 10]);
    const until = new Date(Date.now() + 58.5 * DAY);
    expect(await fastForward(world().virtualClient, handle.workflowId, { to: until })).toBe('arrived');
    // Day 37 it wakes, day 47 the first step, day 57 the second; the third would be on day 67.
    expect((await eventsOf(handle)).filter((event) => event === 'timer_fired')).toHaveLength(2);
    expect(await fastForward(world().virtualClient, handle.workflowId, { to: until })).toBe('arrived');
    expect((await eventsOf(handle)).filter((event) => event === 'timer_fired')).toHaveLength(2);
  });

  test('14 months of steps pass at once, and the end comes before the target', async () => {
    const handle = await startAsleep(Array<number>(14).fill(30));
    expect(await fastForward(world().virtualClient, handle.workflowId, { byMilliseconds: 5_000 * DAY })).toBe('ended');
    expect(await handle.result()).toEqual(Array.from({ length: 14 }, (_, month) => `step on day ${30 * (month + 1)}`));
    expect(await fastForward(world().virtualClient, handle.workflowId, { byMilliseconds: DAY })).toBe('ended');
    expect(await fastForward(world().virtualClient, handle.workflowId, { to: new Date() })).toBe('ended');
  });

  test('an idle execution that waits for a signal alone goes to the target', async () => {
    const handle = await world().virtualClient.workflow.start(untilPaid, {
      workflowId: world().nameOf('idle'),
      taskQueue: world().taskQueue,
    });
    expect(await fastForward(world().virtualClient, handle.workflowId, { byMilliseconds: 100 * DAY })).toBe('arrived');
    await handle.signal(paid);
    expect(await handle.result()).toBe(100);
  });

  test('the retry delays of a closed gate are skipped, and the clock moves by them', async () => {
    const start = () =>
      world().virtualClient.workflow.start(behindGate, {
        workflowId: world().nameOf('gate'),
        taskQueue: world().taskQueue,
        args: [{ onAttempt: 4 }],
      });
    const handle = await startingWound(1.5 * DAY, start);
    expect(await untilArrived(world().virtualClient, handle.workflowId)).toBe('arrived');
    expect(await fastForward(world().virtualClient, handle.workflowId, { byMilliseconds: 10 * DAY })).toBe('ended');
    expect(await handle.result()).toBe(3);
  });

  test('a target is reached over continue-as-new', async () => {
    const handle = await startingWound(100 * DAY, () =>
      world().virtualClient.workflow.start(monthByMonth, {
        workflowId: world().nameOf('months'),
        taskQueue: world().taskQueue,
        args: [{ months: 5 }],
      }),
    );
    expect(await untilArrived(world().virtualClient, handle.workflowId)).toBe('arrived');
    expect(await fastForward(world().virtualClient, handle.workflowId, { byMilliseconds: 100 * DAY })).toBe('ended');
    expect(await handle.result()).toBe(150);
  });

  test('40 claims live at once, each with its own clock', async () => {
    const handles = await Promise.all(
      Array.from({ length: 40 }, (_, index) => startingWound((index + 60) * DAY, () => startAsleep([10, 10, 365]))),
    );
    expect(await Promise.all(handles.map(({ workflowId }) => untilArrived(world().virtualClient, workflowId)))).toEqual(
      Array<string>(40).fill('arrived'),
    );
    const shown = await Promise.all(
      handles.map(async ({ workflowId }) => (await virtualNow(world().virtualClient, workflowId)).shows),
    );
    expect(shown.map((clock) => Math.round((clock.getTime() - Date.now()) / DAY))).toEqual(
      handles.map((_, index) => index + 60),
    );
  });
});

test('a history with skipped time replays, and a worker that keeps nothing in memory lives through it', async () => {
  const worker = await createWorker(0);
  const handle = await startingWound(200 * DAY, () => startAsleep([10, 10, 10]));
  await worker.runUntil(() => handle.result());
  await Worker.runReplayHistory(
    { workflowBundle: await world().workflowBundle(require.resolve('./workflows')) },
    await handle.fetchHistory(),
    handle.workflowId,
  );
});

test('a clock that cannot arrive, because no worker takes the task, is told of', async () => {
  const handle = await startAsleep([10]);
  const winding = fastForward(
    world().virtualClient,
    handle.workflowId,
    { byMilliseconds: 60 * DAY },
    { patienceMilliseconds: 1_000 },
  );
  await expect(winding).rejects.toThrow(ClockStuck);
  await handle.terminate();
});

test('who waits for a clock that somebody else winds meanwhile is told so', async () => {
  const handle = await startingWound(60 * DAY, () => startAsleep([10]));
  const first = untilArrived(world().virtualClient, handle.workflowId);
  const told = expect(first).rejects.toThrow(ClockWoundByAnother);
  // Only who waits already can be told; on a busy machine the question takes a while to arrive.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await expect(
    fastForward(world().virtualClient, handle.workflowId, { byMilliseconds: 90 * DAY }, { patienceMilliseconds: 500 }),
  ).rejects.toThrow(ClockStuck);
  await told;
  await handle.terminate();
});
