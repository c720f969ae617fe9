import { spawnSync } from 'node:child_process';
import { isAbsolute, join } from 'node:path';
import { ROOT, ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();

const CHECKS = [
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.'], 'npm run format mends it'],
  ['lint', 'eslint', ['.']],
  ['types', 'tsc', ['--noEmit']],
  ['folder arrows', 'depcruise', ['--config', '.dependency-cruiser.cjs', '.']],
  ['dead code', 'knip', []],
  ['what only tests use', process.execPath, [join(ROOT, 'bin', 'only-tests-use.mjs')]],
];

const failed = [];
for (const [name, program, given, hint] of CHECKS) {
  const begun = Date.now();
  const { status } = spawnSync(isAbsolute(program) ? program : join(ROOT, 'node_modules', '.bin', program), given, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && !isAbsolute(program),
  });
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  process.stdout.write(
    `${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)${status !== 0 && hint ? `: ${hint}` : ''}\n`,
  );
  if (status !== 0) failed.push(name);
}
process.exitCode = failed.length === 0 ? 0 : 1;
