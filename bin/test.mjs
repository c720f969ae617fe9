import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ROOT, ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();

/** Jest's workers share the machine with a Temporal server and a PostgreSQL: one worker for two cores, half of the cores beyond. */
const WORKERS = Math.max(1, Math.floor(availableParallelism() / 2));

const given = process.argv.slice(2);
const says = (option) => given.some((argument) => argument === option || argument.startsWith(`${option}=`));
const workers =
  says('--maxWorkers') || says('-w') || says('--runInBand') || says('-i') ? [] : [`--maxWorkers=${WORKERS}`];

const jest = spawn(
  process.execPath,
  [
    // Workflow bundles and their sandboxes are many and short-lived; without this the heap grows before it is looked at.
    '--max-old-space-size=4096',
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
