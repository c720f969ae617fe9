import { Client, Connection } from '@temporalio/client';
import type { Pool } from 'pg';
import { setTimeout as wait } from 'node:timers/promises';
import { whileRelayed } from '../../cli/when-called/while-relayed';
import { whileSupervised } from '../../cli/when-called/while-supervised';
import { readConfiguration } from '../../stack/configuration';
import { createLedgerPool } from '../../store/connect';
import { WorkerKeepsEnding, type SupervisedWorker } from '../../workers/supervised-worker';
import { useWorld } from '../support/world';

const world = useWorld();
/** Longer than the relay rests between two looks. */
const LONGER_THAN_A_LOOK = 1200;
/** An engine that nobody reaches. */
const client = new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) });
const configuration = readConfiguration();

let stopped = 0;
function worker(givenUp: Promise<never>): SupervisedWorker {
  return {
    ...{ givenUp, pid: () => undefined, restarts: () => 0, isWorking: () => true, sdkMetricsPort: () => undefined },
    stop: () => Promise.resolve(void (stopped += 1)),
  };
}
const works = worker(new Promise<never>(() => undefined));

let pool: Pool;
let asked = 0;
beforeEach(async () => {
  stopped = asked = 0;
  pool = createLedgerPool(await world().newDatabase());
  pool.on('acquire', () => (asked += 1));
});
afterEach(() => pool.end());

async function relayIsStopped(): Promise<void> {
  const before = asked;
  expect(before).toBeGreaterThan(0);
  await wait(LONGER_THAN_A_LOOK);
  expect(asked).toBe(before);
}

test('where the relay cannot start, no worker is left behind', async () => {
  const nowhere = createLedgerPool('postgres://127.0.0.1:1/none');
  let running = 0;
  const startWorker = (): SupervisedWorker => {
    running += 1;
    return { ...works, stop: () => Promise.resolve(void (running -= 1)) };
  };
  const fordring = { stack: world().stack, pool: nowhere, client, configuration, ending: new AbortController().signal };
  await expect(whileSupervised(fordring, { startWorker, relay: true })).rejects.toThrow();
  expect(running).toBe(0);
  await nowhere.end();
});

test('relay and worker are stopped when the worker is given up', async () => {
  const givenUp = Promise.reject(new WorkerKeepsEnding('It ended.'));
  const fordring = { stack: world().stack, pool, client, configuration, ending: new AbortController().signal };
  await expect(whileSupervised(fordring, { startWorker: () => worker(givenUp), relay: true })).rejects.toBeInstanceOf(
    WorkerKeepsEnding,
  );
  expect(stopped).toBe(1);
  await relayIsStopped();
});

test('relay and worker are stopped when the command is to end', async () => {
  const fordring = { stack: world().stack, pool, client, configuration, ending: AbortSignal.abort() };
  await whileSupervised(fordring, { startWorker: () => works, relay: true });
  expect(stopped).toBe(1);
  await relayIsStopped();
});

test('the relay is stopped when the work beside it fails', async () => {
  const fails = () => Promise.reject(new Error('The worker could not be made.'));
  await expect(whileRelayed({ pool, client, configuration }, true, fails)).rejects.toThrow('could not be made');
  await relayIsStopped();
});
