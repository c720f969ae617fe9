import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SystemUser } from './postgres-user';
import { Fault } from '../domain/kernel/fault';

/** The owner of the embedded cluster and of its first database. */
export const POSTGRES_SUPERUSER = 'fordring';

const INITDB_MILLISECONDS = 120_000;

/** PostgreSQL could not make the files of a new database. The message holds what `initdb` said. */
export class ClusterNotMade extends Fault {
  override readonly name = 'ClusterNotMade';
  override readonly kind = 'unavailable';
}

/**
 * Makes a new, empty cluster unless there is one whose password we know. It is made beside and renamed, so that one that was interrupted is never
 * taken for whole. Texts are UTF-8 and sort by code point, on every machine alike (PostgreSQL's own C.UTF-8), whatever its locale.
 */
export async function ensureCluster(
  initdb: string,
  dataFolder: string,
  passwordFile: string,
  user: SystemUser | undefined,
): Promise<{ readonly isNew: boolean }> {
  if (await isThere(join(dataFolder, 'PG_VERSION'))) {
    if (await isThere(passwordFile)) return { isNew: false };
    // Somebody removed the data folder, but the cluster lies elsewhere (postgres-server.ts says when). They want to begin anew;
    // books are never deleted on a guess, so the old cluster is only moved aside.
    await rename(dataFolder, `${dataFolder}.set-aside-${randomUUID()}`);
  }
  const beside = `${dataFolder}.${randomUUID()}`;
  const passwordForInitdb = `${beside}.password`;
  const password = randomBytes(24).toString('hex');
  try {
    await mkdir(dirname(dataFolder), { recursive: true, mode: 0o755 });
    await mkdir(beside, { mode: 0o700 });
    await writeFile(passwordForInitdb, password, { mode: 0o600 });
    for (const path of user ? [beside, passwordForInitdb] : []) await chown(path, user?.uid ?? 0, user?.gid ?? 0);
    await runInitdb(initdb, beside, passwordForInitdb, user);
    await writeFile(passwordFile, password, { mode: 0o600 });
    await chmod(passwordFile, 0o600);
    await rename(beside, dataFolder);
    return { isNew: true };
  } finally {
    await rm(passwordForInitdb, { force: true });
    await rm(beside, { recursive: true, force: true });
  }
}

export async function readPassword(passwordFile: string): Promise<string> {
  return (await readFile(passwordFile, 'utf8')).trim();
}

function runInitdb(initdb: string, folder: string, passwordFile: string, user: SystemUser | undefined): Promise<void> {
  const given = [
    ...[`--pgdata=${folder}`, `--username=${POSTGRES_SUPERUSER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ];
  return new Promise((resolve, reject) => {
    execFile(initdb, given, { cwd: folder, timeout: INITDB_MILLISECONDS, ...user }, (error, _output, complaint) => {
      if (!error) resolve();
      else
        reject(
          new ClusterNotMade(`PostgreSQL could not make its files in ${folder}: ${complaint.trim() || error.message}`),
        );
    });
  });
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
