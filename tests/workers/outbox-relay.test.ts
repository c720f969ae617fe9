import { setTimeout as wait } from 'node:timers/promises';
import { relayOutbox } from '../../workers/outbox-relay';

test('what waits is handed on at once, again and again, and the relay ends after the delivery under way', async () => {
  let waiting = 5;
  let underWay = false;
  const relay = relayOutbox(
    {
      facts: async () => {
        underWay = true;
        await wait(10);
        underWay = false;
        return waiting > 0 ? ((waiting -= 1), 1) : 0;
      },
    },
    () => undefined,
  );
  while (waiting > 0) await wait(5);
  await relay.stop();
  expect(underWay).toBe(false);
});

test('letters that cannot be handed on are told of, and the facts go on meanwhile', async () => {
  const told: string[] = [];
  let delivered = 0;
  const relay = relayOutbox(
    {
      letters: () => Promise.reject(new Error('the printer is on fire')),
      facts: async () => {
        delivered += 1;
        await wait(1);
        return 1;
      },
    },
    (what, problem) => told.push(`${what}: ${String(problem)}`),
  );
  while (delivered < 20) await wait(5);
  await relay.stop();
  expect(told).toEqual(['letters: Error: the printer is on fire']);
});

test('a database that is away is waited for without a word', async () => {
  const told: string[] = [];
  let asked = 0;
  const relay = relayOutbox(
    {
      facts: () => {
        asked += 1;
        return Promise.reject(Object.assign(new Error('terminating connection'), { code: '57P01' }));
      },
    },
    (what) => told.push(what),
  );
  while (asked === 0) await wait(5);
  await relay.stop();
  expect(told).toEqual([]);
});
