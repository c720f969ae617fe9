import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { Fault } from '../domain/kernel/fault';
import type { Configuration } from '../stack/configuration';
import { PACKAGE_ROOT } from '../stack/package-root';
import type { Stack } from '../stack/stack';
import { AS_SUPERVISED } from './end-with-supervisor';
import { say } from './process-log';
import { Restarts } from './restarts';
import type { WordOfWorker, WorkerStanding } from './worker-standing';

const RESTART_PAUSE_MILLISECONDS = 500;
const A_MINUTE_MILLISECONDS = 60_000;
/** A worker that cannot even start ends about once a second. */
const MOST_ENDS_IN_A_MINUTE = 10;
/** What it has in hand by then is tried again by the engine. */
const STOP_MILLISECONDS = 10_000;

const COMMAND = ['worker', '--no-relay', '--unsupervised'];

/** The worker's process ended so often within a minute that one more start makes no sense. */
export class WorkerKeepsEnding extends Fault {
  override readonly name = 'WorkerKeepsEnding';
  override readonly kind = 'unavailable';
}

export interface SupervisedWorker extends WorkerStanding {
  /** Of the process that runs now. */
  pid(): number | undefined;
  /** Rejects with `WorkerKeepsEnding` when the worker is not started again; until then nothing comes of it. */
  readonly givenUp: Promise<never>;
  stop(): Promise<void>;
}

export interface SupervisedWorkerParts {
  readonly stack: Stack;
  readonly configuration: Configuration;
  readonly taskQueue: string;
  readonly namespace: string;
  /** Hears what the supervisor has to say, and whatever the worker writes; standard error when absent. */
  readonly tell?: (text: string) => void;
  /** Whether the worker's own word that it works is passed on. */
  readonly announces?: boolean;
  /** When the worker's release takes the work from the one that has it; never by itself when absent. Embedded: always. */
  readonly takesOver?: 'once' | 'always';
  /** Whether the worker is of a release; yes when absent. */
  readonly versioned?: boolean;
  /** What is run; the `fordring` command's worker when absent. */
  readonly program?: readonly string[];
}

/**
 * Runs a worker as a process of its own and starts the worker again whenever it dies: what it had in hand is tried again
 * by the engine, and the ledger books nothing twice. Each end is said aloud with its reason. The servers that this process
 * keeps stay up meanwhile. The worker ends when this process ends, however that comes.
 */
export function superviseWorker(parts: SupervisedWorkerParts): SupervisedWorker {
  const { tell = passOn } = parts;
  const ends = new Restarts({ most: MOST_ENDS_IN_A_MINUTE, withinMilliseconds: A_MINUTE_MILLISECONDS });
  const environment = workerEnvironment(parts);
  let child: ChildProcess | undefined;
  let word: WordOfWorker | undefined;
  let stopping = false;
  let restarts = 0;
  let exited: Promise<void>;
  let giveUp: (problem: WorkerKeepsEnding) => void;
  const givenUp = new Promise<never>((_resolve, reject) => (giveUp = reject));
  // Not everybody waits for it all the time.
  givenUp.catch(() => undefined);

  const start = (): void => {
    const begun = begin(parts, environment, tell);
    child = begun;
    begun.on('message', (said: WordOfWorker) => void (word = said));
    exited = new Promise((resolve) => {
      const ended = (how: string): void => {
        resolve();
        if (stopping || child !== begun) return;
        child = word = undefined;
        const { times, mayStartAgain } = ends.ended(performance.now());
        if (!mayStartAgain) {
          giveUp(new WorkerKeepsEnding(keepsEnding(how, times)));
          return;
        }
        const ended = `The worker ended (${how}) and is started again; ${times} of ${MOST_ENDS_IN_A_MINUTE} ends in a minute.`;
        if (parts.tell) parts.tell(`${ended}\n`);
        else say(ended);
        restarts += 1;
        setTimeout(() => {
          if (!stopping) start();
        }, RESTART_PAUSE_MILLISECONDS);
      };
      begun.once('error', ({ message }) => ended(message));
      begun.once('exit', (code: number | null, signal: NodeJS.Signals | null) =>
        ended(signal ?? `exit code ${code ?? '?'}`),
      );
    });
  };
  start();

  return {
    givenUp,
    pid: () => child?.pid,
    restarts: () => restarts,
    isWorking: () => word !== undefined,
    sdkMetricsPort: () => word?.sdkMetricsPort,
    async stop() {
      stopping = true;
      child?.kill('SIGTERM');
      const killer = setTimeout(() => child?.kill('SIGKILL'), STOP_MILLISECONDS);
      await exited;
      clearTimeout(killer);
    },
  };
}

function keepsEnding(how: string, times: number): string {
  return (
    `The worker ended ${times} times within a minute, the last time by ${how}, and is not started again. ` +
    'What it said stands above; mend that and start again. Nothing is lost meanwhile.'
  );
}

/** Starts the worker's process and passes on what the worker says. */
function begin(
  parts: SupervisedWorkerParts,
  environment: NodeJS.ProcessEnv,
  tell: (text: string) => void,
): ChildProcess {
  const { program = [join(PACKAGE_ROOT, 'bin', 'fordring.mjs'), ...COMMAND, ...wordsOf(parts)], announces = false } =
    parts;
  const begun = spawn(process.execPath, program, {
    env: environment,
    // Over the last of these the worker notices that we are gone.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Ctrl-C in the terminal is for us; we end the worker ourselves.
    detached: true,
  });
  begun.stderr?.on('data', (chunk: Buffer) => {
    const text = chunk.toString();
    if (announces || !text.startsWith(WORKING)) tell(text);
  });
  return begun;
}

/** Embedded servers have one release at a time: whichever runs has the work. */
function wordsOf({ configuration, versioned = true, takesOver }: SupervisedWorkerParts): string[] {
  if (!versioned) return ['--unversioned'];
  const when = configuration.temporal.kind === 'embedded' ? 'always' : takesOver;
  return when === undefined ? [] : [`--promote=${when}`];
}

/** What the worker's process writes is written as it came: it logs in its own words. */
function passOn(text: string): void {
  process.stderr.write(text);
}

/** How a worker begins its word that it works. */
export const WORKING = 'Working on task queue';

/** What configures servers that a process starts itself; the worker starts none. */
const FOR_EMBEDDED_SERVERS = new Set([
  'FORDRING_TEMPORAL_CLI',
  'FORDRING_TEMPORAL_PORT',
  'FORDRING_TEMPORAL_UI_PORT',
  'FORDRING_POSTGRES_PORT',
]);

/** The child reaches the servers that we run or know as if they had been there before. */
function workerEnvironment({ stack, configuration, taskQueue, namespace }: SupervisedWorkerParts): NodeJS.ProcessEnv {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOR_EMBEDDED_SERVERS.has(name)));
  return {
    ...inherited,
    ...AS_SUPERVISED,
    FORDRING_TEMPORAL_ADDRESS: stack.temporal.address,
    FORDRING_TEMPORAL_NAMESPACE: namespace,
    FORDRING_DATABASE_URL: stack.databaseUrl,
    FORDRING_TASK_QUEUE: taskQueue,
    ...(configuration.buildId !== undefined && { FORDRING_BUILD_ID: configuration.buildId }),
    FORDRING_HOME: configuration.home,
    FORDRING_CACHE: configuration.cache,
    FORDRING_OUTBOX: configuration.outbox,
  };
}
