import { setTimeout as wait } from 'node:timers/promises';
import { temporal } from '@temporalio/proto';
import { useWorld } from '../support/world';
import { useTownAtDesk } from './town-at-desk';

const townAtDesk = useTownAtDesk();
const world = useWorld();

const WORKING = 'Working on task queue';
const POLLS = { taskQueueType: temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW };

async function until<Found>(look: () => Found | undefined | Promise<Found | undefined>): Promise<Found> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(200);
  }
  throw new Error('It did not happen within a minute.');
}

test('a worker that aborts is started again by its command, which keeps everything else up', async () => {
  const { desk } = await townAtDesk();
  const command = await desk.stays(WORKING, 'worker');
  const { taskQueue: name, namespace } = desk.reaches();
  // The engine knows who asks for work: `pid@host`.
  const pid = await until(async () => {
    const { pollers } = await world().client.workflowService.describeTaskQueue({
      ...{ namespace, taskQueue: { name }, ...POLLS },
    });
    return pollers.map(({ identity }) => parseInt(identity ?? '', 10)).find((number) => number > 0);
  });
  process.kill(pid, 'SIGABRT');
  await until(() => (command.stderr().split(WORKING).length > 2 ? true : undefined));
  expect(command.stderr()).toContain('The worker ended (SIGABRT) and is started again; 1 of 10 ends in a minute.');
  expect(await command.ends()).toBe(0);
}, 120_000);
