import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Connection } from '@temporalio/client';
import { parse } from 'yaml';
import { freePort, LOOPBACK } from '../../stack/free-port';
import { ROOT } from '../child';

/** A Temporal server as in production: its own program, on PostgreSQL. */
export interface ProductionServer {
  readonly address: string;
  readonly historyShards: number;
  readonly stop: () => Promise<void>;
}

const STARTS_WITHIN_MILLISECONDS = 120_000;
const STOPS_WITHIN_MILLISECONDS = 10_000;
const SERVICES = ['FRONTEND', 'MATCHING', 'HISTORY', 'WORKER'];
/** The server keeps the ports by which its services find each other as PostgreSQL's smallint. */
const FIRST_PORT = 20_000;
const LAST_PORT = 32_767;

interface Compose {
  readonly services: { readonly temporal: { readonly environment: Readonly<Record<string, string | number>> } };
}

/** Databases of its own, for its two stores. */
export interface ServerDatabases {
  readonly temporal: string;
  readonly visibility: string;
}

/**
 * Starts the server with the settings of docker-compose.yml, except where it listens and who it is to PostgreSQL.
 * `programs` is the folder with `server` and `sql`, as `go install` leaves them; the databases are empty, by their URLs.
 */
export async function startProductionServer(programs: string, databases: ServerDatabases): Promise<ProductionServer> {
  const { hostname, port, username, password } = new URL(databases.temporal);
  const [user, secret] = [username, password].map(decodeURIComponent) as [string, string];
  for (const schema of ['temporal', 'visibility'] as const) {
    const tool = (...words: string[]) =>
      promisify(execFile)(
        join(programs, 'sql'),
        [
          ...['--plugin', 'postgres12', '--ep', hostname, '-p', port, '-u', user, '--db', nameOf(databases[schema])],
          ...words,
        ],
        { env: { ...process.env, SQL_PASSWORD: secret } },
      );
    await tool('setup-schema', '-v', '0.0');
    await tool('update-schema', '--schema-name', `postgresql/v12/${schema}`);
  }
  const compose = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true }) as Compose;
  const ports: Record<string, string> = {};
  let next = FIRST_PORT;
  for (const service of SERVICES)
    for (const kind of ['GRPC', 'MEMBERSHIP', ...(service === 'FRONTEND' ? ['HTTP'] : [])]) {
      const found = await freePortFrom(next);
      ports[`${service}_${kind}_PORT`] = String(found);
      next = found + 1;
    }
  const { environment } = compose.services.temporal;
  const server = spawn(join(programs, 'server'), ['start'], {
    env: {
      ...Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value)])),
      ...{ DB_PORT: port, POSTGRES_SEEDS: hostname, POSTGRES_USER: user, POSTGRES_PWD: secret, LOG_LEVEL: 'fatal' },
      ...{ DBNAME: nameOf(databases.temporal), VISIBILITY_DBNAME: nameOf(databases.visibility) },
      ...{ BIND_ON_IP: LOOPBACK, DYNAMIC_CONFIG_FILE_PATH: join(ROOT, 'deploy', 'dynamicconfig.yaml') },
      ...ports,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const stop = async () => {
    server.kill('SIGTERM');
    await Promise.race([exited, wait(STOPS_WITHIN_MILLISECONDS)]);
    server.kill('SIGKILL');
    await exited;
  };
  const address = `${LOOPBACK}:${ports['FRONTEND_GRPC_PORT'] ?? ''}`;
  try {
    return { address, historyShards: await Promise.race([shardsOf(address), endsEarly(exited)]), stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}

function nameOf(databaseUrl: string): string {
  return decodeURIComponent(new URL(databaseUrl).pathname.slice(1));
}

async function freePortFrom(first: number): Promise<number> {
  for (let port = first; port <= LAST_PORT; port += 1)
    if (await freePort(port, 'the server').catch(() => undefined)) return port;
  throw new Error(`No port from ${first} to ${LAST_PORT} is free.`);
}

async function endsEarly(exited: Promise<void>): Promise<never> {
  await exited;
  throw new Error('The server ended before it answered.');
}

/** Once the server answers. */
async function shardsOf(address: string): Promise<number> {
  for (const giveUpAt = Date.now() + STARTS_WITHIN_MILLISECONDS; ;) {
    try {
      const connection = await Connection.connect({ address, connectTimeout: 1_000 });
      const { historyShardCount } = await connection.workflowService.getClusterInfo({});
      await connection.close();
      return historyShardCount;
    } catch (problem) {
      if (Date.now() > giveUpAt) throw problem;
      await wait(500);
    }
  }
}
