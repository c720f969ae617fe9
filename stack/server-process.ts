import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import { endProcess, identityOf, type ProcessIdentity } from './process-identity';
import { Fault } from '../domain/kernel/fault';

/** A log that has grown beyond this is begun anew at the next start. */
const LOG_BYTES = 50_000_000;

const LAST_LINES = 5;

const ASK_EVERY_MILLISECONDS = 50;

const RESTART_PAUSE_MILLISECONDS = 300;

/** A server that ends so often has a reason that a further start does not mend. */
const MOST_RESTARTS = 50;

/** A server that we started could not be brought to answer. The message holds the end of its log. */
export class ServerDidNotStart extends Fault {
  override readonly name = 'ServerDidNotStart';
  override readonly kind = 'unavailable';
}

export interface ServerCommand extends StopOrder {
  /** As a person knows it: `Temporal`, `PostgreSQL`. */
  readonly name: string;
  readonly file: string;
  readonly given: readonly string[];
  readonly log: string;
  readonly folder: string;
  readonly environment?: NodeJS.ProcessEnv;
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Who uses the server (see `engine-users.ts`): while one of them lives, the server does, also without us. */
  readonly users?: string;
  /** Called when it was started again, and has another process. */
  readonly onRestart?: () => void;
}

/** What makes a server end in good order, and how long it may take before it is killed. */
export interface StopOrder {
  readonly stopSignal: 'SIGTERM' | 'SIGINT';
  readonly stopMilliseconds: number;
}

/** A server for whose life we answer. */
export interface KeptServer {
  /** Of the process that runs now. */
  readonly identity: ProcessIdentity;
  /** From now on it is not started again by us when it ends. */
  readonly letGo: () => void;
  readonly stop: () => Promise<void>;
}

export interface ServerProcess extends KeptServer {
  /** What it has written to its log since this start. */
  readonly said: () => string;
  /** Waits until `answers` says yes; throws `ServerDidNotStart` when the process ends or the time is over. */
  readonly untilAnswers: (answers: () => Promise<boolean>, withinMilliseconds: number) => Promise<void>;
}

/**
 * Starts a server beside us. It gets a process group of its own, so that Ctrl-C on the terminal reaches only us: we then stop the
 * workers first and the servers after them. A watchman sees to it that it does not outlive us and its other users, however
 * we end.
 *
 * Once it has answered, it is started again whenever it ends by itself: a server that crashed finds its data, and those
 * who use it try again until then.
 */
export function startServerProcess(command: ServerCommand): ServerProcess {
  mkdirSync(dirname(command.log), { recursive: true });
  if (sizeOf(command.log) > LOG_BYTES) truncateSync(command.log, 0);
  const begins = sizeOf(command.log);
  let failure: string | undefined;
  let keepsAlive = false;
  let restarts = 0;
  let identity = begin();

  function begin(): ProcessIdentity {
    const child = spawned(command);
    child.once('error', (error) => (failure = `it cannot be run: ${error.message}`));
    child.once('exit', (code, signal) => {
      failure ??= `it ended with ${signal ?? `exit code ${code ?? '?'}`}`;
      if (keepsAlive && restarts < MOST_RESTARTS) setTimeout(restart, RESTART_PAUSE_MILLISECONDS);
    });
    if (child.pid === undefined) return neverBegan(command, child);
    setWatchman(child.pid, command);
    return identityOf(child.pid);
  }

  function restart(): void {
    // A data folder that is gone, or has been moved away, is nobody's to start on.
    if (!keepsAlive || !existsSync(dirname(command.log))) return;
    restarts += 1;
    try {
      identity = begin();
      command.onRestart?.();
    } catch (problem) {
      failure ??= `it cannot be started again: ${problem instanceof Error ? problem.message : String(problem)}`;
    }
  }

  return {
    get identity() {
      return identity;
    },
    said: () => saidSince(command.log, begins),
    async untilAnswers(answers, withinMilliseconds) {
      const giveUpAt = Date.now() + withinMilliseconds;
      while (!(await answers())) {
        if (failure === undefined && Date.now() > giveUpAt)
          failure = `it does not answer after ${withinMilliseconds / 1000} s`;
        if (failure !== undefined) {
          await endProcess(identity, 'SIGKILL', 1_000);
          throw new ServerDidNotStart(`${command.name} did not start: ${failure}. ${endOfLog(command.log, begins)}`);
        }
        await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MILLISECONDS));
      }
      keepsAlive = true;
    },
    letGo() {
      keepsAlive = false;
    },
    async stop() {
      keepsAlive = false;
      await endProcess(identity, command.stopSignal, command.stopMilliseconds);
    },
  };
}

function spawned(command: ServerCommand): ChildProcess {
  const log = openSync(command.log, 'a');
  const child = spawn(command.file, command.given, {
    cwd: command.folder,
    detached: true,
    stdio: ['ignore', log, log],
    ...(command.environment && { env: command.environment }),
    ...command.user,
  });
  closeSync(log);
  child.unref();
  return child;
}

/** A shell that looks every second whether we or another user live, and ends the server when nobody does; it goes when the server goes. */
const WATCHMAN = `
used() {
  kill -0 "$1" && return 0
  for user in "$2"/*; do name=\${user##*/}; kill -0 "\${name%%.*}" && return 0; done
  return 1
}
{ while kill -0 "$2" && used "$1" "$4"; do sleep 1; done; } 2>/dev/null
kill "-$3" "$2" 2>/dev/null`;

function setWatchman(server: number, { stopSignal, users = '' }: ServerCommand): void {
  if (process.platform === 'win32') return;
  const given = [`${process.pid}`, `${server}`, stopSignal.slice('SIG'.length), users];
  spawn('/bin/sh', ['-c', WATCHMAN, 'fordring-watchman', ...given], {
    ...{ detached: true, stdio: 'ignore', cwd: '/' },
  }).unref();
}

function neverBegan(command: ServerCommand, child: ChildProcess): never {
  child.once('error', () => undefined);
  throw new ServerDidNotStart(`${command.name} did not start: ${command.file} cannot be run.`);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function saidSince(log: string, begins: number): string {
  return readFileSync(log).subarray(begins).toString('utf8');
}

function endOfLog(log: string, begins: number): string {
  const lines = saidSince(log, begins).trim().split('\n').slice(-LAST_LINES);
  return `Its log (${log}) ends: ${lines.join(' / ')}`;
}
