import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { AS_SUPERVISED } from '../../workers/end-with-supervisor';

/** A process that is started again whenever it dies, until it ends by itself with exit code 0. */
export interface ProcessKeptUp {
  readonly pid: () => number | undefined;
  /** Rejects when the process ended by itself with another exit code so often that a further start makes no sense. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Kept {
  readonly program: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Gets what the process says. */
  readonly log: string;
  /** Whether a process that never ends by itself is meant: any end is a death. */
  readonly isForEver: boolean;
}

const PAUSE_MILLISECONDS = 500;
const MOST_FAILURES = 30;

export function keepUp({ program, environment, log, isForEver }: Kept): ProcessKeptUp {
  let child: ChildProcess | undefined;
  let isStopping = false;
  let failures = 0;
  let gone: Promise<void> = Promise.resolve();
  const ended = new Promise<void>((resolve, reject) => {
    const begin = (): void => {
      const begun = spawn(process.execPath, program, {
        env: { ...environment, ...AS_SUPERVISED },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        detached: true,
      });
      child = begun;
      for (const stream of [begun.stdout, begun.stderr])
        stream?.on('data', (said: Buffer) => {
          appendFileSync(log, said);
        });
      gone = new Promise((isGone) => {
        begun.once('exit', (code) => {
          isGone();
          if (isStopping || (code === 0 && !isForEver)) resolve();
          else if (code !== null && !isForEver && (failures += 1) > MOST_FAILURES)
            reject(new Error(`A process ended with exit code ${code}; see ${log}.`));
          else
            setTimeout(() => {
              if (isStopping) resolve();
              else begin();
            }, PAUSE_MILLISECONDS);
        });
      });
    };
    begin();
  });
  ended.catch(() => undefined);
  return {
    ended,
    pid: () => (child?.exitCode === null && child.signalCode === null ? child.pid : undefined),
    async stop() {
      isStopping = true;
      child?.kill('SIGTERM');
      const killer = setTimeout(() => child?.kill('SIGKILL'), 20 * PAUSE_MILLISECONDS);
      await gone;
      clearTimeout(killer);
    },
  };
}
