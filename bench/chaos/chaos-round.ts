import { Client, Connection } from '@temporalio/client';
import { mkdirSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';
import { compareBooks } from '../../engine/compare-books';
import { CaseEngine } from '../../engine/case-engine';
import { deliverFacts } from '../../office/claims/deliver-facts';
import { checkLedger } from '../../office/controls/check-ledger';
import { followedClaims } from '../../office/controls/followed-claims';
import { SeededRandom } from '../../sample/seeded-random';
import { ensureDatabase } from '../../stack/databases';
import { LOOPBACK } from '../../stack/free-port';
import { systemFolderFor } from '../../stack/postgres-user';
import { createLedgerPool } from '../../store/connect';
import { migrate } from '../../store/migrate';
import { readIfThere } from '../../store/whole-files';
import { ROOT, TYPESCRIPT } from '../child';
import { disturb, type Disturbances } from './chaos-monkey';
import { newNamespace, startChaosServers, type ChaosServers } from './chaos-servers';
import { TOWN_RULEBOOK } from './chaos-town';
import { compareTwins, lettersIn, type Difference } from './compare-twins';
import { keepUp, type ProcessKeptUp } from './process-kept-up';
import { TcpProxy } from './tcp-proxy';

export interface RoundOf {
  readonly seed: number;
  readonly claims: number;
  /** A folder of this round alone. */
  readonly home: string;
  readonly tell: (what: string) => void;
}

export interface RoundReport {
  readonly seed: number;
  readonly claims: number;
  readonly twinSeconds: number;
  readonly disturbedSeconds: number;
  readonly disturbances: Disturbances;
  readonly compared: number;
  readonly differences: readonly Difference[];
  /** What `ledger check` and `engine check` found in the disturbed town, and what lies in its folders otherwise. */
  readonly broken: readonly string[];
}

const TOLD_WITHIN_MILLISECONDS = 600_000;
const ANSWER_WITHIN_MILLISECONDS = 180_000;
const CLOCK_SKEW_MILLISECONDS = -3 * 3_600_000;
const FAULTS = { CHAOS_DIES_ONCE_IN: '4000', CHAOS_LOSES_ONCE_IN: '150' };

/** Lives a town undisturbed, lives the same town under fire, and compares the two. */
export async function chaosRound({ seed, claims, home, tell }: RoundOf): Promise<RoundReport> {
  await mkdir(home, { recursive: true });
  const servers = await startChaosServers(home);
  const lives: Life[] = [];
  try {
    const begun = performance.now();
    const twin = await Life.begin(servers, { name: 'twin', seed, claims, home });
    lives.push(twin);
    await twin.undisturbed();
    const twinSeconds = secondsSince(begun);
    tell(`the twin has lived, ${twinSeconds} s`);
    const disturbedAt = performance.now();
    const town = await Life.begin(servers, { name: 'town', seed, claims, home });
    lives.push(town);
    const disturbances = await town.underFire(new SeededRandom(seed, 'chaos'), tell);
    const disturbedSeconds = secondsSince(disturbedAt);
    tell(`the town has lived, ${disturbedSeconds} s`);
    const broken = await town.broken();
    const { compared, differences } = await compareTwins(twin.pool, town.pool);
    const letters = await lettersDiffer(twin, town);
    return {
      ...{ seed, claims, twinSeconds, disturbedSeconds, disturbances, compared, differences },
      broken: [...broken, ...letters, ...(compared === 0 ? ['no row was there to compare'] : [])],
    };
  } finally {
    for (const life of lives) await life.end();
    await servers.stop();
    for (const data of [join(home, 'postgres'), systemFolderFor(join(home, 'postgres'))])
      await rm(data, { recursive: true, force: true });
  }
}

interface LifeOf extends Omit<RoundOf, 'tell'> {
  readonly name: string;
}

/** A town with its own database, namespace, queue and folders. */
class Life {
  readonly pool: Pool;
  readonly outbox: string;
  private readonly of: LifeOf;
  private readonly servers: ChaosServers;
  private readonly database: string;

  private constructor(servers: ChaosServers, of: LifeOf, databaseUrl: string) {
    this.servers = servers;
    this.of = of;
    this.database = databaseUrl;
    this.outbox = join(of.home, of.name);
    this.pool = createLedgerPool(databaseUrl);
    mkdirSync(this.outbox, { recursive: true });
  }

  static async begin(servers: ChaosServers, of: LifeOf): Promise<Life> {
    const life = new Life(servers, of, await ensureDatabase(servers.databaseUrl, `chaos_${of.name}_${of.seed}`));
    await newNamespace(servers.temporalAddress, life.namespace);
    await migrate(life.pool);
    return life;
  }

  private get namespace(): string {
    return `chaos-${this.of.name}-${this.of.seed}`;
  }

  async undisturbed(): Promise<void> {
    const worker = this.worker('worker', this.direct);
    const town = this.town(this.direct);
    try {
      await town.ended;
    } finally {
      await town.stop();
      await worker.stop();
    }
  }

  /** Two workers, of which one has a wrong clock, and a town; each reaches each server over a proxy of its own. */
  async underFire(random: SeededRandom, tell: (what: string) => void): Promise<Disturbances> {
    const proxies: Record<string, TcpProxy> = {};
    const between = async (who: string): Promise<NodeJS.ProcessEnv> => {
      const engine = await TcpProxy.to(addressOf(this.servers.temporalAddress));
      const database = new URL(this.database);
      const ledger = await TcpProxy.to({ host: database.hostname, port: Number(database.port) });
      proxies[`${who} and Temporal`] = engine;
      proxies[`${who} and PostgreSQL`] = ledger;
      database.hostname = LOOPBACK;
      database.port = String(ledger.port);
      return this.environment(`${LOOPBACK}:${engine.port}`, database.href, FAULTS);
    };
    const disturbed = { CHAOS_DISTURBED: 'true' };
    const skewed = { CHAOS_CLOCK_SKEW_MILLISECONDS: String(CLOCK_SKEW_MILLISECONDS) };
    const worker = this.worker('worker', await between('worker'), [FAULT_POINTS]);
    const other = this.worker('skewed worker', { ...(await between('skewed worker')), ...skewed }, [
      FAULT_POINTS,
      SKEWED_CLOCK,
    ]);
    const town = this.town({ ...(await between('town')), ...disturbed }, [FAULT_POINTS]);
    const ending = new AbortController();
    const processes = { ...this.servers.processes, worker: worker.pid, 'skewed worker': other.pid, town: town.pid };
    const fire = disturb({ processes, proxies }, random, ending.signal, tell);
    try {
      await town.ended;
    } finally {
      ending.abort();
      await fire;
      await Promise.all([town.stop(), worker.stop(), other.stop()]);
      await Promise.all(Object.values(proxies).map((proxy) => proxy.close()));
    }
    const done = await fire;
    for (const [fault, times] of await this.faults()) done.set(fault, times);
    return done;
  }

  /** What the two controls find, once everything that was refused meanwhile has been told. */
  async broken(): Promise<string[]> {
    const worker = this.worker('worker', this.direct);
    const connection = await Connection.connect({ address: this.servers.temporalAddress });
    try {
      const client = new Client({ connection, namespace: this.namespace });
      const untold = (await this.everythingIsTold(new CaseEngine(client, this.queue))) ? [] : ['messages wait untold'];
      const { checks } = await checkLedger(this.pool);
      const ledger = checks
        .filter(({ holds }) => !holds)
        .map(({ name, offenders }) => `ledger check, ${name}: ${offenders.join('; ')}`);
      const books = followedClaims(this.pool, () => TOWN_RULEBOOK);
      const compare = () => compareBooks({ books, client });
      let compared = await compare();
      // The worker may be beginning still.
      for (const giveUpAt = Date.now() + ANSWER_WITHIN_MILLISECONDS; compared.unanswered.length > 0;) {
        if (Date.now() > giveUpAt) break;
        compared = await compare();
      }
      const { lost, orphans, differing, unanswered } = compared;
      const engine = Object.entries({ lost, orphans, unanswered, differing: differing.map(({ claimId }) => claimId) })
        .filter(([, claimIds]) => claimIds.length > 0)
        .map(([how, claimIds]) => `engine check, ${how}: ${claimIds.join(', ')}`);
      return [...untold, ...ledger, ...engine];
    } finally {
      await connection.close();
      await worker.stop();
    }
  }

  async end(): Promise<void> {
    await this.pool.end();
  }

  /** Tells what was refused meanwhile; answers whether nothing waits any more. */
  private async everythingIsTold(engine: CaseEngine): Promise<boolean> {
    const giveUpAt = Date.now() + TOLD_WITHIN_MILLISECONDS;
    const waits = "SELECT FROM fordring.outbox WHERE topic IN ('engine', 'document') AND delivered_at IS NULL LIMIT 1";
    while ((await this.pool.query(waits)).rowCount !== 0) {
      if (Date.now() >= giveUpAt) return false;
      await deliverFacts(this.pool, engine);
      await wait(500);
    }
    return true;
  }

  private get queue(): string {
    return `chaos-${this.of.name}`;
  }

  /** For a process that reaches both servers with nothing between. */
  private get direct(): NodeJS.ProcessEnv {
    return this.environment(this.servers.temporalAddress, this.database);
  }

  private environment(temporal: string, database: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
    return {
      ...process.env,
      FORDRING_TEMPORAL_ADDRESS: temporal,
      FORDRING_TEMPORAL_NAMESPACE: this.namespace,
      FORDRING_DATABASE_URL: database,
      FORDRING_TASK_QUEUE: this.queue,
      FORDRING_HOME: join(this.outbox, 'home'),
      FORDRING_OUTBOX: this.outbox,
      CHAOS_SEED: String(this.of.seed),
      CHAOS_CLAIMS: String(this.of.claims),
      CHAOS_FAULTS_FILE: join(this.outbox, 'faults'),
      ...more,
    };
  }

  private worker(name: string, environment: NodeJS.ProcessEnv, required: readonly string[] = []): ProcessKeptUp {
    const program = [
      ...requiring(required),
      join(ROOT, 'bin', 'fordring.mjs'),
      'worker',
      '--no-relay',
      '--unsupervised',
    ];
    return keepUp({ program, environment, log: join(this.outbox, `${name}.log`), isForEver: true });
  }

  private town(environment: NodeJS.ProcessEnv, required: readonly string[] = []): ProcessKeptUp {
    const program = [...requiring(required), ...TYPESCRIPT, join(__dirname, 'live-town.ts')];
    return keepUp({ program, environment, log: join(this.outbox, 'town.log'), isForEver: false });
  }

  private async faults(): Promise<Map<string, number>> {
    const times = new Map<string, number>();
    const noted = (await readIfThere(join(this.outbox, 'faults'))) ?? '';
    for (const fault of noted.split('\n').filter(Boolean)) times.set(fault, (times.get(fault) ?? 0) + 1);
    return times;
  }
}

const FAULT_POINTS = require.resolve('./fault-points.cjs');
const SKEWED_CLOCK = require.resolve('./skewed-clock.cjs');

function requiring(files: readonly string[]): string[] {
  return files.flatMap((file) => ['--require', file]);
}

async function lettersDiffer(twin: Life, town: Life): Promise<string[]> {
  const [one, other] = await Promise.all([
    lettersIn(join(twin.outbox, 'letters')),
    lettersIn(join(town.outbox, 'letters')),
  ]);
  if (one.length === 0) return ['no letter was there to compare'];
  const inTwin = new Set(one);
  const inTown = new Set(other);
  return [
    ...[...inTwin].filter((name) => !inTown.has(name)).map((name) => `a letter is missing: ${name}`),
    ...[...inTown].filter((name) => !inTwin.has(name)).map((name) => `a letter too many: ${name}`),
  ];
}

function addressOf(address: string): { readonly host: string; readonly port: number } {
  const [host = '', port = ''] = address.split(':');
  return { host, port: Number(port) };
}

function secondsSince(begun: number): number {
  return Math.round((performance.now() - begun) / 1000);
}
