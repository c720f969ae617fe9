import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Configuration } from '../../stack/configuration';
import { PACKAGE_ROOT } from '../../stack/package-root';
import type { Stack } from '../../stack/stack';

const RESTART_PAUSE_MILLISECONDS = 500;
/** A worker that cannot even start will not start the twentieth time either. */
const MOST_RESTARTS = 20;

export interface SupervisedWorker {
  /** Of the process that runs now. */
  pid(): number | undefined;
  stop(): Promise<void>;
}

/**
 * Runs a worker as a process of its own and starts it again whenever it dies: what it had in hand is tried again by the
 * engine, and the ledger books nothing twice. Its output goes to ours.
 */
export function superviseWorker(
  stack: Stack,
  configuration: Configuration,
  taskQueue: string,
  namespace: string,
): SupervisedWorker {
  const environment = workerEnvironment(stack, configuration, taskQueue, namespace);
  let child: ChildProcess | undefined;
  let stopping = false;
  let restarts = 0;
  let exited: Promise<void>;

  const start = (): void => {
    const begun = spawn(process.execPath, [join(PACKAGE_ROOT, 'bin', 'fordring.mjs'), 'worker', '--no-relay'], {
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe'],
      // Ctrl-C in the terminal is for us; we end the worker ourselves.
      detached: true,
    });
    child = begun;
    begun.stderr.on('data', (chunk: Buffer) => {
      const text = chunk.toString();
      if (!text.startsWith('Working on task queue')) process.stderr.write(text);
    });
    exited = new Promise((resolve) => {
      begun.once('exit', () => {
        if (!stopping && restarts < MOST_RESTARTS) {
          restarts += 1;
          setTimeout(() => {
            if (!stopping) start();
          }, RESTART_PAUSE_MILLISECONDS);
        }
        resolve();
      });
    });
  };
  start();

  return {
    pid: () => child?.pid,
    async stop() {
      stopping = true;
      child?.kill('SIGTERM');
      const killer = setTimeout(() => child?.kill('SIGKILL'), 10_000);
      await exited;
      clearTimeout(killer);
    },
  };
}

/** What configures servers that a process starts itself; the worker starts none. */
const FOR_EMBEDDED_SERVERS = new Set([
  'FORDRING_TEMPORAL_CLI',
  'FORDRING_TEMPORAL_PORT',
  'FORDRING_TEMPORAL_UI_PORT',
  'FORDRING_POSTGRES_PORT',
]);

/** The child reaches the servers that we run or know as if they had been there before. */
function workerEnvironment(
  stack: Stack,
  configuration: Configuration,
  taskQueue: string,
  namespace: string,
): NodeJS.ProcessEnv {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOR_EMBEDDED_SERVERS.has(name)));
  return {
    ...inherited,
    FORDRING_TEMPORAL_ADDRESS: stack.temporal.address,
    FORDRING_TEMPORAL_NAMESPACE: namespace,
    FORDRING_DATABASE_URL: stack.databaseUrl,
    FORDRING_TASK_QUEUE: taskQueue,
    FORDRING_HOME: configuration.home,
    FORDRING_CACHE: configuration.cache,
    FORDRING_OUTBOX: configuration.outbox,
  };
}
