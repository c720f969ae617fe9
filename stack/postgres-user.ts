import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../domain/kernel/fault';

export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root, and the system has no other user to run it as. Start as an ordinary user, or name
 * a PostgreSQL that runs already.
 */
export class NoUserForPostgres extends Fault {
  override readonly name = 'NoUserForPostgres';
  override readonly kind = 'unavailable';
}

/** Where root's servers keep what another user must reach, when the data folder lies where that user cannot go (such as /root). */
const SYSTEM_DATA = '/var/lib/fordring';
export const SYSTEM_CACHE = '/var/cache/fordring';

/**
 * The user that PostgreSQL is to run as: ourselves, unless we are root. Then `postgres` where the system has such a user, else `nobody`,
 * which every system has: nothing is added to the system. A data folder that exists keeps its owner.
 */
export async function postgresUser(dataFolder: string): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(dataFolder).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  for (const name of ['postgres', 'nobody']) {
    const fields = users
      .split('\n')
      .find((line) => line.startsWith(`${name}:`))
      ?.split(':');
    if (fields?.[2] && fields[3] && fields[2] !== '0') return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new NoUserForPostgres(
    'PostgreSQL does not run as root, and this system has neither a user "postgres" nor "nobody"; start as an ordinary user, ' +
      'or set FORDRING_DATABASE_URL to use a PostgreSQL that runs already.',
  );
}

/** Whether the user can go down to this path: every folder above it must let others (or its group, or its owner) through. */
export async function canReach(path: string, user: SystemUser): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => undefined);
    if (found) {
      const shift = found.uid === user.uid ? 6 : found.gid === user.gid ? 3 : 0;
      if (((found.mode >> shift) & 1) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

/** A folder of its own for each data folder, named so that a person can tell which. */
export function systemFolderFor(home: string): string {
  const digest = createHash('sha256').update(home).digest('hex').slice(0, 12);
  return join(SYSTEM_DATA, `${basename(dirname(home))}-${digest}`);
}
