import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf, isAlive, type ProcessIdentity } from './process-identity';

/** One use of the embedded servers of a data folder; a process may have several. */
export interface EngineUser {
  /** The living others that use the servers too. */
  readonly others: () => readonly ProcessIdentity[];
  readonly leave: () => void;
}

/** Each user has a file here, called by its process number: the watchman of a server asks no more than whether these processes live. */
export function usersFolder(home: string): string {
  return join(home, 'engine.users');
}

/** Says that this process uses the servers of the folder, until it leaves or ends. */
export function enterAsUser(home: string): EngineUser {
  const folder = usersFolder(home);
  mkdirSync(folder, { recursive: true });
  const ours = `${process.pid}.${randomUUID()}`;
  writeFileSync(join(folder, ours), JSON.stringify(identityOf(process.pid)));
  return {
    others: () =>
      readdirSync(folder)
        .filter((name) => name !== ours)
        .flatMap((name) => livingUser(join(folder, name))),
    leave: () => rmSync(join(folder, ours), { force: true }),
  };
}

/** Nobody, where the process is gone: its file is cleared away. A file that is half written is of somebody who lives. */
function livingUser(file: string): readonly ProcessIdentity[] {
  const user = userIn(file);
  if (isAlive(user)) return [user];
  rmSync(file, { force: true });
  return [];
}

function userIn(file: string): ProcessIdentity {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity;
  } catch {
    return { pid: Number(/(\d+)\.[^/\\]*$/.exec(file)?.[1]) };
  }
}
