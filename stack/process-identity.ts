import { readFileSync } from 'node:fs';

/**
 * A process number alone is not enough to know a process by: it is given to another one later. So the moment at which it
 * began is remembered with it, where the system tells it (Linux).
 */
export interface ProcessIdentity {
  readonly pid: number;
  readonly began?: string | undefined;
}

export function identityOf(pid: number): ProcessIdentity {
  const began = beganAt(pid);
  return began === undefined ? { pid } : { pid, began };
}

export function isAlive(identity: ProcessIdentity): boolean {
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    // EPERM: there is such a process, but it is somebody else's.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const stat = statOf(identity.pid);
  if (stat?.state === 'Z') return false;
  return identity.began === undefined || stat === undefined || stat.began === identity.began;
}

function beganAt(pid: number): string | undefined {
  return statOf(pid)?.began;
}

/** `/proc/PID/stat`: the command in parentheses may hold spaces, so the fields are counted from behind it. */
function statOf(pid: number): { readonly state: string | undefined; readonly began: string | undefined } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return { state: fields[0], began: fields[19] };
  } catch {
    return undefined;
  }
}

const POLL_MILLISECONDS = 20;

/** Asks the process to end, and after `graceMilliseconds` makes it. Returns when it is gone. */
export async function endProcess(
  identity: ProcessIdentity,
  signal: NodeJS.Signals,
  graceMilliseconds: number,
): Promise<void> {
  for (const [asked, milliseconds] of [
    [signal, graceMilliseconds],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isAlive(identity)) return;
    try {
      process.kill(identity.pid, asked);
    } catch {
      return;
    }
    const until = Date.now() + milliseconds;
    while (isAlive(identity) && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
}
