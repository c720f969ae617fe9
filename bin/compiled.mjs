import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './ensure-installed.mjs';

/** Where `npm run build` puts the compiled code. */
export const DIST = join(ROOT, 'dist');

/** Says from which sources `dist` was made. */
export const FINGERPRINT = join(DIST, '.sources');

/** Folders of the clone that are no part of the program. Those whose name begins with a dot are none either. */
const BESIDE = new Set(['node_modules', 'out', 'dist', 'tests', 'bench', 'docs', 'deploy', 'bin']);

/** Files that decide how sources are compiled. */
const SETTINGS = ['package.json', 'tsconfig.json', 'tsconfig.build.json', join('bin', 'build.mjs')];

/** The folders of the program, as paths from the root. */
export function programFolders() {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !BESIDE.has(entry.name))
    .map(({ name }) => name);
}

/**
 * Whether the compiled code may be run: in an installed package always, for it has no sources; in a clone when every source is
 * as it was at the last build. Name, size and time of each source are compared, so that an older file that was put back,
 * or one that is gone, counts too.
 */
export function mayRunCompiled() {
  if (!existsSync(join(DIST, 'cli', 'main.js'))) return false;
  if (!existsSync(join(ROOT, 'cli', 'main.ts'))) return true;
  return existsSync(FINGERPRINT) && readFileSync(FINGERPRINT, 'utf8') === fingerprintOfSources();
}

/** One line for each source: its path, its size and when it was changed. */
export function fingerprintOfSources() {
  const files = [...SETTINGS, ...programFolders().flatMap(filesBelow)];
  return files
    .map((path) => {
      const { size, mtimeMs } = statSync(join(ROOT, path));
      return `${path} ${size} ${mtimeMs}\n`;
    })
    .join('');
}

function filesBelow(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
