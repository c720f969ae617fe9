import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fordring-clone-'));
  for (const folder of ['bin', 'path', 'node_modules']) mkdirSync(join(root, folder));
  copyFileSync(join(__dirname, '..', '..', 'bin', 'ensure-installed.mjs'), join(root, 'bin', 'ensure-installed.mjs'));
  writeFileSync(
    join(root, 'bin', 'try.mjs'),
    "import { ensureInstalled } from './ensure-installed.mjs';\nensureInstalled();\n",
  );
  lock('package-lock.json', { left: { version: '1.0.0' } });
});
afterEach(() => rmSync(root, { recursive: true }));

function lock(file: string, packages: Record<string, object>): void {
  const entries = Object.entries(packages).map(([name, entry]) => [`node_modules/${name}`, entry]);
  writeFileSync(join(root, file), JSON.stringify({ packages: { '': {}, ...(Object.fromEntries(entries) as object) } }));
}

const installed = (packages: Record<string, object>) => lock('node_modules/.package-lock.json', packages);

/** A stand-in for npm that notes how it was called. */
function npmThat(ends: string): void {
  writeFileSync(join(root, 'path', 'npm'), `#!/bin/sh\necho "$@" > called\necho "said by npm"\n${ends}\n`);
  chmodSync(join(root, 'path', 'npm'), 0o755);
}

function tryIt(environment: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin', 'try.mjs')], {
    env: { PATH: `${join(root, 'path')}:/bin:/usr/bin`.replace(dirname(process.execPath), ''), ...environment },
    encoding: 'utf8',
  });
  const called = join(root, 'called');
  const npm = existsSync(called) ? readFileSync(called, 'utf8').split(' ')[0] : undefined;
  rmSync(called, { force: true });
  return { status, stdout, stderr, npm };
}

test('what is installed already is left alone, and noted, so that it need not be compared again', () => {
  npmThat('exit 0');
  installed({ left: { version: '1.0.0' } });
  expect(tryIt()).toEqual({ status: 0, stdout: '', stderr: '', npm: undefined });
  rmSync(join(root, 'node_modules', '.package-lock.json'));
  expect(tryIt()).toMatchObject({ status: 0, npm: undefined });
});

test('packages for other machines may be missing', () => {
  npmThat('exit 1');
  lock('package-lock.json', { left: { version: '1.0.0' }, windows: { version: '1.0.0', optional: true } });
  installed({ left: { version: '1.0.0' } });
  expect(tryIt()).toMatchObject({ status: 0, npm: undefined });
});

test('what only tests need may be missing in production, and nowhere else', () => {
  npmThat('exit 0');
  lock('package-lock.json', { left: { version: '1.0.0' }, jest: { version: '1.0.0', dev: true } });
  installed({ left: { version: '1.0.0' } });
  expect(tryIt()).toMatchObject({ npm: 'ci' });
  rmSync(join(root, 'node_modules', '.fordring-installed'));
  expect(tryIt({ NODE_ENV: 'production' })).toMatchObject({ status: 0, npm: undefined });
});

test.each([
  ['nothing is installed', undefined],
  ['another version is installed', { left: { version: '0.9.0' } }],
])('npm ci is called when %s; what npm says does not mix with what the command prints', (_what, packages) => {
  npmThat('exit 0');
  if (packages) installed(packages);
  const { status, stdout, stderr, npm } = tryIt();
  expect({ status, stdout, npm }).toEqual({ status: 0, stdout: '', npm: 'ci' });
  expect(stderr).toMatch(/^Installing the npm packages .*\nsaid by npm\nInstalled in \d+ s\.\n$/s);
  expect(tryIt()).toMatchObject({ stderr: '', npm: undefined });
});

test('when npm fails one sentence says so', () => {
  npmThat('exit 3');
  const { status, stderr } = tryIt();
  expect(status).toBe(1);
  expect(stderr.trim().split('\n').pop()).toMatch(
    /^fordring: The npm packages could not be installed: "npm ci" in .* ended with 3;/,
  );
  expect(existsSync(join(root, 'node_modules', '.fordring-installed'))).toBe(false);
});
