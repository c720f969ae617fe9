import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** More files than this fail for a cause, and not for the moment. */
const A_FEW = 3;

/**
 * Runs all tests. A few files that failed run once more, alone on the machine, with the same draws of the properties: what
 * fails for a fault fails again. Each file that passed only then is named, since it hung on time and is to be mended.
 */
const folder = mkdtempSync(join(tmpdir(), 'fordring-counts-'));
try {
  const first = run('first.json', process.argv.slice(2));
  const { failedFiles } = first;
  const isWorthwhile = failedFiles.length > 0 && failedFiles.length <= A_FEW;
  if (isWorthwhile) console.log(`Once more, alone: ${failedFiles.join(' ')}`);
  const again = isWorthwhile ? run('again.json', ['--runInBand', ...failedFiles]) : undefined;
  const passedAlone = failedFiles.filter((file) => again && !again.failedFiles.includes(file));
  for (const file of passedAlone) console.log(`Passed only when it ran alone, to be mended: ${file}`);
  const failed = again ? again.failed : first.failed;
  const beside = again ?? { passed: 0, passedBesideFailures: first.passedBesideFailures };
  console.log(`${first.passed + beside.passed + beside.passedBesideFailures} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(name, given) {
  const counts = join(folder, name);
  const env = { ...process.env, JEST_COUNTS_FILE: counts };
  const { status } = spawnSync('npm', ['test', '--', ...given], { stdio: 'inherit', env });
  try {
    const counted = JSON.parse(readFileSync(counts, 'utf8'));
    return { ...counted, failed: status !== 0 && counted.failed === 0 ? 1 : counted.failed };
  } catch {
    return { failed: 1, passed: 0, passedBesideFailures: 0, failedFiles: [] };
  }
}
