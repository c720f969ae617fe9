import { Worker } from '@temporalio/worker';
import type { CloseNotice, ClosePort } from '../../workflows/close-port';
import { closeChanged, closeMonth } from '../../workflows/close-month';
import { useWorld } from '../support/world';

const world = useWorld();

/** A close whose ledger answers so, and is told of something while it gives each of the first answers. */
async function lives(answers: readonly { readonly answer: CloseNotice; readonly meanwhile?: number }[]) {
  const { client, nativeConnection, stack, workflowBundle, nameOf } = world();
  const taskQueue = nameOf('close');
  const workflowId = nameOf('close-workflow');
  let asked = 0;
  const port: ClosePort = {
    async advanceClose() {
      const { answer, meanwhile } = answers[asked] ?? answers.at(-1)!;
      asked += 1;
      if (meanwhile !== undefined)
        await client.workflow.getHandle(workflowId).signal(closeChanged, { news: meanwhile });
      return answer;
    },
  };
  const worker = await Worker.create({
    ...{ connection: nativeConnection, namespace: stack.temporal.namespace, taskQueue },
    ...{ workflowBundle: await workflowBundle(), activities: { ...port } },
  });
  const input = {
    close: { creditorId: 'town', period: '2016-02' },
    clock: { timeZone: 'Europe/Stockholm', offsetMilliseconds: 0, isVirtual: false },
  };
  const outcome = await worker.runUntil(
    client.workflow.execute(closeMonth, {
      ...{ workflowId, taskQueue, args: [input] as [typeof input], workflowExecutionTimeout: '30 seconds' },
    }),
  );
  return { outcome, asked };
}

const open = (news: number): CloseNotice => ({ state: 'open', news, signed: 0, steps: 1 });
const closed = (news: number): CloseNotice => ({ state: 'closed', news, signed: 1, steps: 1 });

test('what is told while the ledger answers is not lost: the close looks again', async () => {
  expect(await lives([{ answer: open(3), meanwhile: 4 }, { answer: closed(4) }])).toEqual({
    outcome: { outcome: 'closed', news: 4 },
    asked: 2,
  });
});

test('a number that was forged wakes the close once, and hides no later news', async () => {
  const forged = Number.MAX_SAFE_INTEGER;
  const answers = [{ answer: open(3), meanwhile: forged }, { answer: open(3), meanwhile: 4 }, { answer: closed(4) }];
  expect(await lives(answers)).toEqual({ outcome: { outcome: 'closed', news: 4 }, asked: 3 });
});
