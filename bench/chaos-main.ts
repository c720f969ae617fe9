import { mkdtemp, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { chaosRound, type RoundReport } from './chaos/chaos-round';

const USAGE = `Usage: npm run chaos -- [--minutes N] [--claims N] [--seed N]

Lives invented towns twice: once undisturbed, and once while processes and servers are killed, connections are cut,
delayed and silenced, processes die between a commit and its answer, messages come twice and out of order, the same
file is imported twice at once, and one worker's clock is three hours slow. Then both towns must be equal, and the
controls of the ledger and of the engine must find nothing.

  --minutes N   begin no further town after N minutes; 10 unless told. The first is always lived to its end.
  --claims N    invoices of a town; 200 unless told
  --seed N      which towns: their invoices, payments, decisions and disturbances; another each time unless told

Embedded servers are started for the purpose. With FORDRING_TEMPORAL_ADDRESS and FORDRING_DATABASE_URL the servers named
there are used instead, and not killed. One JSON line a town goes to standard output. Exit code 0: nothing was lost,
doubled or otherwise. 3: something was. 2: the arguments are wrong.
`;

const DIFFERS = 3;
const REFUSED = 2;
const A_MINUTE_MILLISECONDS = 60_000;
const SHOWN = 10;

/** The chaos: returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const wanted = argumentsOf(argv);
  if (typeof wanted === 'string') {
    process.stderr.write(wanted);
    return wanted === USAGE ? 0 : REFUSED;
  }
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const folder = await mkdtemp(join(tmpdir(), 'fordring-chaos-'));
  const until = Date.now() + wanted.minutes * A_MINUTE_MILLISECONDS;
  let isEqual = true;
  try {
    for (let seed = wanted.seed; seed === wanted.seed || Date.now() < until; seed += 1) {
      const tell = (what: string): void => void process.stderr.write(`town ${seed}: ${what}\n`);
      const report = await chaosRound({ seed, claims: wanted.claims, home: join(folder, String(seed)), tell });
      isEqual = show(report, tell) && isEqual;
    }
  } finally {
    // A folder of a round that was not equal stays, and then this one is not empty.
    await rmdir(folder).catch(() => undefined);
  }
  return isEqual ? 0 : DIFFERS;
}

interface Wanted {
  readonly minutes: number;
  readonly claims: number;
  readonly seed: number;
}

function argumentsOf(argv: readonly string[]): Wanted | string {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        minutes: { type: 'string', default: '10' },
        claims: { type: 'string', default: '200' },
        seed: { type: 'string', default: String(Date.now() % 1_000_000) },
        help: { type: 'boolean' },
      },
    });
    if (values.help) return USAGE;
    for (const name of ['minutes', 'claims', 'seed'] as const)
      if (!/^[1-9]\d{0,8}$/.test(values[name]))
        return `--${name} "${values[name]}" is no whole number from 1 to 999999999.\n${USAGE}`;
    return { minutes: Number(values.minutes), claims: Number(values.claims), seed: Number(values.seed) };
  } catch (problem) {
    return `${(problem as Error).message}\n${USAGE}`;
  }
}

/** Answers whether the town and its twin were equal. */
function show({ disturbances, differences, broken, ...figures }: RoundReport, tell: (what: string) => void): boolean {
  const line = {
    ...figures,
    disturbances: Object.fromEntries([...disturbances].sort()),
    disturbed: [...disturbances.values()].reduce((sum, times) => sum + times, 0),
    differences: differences.length,
    broken: broken.length,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  for (const { what, key, twin, town } of differences.slice(0, SHOWN))
    tell(`${what} ${key}: the twin has ${twin ?? 'nothing'}, the town ${town ?? 'nothing'}`);
  for (const sentence of broken.slice(0, SHOWN)) tell(sentence);
  return differences.length === 0 && broken.length === 0;
}
