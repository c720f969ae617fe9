import { Client } from '@temporalio/client';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';
import { compareBooks } from '../../engine/compare-books';
import { CaseEngine } from '../../engine/case-engine';
import { deliverFacts } from '../../office/claims/deliver-facts';
import { checkLedger } from '../../office/controls/check-ledger';
import { followedClaims } from '../../office/controls/followed-claims';
import type { SeededRandom } from '../../sample/seeded-random';
import { connectTemporal } from '../../stack/connect-temporal';
import { dropDatabase, ensureDatabase } from '../../stack/databases';
import { createLedgerPool } from '../../store/connect';
import { migrate } from '../../store/migrate';
import { readIfThere } from '../../store/whole-files';
import { ROOT, TYPESCRIPT } from '../child';
import { disturb, type Disturbances } from './chaos-monkey';
import { newNamespace, removeNamespace, type ChaosServers } from './chaos-servers';
import { TOWN_RULEBOOK } from './chaos-town';
import { throughProxies } from './through-proxies';
import { keepUp, type ProcessKeptUp } from './process-kept-up';
import { TcpProxy } from './tcp-proxy';

const TOLD_WITHIN_MILLISECONDS = 600_000;
const ANSWER_WITHIN_MILLISECONDS = 180_000;
const CLOCK_SKEW_MILLISECONDS = -3 * 3_600_000;
const FAULTS = { CHAOS_DIES_ONCE_IN: '4000', CHAOS_LOSES_ONCE_IN: '150' };

export interface TownOf {
  readonly seed: number;
  readonly claims: number;
  /** A folder of this round alone. */
  readonly home: string;
}

interface LifeOf extends TownOf {
  /** Twin or town. */
  readonly name: string;
}

/** A town with its own database, namespace, queue and folders. */
export class Life {
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
    const life = new Life(servers, of, await ensureDatabase(servers.databaseUrl, databaseOf(of)));
    await newNamespace(servers.temporal, life.namespace);
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
      const { temporal } = this.servers;
      const engine = await TcpProxy.to(addressOf(temporal.address));
      const ledger = await TcpProxy.to(addressOf(new URL(this.database).host, POSTGRES_PORT));
      proxies[`${who} and Temporal`] = engine;
      proxies[`${who} and PostgreSQL`] = ledger;
      const reached = throughProxies({ temporal, database: this.database }, { engine, ledger });
      return this.environment(reached.address, reached.database, { ...FAULTS, ...reached.more });
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
    const connection = await connectTemporal(this.servers.temporal);
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

  /** Leaves nothing on servers that were there before. */
  async remove(tell: (what: string) => void): Promise<void> {
    if (this.servers.processes['PostgreSQL'] === undefined)
      await dropDatabase(this.servers.databaseUrl, databaseOf(this.of));
    if (this.servers.processes['Temporal'] !== undefined) return;
    if (!(await removeNamespace(this.servers.temporal, this.namespace)))
      tell(`the namespace ${this.namespace} could not be removed and stays`);
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
    return this.environment(this.servers.temporal.address, this.database);
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

/** Where a URL names none. */
const POSTGRES_PORT = 5432;

function databaseOf({ name, seed }: LifeOf): string {
  return `chaos_${name}_${seed}`;
}

/** Also of an IPv6 address in brackets. */
function addressOf(address: string, otherwise = 0): { readonly host: string; readonly port: number } {
  const [, host = '', port] = /^(.*?)(?::(\d+))?$/.exec(address) ?? [];
  return { host: host.replace(/^\[|\]$/g, ''), port: port === undefined ? otherwise : Number(port) };
}
