import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ROOT, ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();

/**
 * Jest's workers share the machine with a Temporal server and a PostgreSQL: half of the cores, but two workers where there
 * are two cores, for a worker waits for the servers about half of its time.
 */
const CORES = availableParallelism();
const WORKERS = Math.min(CORES, Math.max(2, Math.floor(CORES / 2)));

const given = process.argv.slice(2);
const says = (option) => given.some((argument) => argument === option || argument.startsWith(`${option}=`));
const workers =
  says('--maxWorkers') || says('-w') || says('--runInBand') || says('-i') ? [] : [`--maxWorkers=${WORKERS}`];

const jest = spawn(
  process.execPath,
  [
    // Workflow bundles and their sandboxes are many and short-lived; without this the heap grows before it is looked at.
    '--max-old-space-size=4096',
    // Megabytes. Without it rows that a test keeps are copied many times while they are young.
    '--max-semi-space-size=64',
    join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
    ...workers,
    ...given,
  ],
  { cwd: ROOT, stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
jest.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1);
});
