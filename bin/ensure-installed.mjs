import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The root of the clone. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const NEEDED = [20, 3];
const MODULES = join(ROOT, 'node_modules');
const LOCK = join(ROOT, 'package-lock.json');

/** The contents of the lock file that node_modules was installed from. */
const STAMP = join(MODULES, '.fordring-installed');

/**
 * Makes sure that this Node will do and that node_modules is there and fits package-lock.json; installs it when not.
 * Ends the process with one sentence when that cannot be.
 */
export function ensureInstalled() {
  refuseOldNode();
  if (!existsSync(LOCK)) return;
  const wanted = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  if (!fitsLock()) install();
  stamp(wanted);
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  fail(
    `Fordring needs Node ${NEEDED.join('.')} or later, and this is ${process.versions.node}; install a newer Node and try again.`,
  );
}

/**
 * npm keeps its own copy of the lock beside what it installed. Packages for other platforms are in ours, but not in that one;
 * what only tests need may be left out where NODE_ENV says production (our image).
 */
function fitsLock() {
  try {
    const wanted = packagesIn(LOCK);
    const installed = packagesIn(join(MODULES, '.package-lock.json'));
    const mayLack = ({ optional, dev, devOptional }) =>
      optional || devOptional || (dev && process.env.NODE_ENV === 'production');
    return Object.entries(wanted).every(
      ([path, entry]) => path === '' || (installed[path] ? installed[path].version === entry.version : mayLack(entry)),
    );
  } catch {
    return false;
  }
}

function packagesIn(lock) {
  return JSON.parse(readFileSync(lock, 'utf8')).packages;
}

function install() {
  process.stderr.write('Installing the npm packages that package-lock.json names (npm ci) …\n');
  const begun = Date.now();
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // What npm prints goes to standard error: standard output belongs to the command that was called.
  const { status, error } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--progress=true'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    env: environmentForNpm(),
  });
  if (error) fail(`npm, which comes with Node, cannot be run (${error.message}); install it and try again.`);
  if (status !== 0) {
    fail(
      `The npm packages could not be installed: "npm ci" in ${ROOT} ended with ${status}; what it says above tells why.`,
    );
  }
  process.stderr.write(`Installed in ${Math.round((Date.now() - begun) / 1000)} s.\n`);
}

/** Called as `npm start`, npm hands on its own settings; `omit` or `production` among them would leave out what tests need. */
function environmentForNpm() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(config_(omit|production|include)|lifecycle|package)/i.test(name),
  );
  return { ...Object.fromEntries(kept), NODE_ENV: 'development' };
}

/** A clone that we may not write to works too; it is then compared each time. */
function stamp(wanted) {
  try {
    writeFileSync(STAMP, wanted);
  } catch {
    return;
  }
}

function fail(sentence) {
  process.stderr.write(`fordring: ${sentence}\n`);
  process.exit(1);
}
