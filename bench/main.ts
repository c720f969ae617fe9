import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { readConfiguration } from '../stack/configuration';
import { showingProgress } from '../stack/progress';
import { startStack, type Stack } from '../stack/stack';
import { bankImport } from './bank-import';
import { floodScaled, FULL, QUICK, type Bench, type Given } from './bench';
import { bounds } from './bounds';
import { camt } from './camt';
import { check } from './check';
import { cluster } from './cluster';
import { close } from './close';
import { figureLine } from './figure-line';
import { flood } from './flood';
import { herd } from './herd';
import { MOST_HERD_CLAIMS } from './herd/herded-town';
import { lifecycle } from './lifecycle';
import { FalseClean, mutations } from './mutations';
import { preview } from './preview';
import { reconcile } from './reconcile';
import { register } from './register';
import { Scratch } from './scratch';

const BENCHES: Readonly<Record<string, Bench>> = {
  lifecycle,
  'bank-import': bankImport,
  camt,
  preview,
  register,
  reconcile,
  check,
  close,
  flood,
  herd,
  cluster,
  bounds,
  mutations,
};

const USAGE = `Usage: npm run bench -- [NAME …] [--runs N] [--scale N] [--claims N] [--quick | --small]

Each NAME is one of ${Object.keys(BENCHES).join(', ')}; without a name all are run, which may take hours.
One JSON line for each figure goes to standard output, progress to standard error. Every ratio compares ours with a bare
way of doing the same, measured alternately in the same run. mutations prints a matrix instead: what becomes of each wrong row. --quick (or --small) runs everything in seconds; its figures mean nothing. --scale 0.1 makes a flood a tenth as high. --claims 66667 makes a herd of so many claims.
`;

const DONE = 0;
const REFUSED = 2;
/** A change that a reconciliation does not notice: the one figure that must be nought. */
const FOUND = 3;
const INTERRUPTED = 130;

/** The bench: returns the exit code. Whether the aims hold is in the lines; a figure that falls short is no failure. */
export async function main(argv: readonly string[]): Promise<number> {
  const wanted = argumentsOf(argv);
  if (typeof wanted === 'string') {
    process.stderr.write(wanted);
    return wanted === USAGE ? 0 : REFUSED;
  }
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const tell = (what: string): void => void process.stderr.write(`${what}\n`);
  const servers = new Servers();
  const running = measure(wanted, servers, tell);
  const interrupted = new Promise<'interrupted'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve('interrupted'));
  });
  try {
    if ((await Promise.race([running, interrupted])) !== 'interrupted') return DONE;
    // What is under way fails when its database goes; nobody asks for it any more.
    running.catch(() => undefined);
    await servers.close();
    process.exit(INTERRUPTED);
  } catch (problem) {
    if (!(problem instanceof FalseClean)) throw problem;
    process.stderr.write(`${problem.message}\n`);
    return FOUND;
  } finally {
    await servers.close();
  }
}

interface Wanted {
  readonly names: readonly string[];
  readonly runs: number;
  readonly quick: boolean;
  readonly scale: number;
  /** Of a herd; the size's own when absent. */
  readonly claims?: number;
}

function argumentsOf(argv: readonly string[]): Wanted | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        runs: { type: 'string' },
        scale: { type: 'string' },
        claims: { type: 'string' },
        quick: { type: 'boolean' },
        small: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) return USAGE;
    const unknown = positionals.find((name) => !(name in BENCHES));
    if (unknown !== undefined) return `There is no bench "${unknown}".\n${USAGE}`;
    const quick = values.quick ?? values.small ?? false;
    const runs = Number(values.runs ?? (quick ? 1 : 5));
    if (!Number.isSafeInteger(runs) || runs < 1) return `"${values.runs ?? ''}" is no number of runs.\n${USAGE}`;
    const scale = Number(values.scale ?? 1);
    if (!(scale > 0 && scale <= 1)) return `"${values.scale ?? ''}" is no scale above 0 and up to 1.\n${USAGE}`;
    const claims = values.claims === undefined ? undefined : Number(values.claims);
    if (claims !== undefined && !(Number.isSafeInteger(claims) && claims >= 1 && claims <= MOST_HERD_CLAIMS))
      return `"${values.claims ?? ''}" is no number of claims from 1 to ${MOST_HERD_CLAIMS}.\n${USAGE}`;
    const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
    return { scale, names, runs, quick, ...(claims !== undefined && { claims }) };
  } catch (problem) {
    return `${(problem as Error).message}\n${USAGE}`;
  }
}

async function measure(
  { names, runs, quick, scale, claims }: Wanted,
  servers: Servers,
  tell: Given['tell'],
): Promise<void> {
  const scaled = floodScaled(quick ? QUICK : FULL, scale);
  for (const name of names) {
    const load = loadavg()[0] ?? 0;
    await BENCHES[name]?.({
      size: { ...scaled, ...(claims !== undefined && { herdClaims: claims }) },
      runs,
      stack: () => servers.stack(),
      scratch: () => servers.scratch(),
      report: (measured) =>
        void process.stdout.write(`${JSON.stringify(figureLine(name, measured, { runs, load }))}\n`),
      tell: (what) => tell(`${name}: ${what}`),
    });
  }
}

/** Started when the first bench asks for them; what was made in them goes before they stop. */
class Servers {
  private started: Promise<Stack> | undefined;
  private made: Scratch | undefined;

  stack(): Promise<Stack> {
    this.started ??= showingProgress(process.stderr, (onProgress) => startStack(readConfiguration(), { onProgress }));
    return this.started;
  }

  async scratch(): Promise<Scratch> {
    const { databaseUrl } = await this.stack();
    this.made ??= new Scratch(databaseUrl);
    return this.made;
  }

  async close(): Promise<void> {
    const stack = await this.started?.catch(() => undefined);
    this.started = undefined;
    await this.made?.dropAll();
    await stack?.stop();
  }
}
