import { fork } from 'node:child_process';
import { readConfiguration } from '../../stack/configuration';
import type { Stack } from '../../stack/stack';
import { AS_SUPERVISED } from '../../workers/end-with-supervisor';
import { superviseWorker, type SupervisedWorkerParts, WorkerKeepsEnding } from '../../workers/supervised-worker';

const SOMEWHERE = { temporal: { address: '127.0.0.1:1' }, databaseUrl: 'postgres://127.0.0.1:1/none' };
const LIVES = 'setInterval(() => undefined, 1000);';

function supervised(script: string, said: string[]): SupervisedWorkerParts {
  return {
    stack: SOMEWHERE as unknown as Stack,
    ...{ configuration: readConfiguration(), taskQueue: 'queue', namespace: 'namespace' },
    program: ['-e', script],
    tell: (text) => void said.push(text),
  };
}

async function until(found: () => boolean): Promise<void> {
  while (!found()) await new Promise((resolve) => setTimeout(resolve, 50));
}

test('a worker that aborts is started again, with the reason said aloud', async () => {
  const said: string[] = [];
  const worker = superviseWorker(supervised(LIVES, said));
  const first = worker.pid();
  process.kill(first as number, 'SIGABRT');
  await until(() => worker.restarts() === 1 && worker.pid() !== undefined);
  expect(worker.pid()).not.toBe(first);
  await worker.stop();
  expect(said).toEqual(['The worker ended (SIGABRT) and is started again; 1 of 10 ends in a minute.\n']);
});

test('a worker that cannot start is given up within a minute, aloud and with the reason', async () => {
  const said: string[] = [];
  const worker = superviseWorker(supervised('process.exit(3)', said));
  const problem = await worker.givenUp.catch((reason: unknown) => reason);
  expect(problem).toBeInstanceOf(WorkerKeepsEnding);
  expect((problem as Error).message).toBe(
    'The worker ended 10 times within a minute, the last time by exit code 3, and is not started again. ' +
      'What it said stands above; mend that and start again. Nothing is lost meanwhile.',
  );
  expect(worker.restarts()).toBe(9);
  expect(said).toHaveLength(9);
  await worker.stop();
}, 60_000);

test('a worker that is told to stop is not started again', async () => {
  const said: string[] = [];
  const worker = superviseWorker(supervised(LIVES, said));
  await worker.stop();
  expect([worker.restarts(), said]).toEqual([0, []]);
});

test('a worker whose supervisor is gone ends', async () => {
  const script = `require('tsx/cjs'); require('./workers/end-with-supervisor.ts').endWithSupervisor(); process.send('up'); ${LIVES}`;
  const worker = fork('-e', [script], { execArgv: [], silent: true, env: { ...process.env, ...AS_SUPERVISED } });
  await new Promise((resolve) => worker.once('message', resolve));
  const ended = new Promise((resolve) => worker.once('exit', (_code, signal) => resolve(signal)));
  worker.disconnect();
  expect(await ended).toBe('SIGTERM');
}, 60_000);

test('a worker that another program started over a channel of its own is nobody’s to supervise, and outlives the channel', async () => {
  const script = `require('tsx/cjs'); const { isSupervised, endWithSupervisor } = require('./workers/end-with-supervisor.ts');
    endWithSupervisor(); process.send(isSupervised()); setTimeout(() => process.exit(7), 1000);`;
  const worker = fork('-e', [script], { execArgv: [], silent: true });
  const ended = new Promise((resolve) => worker.once('exit', (code, signal) => resolve(signal ?? code)));
  expect(await new Promise((resolve) => worker.once('message', resolve))).toBe(false);
  worker.disconnect();
  expect(await ended).toBe(7);
}, 60_000);
