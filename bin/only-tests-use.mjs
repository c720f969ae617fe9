import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './ensure-installed.mjs';

/**
 * Dead code, with tests not counted as users. What only tests use is listed by name in `bin/only-tests-use.json`, under
 * what it waits for. A name that is not listed fails the check, and so does a listed name that the product uses.
 */
const { stdout, stderr } = spawnSync(
  join(ROOT, 'node_modules', '.bin', 'knip'),
  ['--production', '--config', 'knip.production.json', '--include', 'exports,files', '--reporter', 'json'],
  { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 64 * 1024 * 1024 },
);
if (stdout === '') throw new Error(`knip said nothing: ${stderr}`);

const found = JSON.parse(stdout).issues.flatMap(({ file, files = [], exports = [] }) =>
  files.length > 0 ? [file] : exports.map(({ name }) => `${file}: ${name}`),
);
const listed = Object.values(JSON.parse(readFileSync(join(ROOT, 'bin', 'only-tests-use.json'), 'utf8'))).flat();
const unlisted = found.filter((name) => !listed.includes(name));
const stale = listed.filter((name) => !found.includes(name));
for (const name of unlisted) process.stdout.write(`only tests use ${name}: use it, or delete it\n`);
for (const name of stale)
  process.stdout.write(`the product uses ${name}, or it is gone: take it off bin/only-tests-use.json\n`);
process.exitCode = unlisted.length + stale.length === 0 ? 0 : 1;
