import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Entry {
  readonly optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Entry>;
};

/** npm looks beside the package first, then in every folder above it. */
function isLocked(from: string, name: string): boolean {
  const above = from === '' ? undefined : from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')));
  return (
    `${from === '' ? '' : `${from}/`}node_modules/${name}` in packages || (above !== undefined && isLocked(above, name))
  );
}

/**
 * `npm install` leaves out of the lock what its registry does not have (some platforms' builds), and `npm ci` then refuses the whole lock:
 * nothing could be installed in a fresh clone. An entry with version, `os` and `cpu` is enough.
 */
test('the lock names the builds for all platforms, also those that are not installed here', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
  );
  expect(missing).toEqual([]);
});
